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
import unimig.converter.source.VersionedMigration;
import unimig.runner.api.ScriptHost.Direction;
import unimig.runner.catalog.Correspondence;
import unimig.runner.catalog.DatabaseSnapshot;
import unimig.runner.catalog.Difference;
import unimig.runner.catalog.RowComparison;
import unimig.runner.catalog.RowComparison.Seen;
import unimig.runner.catalog.SnapshotScope;
import unimig.runner.catalog.VolatilePolicy;

/** Runs one direction of a migration on each database and compares what that left. */
final class Trial implements AutoCloseable {
  private final OriginalSide original;
  private final ConvertedSide converted;
  private final Optional<WitnessSide> witness;
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
      Optional<WitnessSide> witness,
      Roles roles,
      SnapshotScope scope,
      SourceText sources,
      ZoneId zone) {
    this.original = original;
    this.converted = converted;
    this.witness = witness;
    this.roles = roles;
    this.scope = scope;
    this.policy = VolatilePolicy.of(sources::contains, zone);
  }

  /**
   * @param witness how the converted compares with the witness, if there is one
   * @param left what the databases of the pair hold now
   */
  record Outcome(Step step, Optional<Step> witness, Both<DatabaseSnapshot> left) {
    boolean isEqual() {
      return step.result() == Result.EQUAL
          && witness.map(Step::result).orElse(Result.EQUAL) == Result.EQUAL;
    }

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
    VolatilePolicy allowed = ours.usedRandom() ? policy.withRandomText() : policy;
    List<Difference> differences =
        compare(pair.correspondence(), seen.original(), seen.converted(), allowed);
    Step step = new Verdict("the original", ours, theirs).step(phase, differences);
    Optional<Step> testimony = Optional.empty();
    if (witness.isPresent()) {
      roles.show(Side.WITNESS);
      SideRun third = witness.get().run(pair.witness().database(), migration, direction);
      roles.ran(Side.WITNESS, third.trace());
      Verdict verdict = new Verdict("the witness", third, theirs);
      testimony = Optional.of(verdict.step(phase, testify(pair, seen, verdict, allowed)));
    }
    return new Outcome(step, testimony, snapshots(seen));
  }

  private static Both<DatabaseSnapshot> snapshots(Both<Seen> seen) {
    return new Both<>(seen.original().snapshot(), seen.converted().snapshot());
  }

  /** In what the witness's database differs from the converted one. */
  private List<Difference> testify(
      Pair pair, Both<Seen> seen, Verdict verdict, VolatilePolicy allowed) throws SQLException {
    Correspondence known = pair.witness().correspondence();
    known.ran(verdict.first().window(), verdict.converted().window());
    return compare(known, pair.seeWitness(scope), seen.converted(), allowed);
  }

  private Both<Seen> see(Pair pair) throws SQLException {
    if (roles.isEmpty()) {
      return sideBySide.read(() -> pair.seeOriginal(scope), () -> pair.seeConverted(scope));
    }
    Seen theirs = pair.seeConverted(scope);
    roles.show(Side.ORIGINAL);
    return new Both<>(pair.seeOriginal(scope), theirs);
  }

  private static List<Difference> compare(
      Correspondence known, Seen original, Seen converted, VolatilePolicy allowed)
      throws SQLException {
    List<Difference> differences =
        original.snapshot().catalog().differencesTo(converted.snapshot().catalog());
    return differences.isEmpty()
        ? new RowComparison(known).compare(original, converted, allowed)
        : differences;
  }

  @Override
  public void close() {
    converted.close();
    sideBySide.close();
  }
}
