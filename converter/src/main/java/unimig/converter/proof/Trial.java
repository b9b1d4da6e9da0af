package unimig.converter.proof;

import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import unimig.converter.proof.MigrationProof.Phase;
import unimig.converter.proof.MigrationProof.Result;
import unimig.converter.proof.MigrationProof.Step;
import unimig.converter.proof.Roles.Side;
import unimig.converter.proof.SideBySide.Both;
import unimig.converter.proof.SideRun.SideFailure;
import unimig.converter.source.VersionedMigration;
import unimig.runner.api.ScriptHost.Direction;
import unimig.runner.catalog.DatabaseSnapshot;
import unimig.runner.catalog.Difference;
import unimig.runner.catalog.RowComparison;
import unimig.runner.catalog.RowComparison.Seen;
import unimig.runner.catalog.SnapshotScope;
import unimig.runner.catalog.VolatilePolicy;

/** Runs one direction of a migration on both databases of a pair and compares what that left. */
final class Trial implements AutoCloseable {
  private final OriginalSide original;
  private final ConvertedSide converted;
  private final Roles roles;
  private final SnapshotScope scope;
  private final VolatilePolicy policy;
  private final SideBySide sideBySide = new SideBySide();

  /**
   * @param scope what to compare
   */
  Trial(
      OriginalSide original,
      ConvertedSide converted,
      Roles roles,
      SnapshotScope scope,
      SourceText sources,
      ZoneId zone) {
    this.original = original;
    this.converted = converted;
    this.roles = roles;
    this.scope = scope;
    this.policy = VolatilePolicy.of(sources::contains, zone);
  }

  /**
   * @param left what the databases hold now
   */
  record Outcome(Step step, Both<DatabaseSnapshot> left) {
    /** Whether the databases hold again what they held after {@code before}. */
    boolean isAgain(Outcome before) {
      return left.original().isAgain(before.left.original(), before.left.converted());
    }
  }

  Outcome run(Pair pair, VersionedMigration migration, Phase phase) throws SQLException {
    Direction direction = phase == Phase.DOWN ? Direction.DOWN : Direction.UP;
    Databases databases = pair.databases();
    roles.show(Side.ORIGINAL);
    SideRun ours = original.run(databases.original(), migration, direction);
    roles.ran(Side.ORIGINAL, ours.trace());
    roles.show(Side.CONVERTED);
    SideRun theirs = converted.run(databases.converted(), migration.version(), direction);
    // The same roles as the original's, though the statements may be laid out otherwise.
    roles.ran(Side.CONVERTED, ours.trace());
    roles.ran(Side.CONVERTED, theirs.trace());
    pair.correspondence().ran(ours.window(), theirs.window());
    Both<Seen> seen = see(pair);
    List<Difference> differences = compare(pair, seen, ours.usedRandom());
    return new Outcome(
        step(phase, ours, theirs, differences),
        new Both<>(seen.original().snapshot(), seen.converted().snapshot()));
  }

  private Both<Seen> see(Pair pair) throws SQLException {
    if (roles.isEmpty()) {
      return sideBySide.read(() -> pair.seeOriginal(scope), () -> pair.seeConverted(scope));
    }
    Seen theirs = pair.seeConverted(scope);
    roles.show(Side.ORIGINAL);
    return new Both<>(pair.seeOriginal(scope), theirs);
  }

  private static Step step(
      Phase phase, SideRun ours, SideRun theirs, List<Difference> differences) {
    Optional<String> message = failuresDiffer(ours.failure(), theirs.failure());
    boolean different = message.isPresent() || !differences.isEmpty();
    if (!different && ours.failure().isEmpty()) {
      return Step.of(phase, Result.EQUAL);
    }
    // A migration that cannot even come up cannot be proven; what follows would build on nothing.
    boolean alike = !different && phase != Phase.UP;
    return new Step(
        phase,
        alike ? Result.FAILS_ALIKE : Result.DIFFERENT,
        differences,
        message.or(() -> ours.failure().map(f -> "the original fails: " + text(f))),
        ours.trace(),
        theirs.trace());
  }

  private static Optional<String> failuresDiffer(
      Optional<SideFailure> original, Optional<SideFailure> converted) {
    if (original.isPresent() && converted.isPresent()) {
      return original.get().isLike(converted.get())
          ? Optional.empty()
          : Optional.of(
              "they fail differently: original %s, converted %s"
                  .formatted(text(original.get()), text(converted.get())));
    }
    return original
        .map(failure -> "only the original fails: " + text(failure))
        .or(() -> converted.map(failure -> "only the converted fails: " + text(failure)));
  }

  private static String text(SideFailure failure) {
    return failure.sqlState().isEmpty()
        ? failure.message()
        : failure.message() + " (SQLSTATE " + failure.sqlState() + ")";
  }

  private List<Difference> compare(Pair pair, Both<Seen> seen, boolean randomText)
      throws SQLException {
    DatabaseSnapshot ours = seen.original().snapshot();
    DatabaseSnapshot theirs = seen.converted().snapshot();
    List<Difference> differences = ours.catalog().differencesTo(theirs.catalog());
    if (!differences.isEmpty()) {
      return differences;
    }
    return new RowComparison(pair.correspondence())
        .compare(seen.original(), seen.converted(), randomText ? policy.withRandomText() : policy);
  }

  @Override
  public void close() {
    converted.close();
    sideBySide.close();
  }
}
