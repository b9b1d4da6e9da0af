package unimig.converter.proof;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import unimig.converter.proof.MigrationProof.Phase;
import unimig.converter.proof.MigrationProof.Result;
import unimig.converter.proof.Trial.Outcome;
import unimig.converter.source.VersionedMigration;

/** Takes migrations down, the newest first, and up again; compares the databases after each. */
final class Chain {
  private final Trial trial;
  private final Pair pair;
  private final Function<VersionedMigration, Findings> begin;
  private final ProofListener listener;
  private final Map<VersionedMigration, Findings> found = new LinkedHashMap<>();
  private Optional<Outcome> last = Optional.empty();

  Chain(
      Trial trial,
      Pair pair,
      Function<VersionedMigration, Findings> begin,
      ProofListener listener) {
    this.trial = trial;
    this.pair = pair;
    this.begin = begin;
    this.listener = listener;
  }

  /**
   * Ends at a difference; where a way back fails on both sides, goes up again from there.
   *
   * @param migrations in order, the last of which is the last that is applied
   */
  void run(List<VersionedMigration> migrations) throws SQLException {
    int lowest = migrations.size();
    Result result = Result.EQUAL;
    while (lowest > 0 && result == Result.EQUAL) {
      result = run(migrations.get(lowest - 1), Phase.CHAIN_DOWN);
      lowest -= result == Result.EQUAL ? 1 : 0;
    }
    boolean goesOn = result != Result.DIFFERENT;
    for (int i = lowest; goesOn && i < migrations.size(); i++) {
      goesOn = run(migrations.get(i), Phase.CHAIN_UP) == Result.EQUAL;
    }
  }

  private Result run(VersionedMigration migration, Phase phase) throws SQLException {
    listener.at(phase, migration.migration().legacyName());
    Outcome outcome = trial.run(pair, migration, phase);
    found.computeIfAbsent(migration, begin).add(outcome);
    last = Optional.of(outcome);
    return outcome.isEqual() || outcome.step().result() != Result.EQUAL
        ? outcome.step().result()
        : Result.DIFFERENT;
  }

  /** Of each migration that it got to. */
  List<MigrationProof> found() {
    return found.values().stream().map(Findings::proof).toList();
  }

  /** Whether the sides left the same wherever it got to. */
  boolean isEqual() {
    return found.values().stream().allMatch(Findings::isEqual);
  }

  /** Whether all came up again and the databases hold what they held after {@code before}. */
  boolean isBackUp(Outcome before) {
    return last.filter(outcome -> outcome.step().phase() == Phase.CHAIN_UP)
        .filter(outcome -> outcome.isEqual() && outcome.isAgain(before))
        .isPresent();
  }
}
