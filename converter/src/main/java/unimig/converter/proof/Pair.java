package unimig.converter.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import unimig.converter.scratch.ScratchDatabase;
import unimig.converter.scratch.ScratchServer;
import unimig.converter.source.VersionedMigration;
import unimig.runner.api.ScriptHost.Direction;
import unimig.runner.catalog.Correspondence;

/** Two scratch databases, what runs on each, and a connection to look at each. */
final class Pair implements AutoCloseable {
  private final ScratchDatabase originals;
  private final ScratchDatabase converteds;
  private final OriginalSide original;
  private final ConvertedSide converted;
  private final Connection a;
  private final Connection b;
  private final Correspondence correspondence;

  Pair(
      ScratchDatabase originals,
      ScratchDatabase converteds,
      Function<ScratchDatabase, OriginalSide> original,
      Function<ScratchDatabase, ConvertedSide> converted,
      Correspondence correspondence) {
    this.originals = originals;
    this.converteds = converteds;
    this.original = original.apply(originals);
    this.converted = converted.apply(converteds);
    this.a = originals.connect();
    this.b = converteds.connect();
    this.correspondence = correspondence;
  }

  SideRun original(VersionedMigration migration, Direction direction) {
    return original.run(migration, direction);
  }

  SideRun converted(VersionedMigration migration, Direction direction) {
    return converted.run(migration.version(), direction);
  }

  Connection a() {
    return a;
  }

  Connection b() {
    return b;
  }

  Correspondence correspondence() {
    return correspondence;
  }

  /** Copies of both databases; the connections here are closed for it, so this pair ends. */
  ScratchDatabase[] copies(ScratchServer server) throws SQLException {
    disconnect();
    return new ScratchDatabase[] {server.copy(originals), server.copy(converteds)};
  }

  ScratchDatabase[] databases() {
    return new ScratchDatabase[] {originals, converteds};
  }

  /** Leaves the databases. */
  void disconnect() throws SQLException {
    a.close();
    b.close();
    converted.close();
  }

  @Override
  public void close() throws SQLException {
    disconnect();
    originals.close();
    converteds.close();
  }
}
