package unimig.converter.proof;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import unimig.converter.proof.Trial.Outcome;
import unimig.converter.source.VersionedMigration;

/**
 * The way down of the whole set. No migration can be taken back while one after it is applied that
 * has no way back, so such ones divide the set into stretches; each goes down and up again as soon
 * as its last migration has been proven.
 */
final class Stretches {
  private final Trial trial;
  private final Course course;
  private final List<VersionedMigration> migrations;
  private final Function<VersionedMigration, Findings> begin;
  private final ProofListener listener;
  private int from;

  /** What the databases held when the last migration was up. */
  private Optional<Outcome> top = Optional.empty();

  /**
   * @param migrations in order
   */
  Stretches(
      Trial trial,
      Course course,
      List<VersionedMigration> migrations,
      Function<VersionedMigration, Findings> begin,
      ProofListener listener) {
    this.trial = trial;
    this.course = course;
    this.migrations = List.copyOf(migrations);
    this.begin = begin;
    this.listener = listener;
  }

  /**
   * The first migrations are up, of which an earlier proof knows.
   *
   * @param earlier what it had found of each
   */
  void resume(List<MigrationProof> earlier) {
    from = Resumption.beginOfStretch(earlier);
  }

  /** The next migration is up, and can come down. */
  void goOn(Outcome up) {
    top = Optional.of(up);
  }

  /**
   * Takes the stretch that ends before migration {@code count}, counted from 0, down and up again.
   * The databases hold what the first {@code count} have left, before and, unless a side differs,
   * after.
   *
   * @return what was found; empty where a single migration is no chain
   */
  List<MigrationProof> end(int count) throws SQLException {
    List<VersionedMigration> stretch = migrations.subList(from, count);
    from = count;
    if (stretch.size() < 2) {
      return List.of();
    }
    Chain chain = new Chain(trial, course.pair(), begin, listener);
    chain.run(stretch);
    if (chain.isEqual() && top.filter(chain::isBackUp).isEmpty()) {
      course.restart(count, trial);
    }
    return chain.found();
  }

  /**
   * The same where migration {@code count} is up already, as nobody knew that it does not come
   * down. The databases hold what it has left before; if anything was found, not after.
   */
  List<MigrationProof> endBefore(int count) throws SQLException {
    List<MigrationProof> found = List.of();
    if (count - from >= 2) {
      course.restart(count, trial);
      found = end(count);
    }
    from = count + 1;
    return found;
  }

  /** Migration {@code count}, counted from 0, has no way back. */
  void skip(int count) {
    from = count + 1;
  }
}
