package unimig.converter.proof;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import unimig.converter.proof.SideRun.SideFailure;
import unimig.converter.scratch.ScratchDatabase;
import unimig.converter.source.LegacyMigration.Sql;
import unimig.converter.source.VersionedMigration;
import unimig.converter.witness.NodeRun;
import unimig.converter.witness.NodeWitness;
import unimig.runner.api.ScriptHost.Direction;
import unimig.runner.catalog.RunWindow;

/** Runs the originals without our engine: scripts on Node, SQL as the old tool sends it. */
final class WitnessSide {
  private final NodeWitness node;
  private final OriginalSql sql;
  private final Clock clock;

  WitnessSide(NodeWitness node, Clock clock) {
    this.node = node;
    this.sql = new OriginalSql(clock);
    this.clock = clock;
  }

  /** Through what a migration runs, such as {@code knex 3.1.0 and pg 8.16.3 on Node 20.20.2}. */
  String through(VersionedMigration migration) {
    if (migration.migration().body() instanceof Sql) {
      return "its SQL as it is";
    }
    return node.installation().of(migration.migration().set());
  }

  SideRun run(ScratchDatabase database, VersionedMigration migration, Direction direction) {
    if (migration.migration().body() instanceof Sql script) {
      return sql.run(database, script, direction);
    }
    Instant start = clock.instant();
    NodeRun run = node.run(database.url(), migration, direction);
    RunWindow window = new RunWindow(start, clock.instant());
    Trace trace = new Trace();
    run.trace().forEach(sql -> trace.add(sql, Optional.empty(), List.of()));
    return new SideRun(run.failure().map(WitnessSide::failure), trace.all(), window, false);
  }

  private static SideFailure failure(NodeRun.Failure failure) {
    return new SideFailure(failure.sqlState(), failure.message());
  }
}
