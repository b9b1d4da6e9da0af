package unimig.converter.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import unimig.converter.scratch.ScratchDatabase;
import unimig.converter.scratch.ScratchServer;
import unimig.runner.catalog.Correspondence;
import unimig.runner.catalog.DatabaseSnapshot;
import unimig.runner.catalog.RowComparison.Seen;
import unimig.runner.catalog.SnapshotScope;

/** The scratch databases with a connection to look at each. */
final class Pair implements AutoCloseable {
  private final Databases databases;
  private final Connection original;
  private Connection converted;
  private final Optional<Connection> witness;

  Pair(Databases databases) {
    this.databases = databases;
    this.original = databases.original().connect();
    this.converted = databases.converted().connect();
    this.witness = databases.witness().map(each -> each.database().connect());
  }

  Databases databases() {
    return databases;
  }

  Correspondence correspondence() {
    return databases.correspondence();
  }

  /** Only where there is one. */
  Databases.Witness witness() {
    return databases.witness().orElseThrow();
  }

  Seen seeOriginal(SnapshotScope scope) throws SQLException {
    return new Seen(original, DatabaseSnapshot.read(original, scope));
  }

  Seen seeConverted(SnapshotScope scope) throws SQLException {
    return new Seen(converted, DatabaseSnapshot.read(converted, scope));
  }

  <T> T readConverted(Reading<T> reading) throws SQLException {
    return reading.read(converted);
  }

  /** What the runner has noted in the converted database. */
  RunnerHistory history() {
    return new RunnerHistory(converted);
  }

  /** Drops the runner's history where originals run, who know nothing of it. */
  void dropForeignHistory() throws SQLException {
    new RunnerHistory(original).drop();
    if (witness.isPresent()) {
      new RunnerHistory(witness.get()).drop();
    }
  }

  /** Only where there is a witness. */
  Seen seeWitness(SnapshotScope scope) throws SQLException {
    Connection connection = witness.orElseThrow();
    return new Seen(connection, DatabaseSnapshot.read(connection, scope));
  }

  /** Another database that holds what the converted one holds now; the caller's to close. */
  ScratchDatabase copyOfConverted(ScratchServer server) throws SQLException {
    converted.close();
    try {
      return server.copy(databases.converted());
    } finally {
      converted = databases.converted().connect();
    }
  }

  /** Leaves the databases as they are. */
  void disconnect() throws SQLException {
    original.close();
    converted.close();
    if (witness.isPresent()) {
      witness.get().close();
    }
  }

  /** Drops the databases. */
  @Override
  public void close() throws SQLException {
    disconnect();
    databases.close();
  }

  /** Reads a database. */
  interface Reading<T> {
    T read(Connection connection) throws SQLException;
  }
}
