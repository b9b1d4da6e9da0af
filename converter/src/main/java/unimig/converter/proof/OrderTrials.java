package unimig.converter.proof;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unimig.converter.proof.MigrationProof.Phase;
import unimig.converter.proof.Roles.Side;
import unimig.converter.proof.SideBySide.Both;
import unimig.converter.scratch.ScratchDatabase;
import unimig.converter.source.OtherOrder;
import unimig.converter.source.VersionedMigration;
import unimig.runner.api.ScriptHost.Direction;
import unimig.runner.catalog.Difference;

/**
 * Runs the originals up in another order on one database and in the converted one on a second, and
 * compares what both leave. Databases whose history has the other order hold what the first does.
 */
final class OrderTrials {
  private final Trial trial;
  private final OriginalSide originals;
  private final Course course;
  private final List<VersionedMigration> migrations;
  private final ProofListener listener;

  /**
   * @param migrations in the converted order, in which they come up
   */
  OrderTrials(
      Trial trial,
      OriginalSide originals,
      Course course,
      List<VersionedMigration> migrations,
      ProofListener listener) {
    this.trial = trial;
    this.originals = originals;
    this.course = course;
    this.migrations = List.copyOf(migrations);
    this.listener = listener;
  }

  /** One for each, in their order. */
  List<OrderTrial> run(List<OtherOrder> others) throws SQLException {
    List<OrderTrial> trials = new ArrayList<>();
    for (OtherOrder other : others) {
      course.beginAnew();
      trials.add(run(other));
    }
    return trials;
  }

  private OrderTrial run(OtherOrder other) throws SQLException {
    Databases databases = course.pair().databases();
    // Originals know nothing of it.
    course.pair().history().drop();
    Up theirs = up(databases.original(), Side.ORIGINAL, other.migrations());
    if (theirs.failure().isPresent()) {
      return new OrderTrial(other.name(), other.turned(), theirs.failure(), List.of());
    }
    Up ours = up(databases.converted(), Side.CONVERTED, migrations);
    ours.failure()
        .ifPresent(
            failure -> {
              throw new ProofFailedException("a second time " + failure);
            });
    boolean random = false;
    for (VersionedMigration each : migrations) {
      Both<SideRun> runs = new Both<>(theirs.run(each), ours.run(each));
      course.pair().correspondence().ran(runs.original().window(), runs.converted().window());
      random |= runs.original().usedRandom();
    }
    List<Difference> differences = trial.differences(course.pair(), random);
    return new OrderTrial(other.name(), other.turned(), Optional.empty(), differences);
  }

  private Up up(ScratchDatabase database, Side side, List<VersionedMigration> order)
      throws SQLException {
    course.roles().show(side);
    Map<VersionedMigration, SideRun> runs = new HashMap<>();
    for (VersionedMigration each : order) {
      listener.at(Phase.UP, each.migration().legacyName());
      SideRun run = originals.run(database, each, Direction.UP);
      course.roles().ran(side, run.trace());
      runs.put(each, run);
      if (run.failure().isPresent()) {
        String failure =
            "\"%s\" fails: %s"
                .formatted(each.migration().legacyName(), run.failure().get().message());
        return new Up(runs, Optional.of(failure));
      }
    }
    return new Up(runs, Optional.empty());
  }

  private record Up(Map<VersionedMigration, SideRun> runs, Optional<String> failure) {
    SideRun run(VersionedMigration migration) {
      SideRun run = runs.get(migration);
      if (run == null) {
        throw new IllegalStateException("did not run: " + migration.migration().path());
      }
      return run;
    }
  }
}
