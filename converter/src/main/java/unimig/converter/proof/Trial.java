package unimig.converter.proof;

import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import unimig.converter.proof.MigrationProof.Phase;
import unimig.converter.proof.MigrationProof.Result;
import unimig.converter.proof.MigrationProof.Step;
import unimig.converter.proof.Roles.Side;
import unimig.converter.proof.SideBySide.Both;
import unimig.converter.scratch.ScratchDatabase;
import unimig.converter.source.VersionedMigration;
import unimig.runner.api.ScriptHost.Direction;
import unimig.runner.catalog.Correspondence;
import unimig.runner.catalog.DatabaseSnapshot;
import unimig.runner.catalog.Difference;
import unimig.runner.catalog.Difference.Area;
import unimig.runner.catalog.RowComparison;
import unimig.runner.catalog.RowComparison.Seen;
import unimig.runner.catalog.SnapshotScope;
import unimig.runner.catalog.VolatilePolicy;
import unimig.runner.certificate.ProvenMigration.Compared;

/** Runs one direction of a migration on each database and compares what that left. */
final class Trial implements AutoCloseable {
  private final Sides sides;
  private final Optional<WitnessSide> witness;
  private final Roles roles;
  private final SnapshotScope scope;
  private final VolatilePolicy policy;
  private final Stopwatch stopwatch;

  /**
   * @param scope what to compare
   */
  Trial(
      Sides sides,
      Optional<WitnessSide> witness,
      Roles roles,
      SnapshotScope scope,
      SourceText sources,
      ZoneId zone,
      Stopwatch stopwatch) {
    this.sides = sides;
    this.stopwatch = stopwatch;
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
    return judge(pair, migration, phase, sides.run(pair.databases(), migration, phase.direction()));
  }

  /** The same, every statement watched on either side. */
  Outcome run(Pair pair, VersionedMigration migration, Phase phase, Both<Injection> injections)
      throws SQLException {
    return judge(
        pair,
        migration,
        phase,
        sides.run(pair.databases(), migration, phase.direction(), injections));
  }

  /** The original on both databases: what differs then, no run can repeat. */
  Outcome repeat(Pair pair, VersionedMigration migration, Phase phase) throws SQLException {
    Both<SideRun> runs = sides.originals(pair.databases(), migration, phase.direction());
    return stopwatch.comparing(() -> judge(pair, phase, runs, Optional.empty()));
  }

  /** All of these up in one transaction; without a witness. */
  Outcome together(Pair pair, List<VersionedMigration> batch) throws SQLException {
    Both<SideRun> runs = sides.together(pair.databases(), batch);
    return stopwatch.comparing(() -> judge(pair, Phase.BATCH, runs, Optional.empty()));
  }

  /**
   * Up, without a comparison as long as nobody fails.
   *
   * @return what it came to if somebody did
   */
  Optional<Outcome> goUp(Pair pair, VersionedMigration migration) throws SQLException {
    Both<SideRun> runs = sides.run(pair.databases(), migration, Direction.UP);
    Optional<SideRun> third = testimony(pair.databases(), migration, Direction.UP);
    SideRun ours = runs.original();
    SideRun theirs = runs.converted();
    if (Stream.concat(Stream.of(ours, theirs), third.stream())
        .anyMatch(run -> run.failure().isPresent())) {
      return Optional.of(stopwatch.comparing(() -> judge(pair, Phase.UP, runs, third)));
    }
    pair.correspondence().ran(ours.window(), theirs.window());
    third.ifPresent(run -> pair.witness().correspondence().ran(run.window(), theirs.window()));
    return Optional.empty();
  }

  private Outcome judge(Pair pair, VersionedMigration migration, Phase phase, Both<SideRun> runs)
      throws SQLException {
    Optional<SideRun> third = testimony(pair.databases(), migration, phase.direction());
    return stopwatch.comparing(() -> judge(pair, phase, runs, third));
  }

  private Optional<SideRun> testimony(
      Databases databases, VersionedMigration migration, Direction direction) throws SQLException {
    if (witness.isEmpty() || databases.witness().isEmpty()) {
      return Optional.empty();
    }
    roles.show(Side.WITNESS);
    ScratchDatabase database = databases.witness().get().database();
    SideRun run = witness.get().run(database, migration, direction);
    roles.ran(Side.WITNESS, run.trace());
    stopwatch.witness(run);
    return Optional.of(run);
  }

  private Outcome judge(Pair pair, Phase phase, Both<SideRun> runs, Optional<SideRun> third)
      throws SQLException {
    SideRun ours = runs.original();
    SideRun theirs = runs.converted();
    pair.correspondence().ran(ours.window(), theirs.window());
    Both<Seen> seen = sides.read(() -> pair.seeOriginal(scope), () -> pair.seeConverted(scope));
    VolatilePolicy allowed = ours.usedRandom() ? policy.withRandomText() : policy;
    List<Difference> differences =
        compare(pair.correspondence(), seen.original(), seen.converted(), allowed);
    Step step =
        new Verdict("the original", ours, theirs)
            .step(phase, differences)
            .having(compared(seen.original(), differences));
    Optional<Step> testimony = Optional.empty();
    if (third.isPresent()) {
      roles.show(Side.WITNESS);
      Verdict verdict = new Verdict("the witness", third.get().placedAs(ours), theirs);
      List<Difference> found = testify(pair, seen, verdict, allowed);
      testimony = Optional.of(verdict.step(phase, found).having(compared(seen.converted(), found)));
    }
    return new Outcome(step, testimony, snapshots(seen));
  }

  /**
   * What the databases of the pair differ in now, whatever ran on them.
   *
   * @param random whether random text was drawn
   */
  List<Difference> differences(Pair pair, boolean random) throws SQLException {
    return stopwatch.comparing(
        () -> {
          Both<Seen> seen =
              sides.read(() -> pair.seeOriginal(scope), () -> pair.seeConverted(scope));
          VolatilePolicy allowed = random ? policy.withRandomText() : policy;
          return compare(pair.correspondence(), seen.original(), seen.converted(), allowed);
        });
  }

  /** Rows are compared only where the catalogs are equal. */
  private static Optional<Compared> compared(Seen seen, List<Difference> differences) {
    DatabaseSnapshot snapshot = seen.snapshot();
    return differences.stream().anyMatch(each -> each.area() == Area.CATALOG)
        ? Optional.empty()
        : Optional.of(new Compared(snapshot.tableCount(), snapshot.rowCount()));
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
    sides.close();
  }
}
