package unimig.converter.proof;

import java.sql.Connection;
import java.sql.SQLException;
import unimig.runner.catalog.Correspondence;
import unimig.runner.catalog.DatabaseSnapshot;
import unimig.runner.catalog.RowComparison.Seen;
import unimig.runner.catalog.SnapshotScope;

/** Two scratch databases with a connection to look at each. */
final class Pair implements AutoCloseable {
  private final Databases databases;
  private final Connection original;
  private final Connection converted;

  Pair(Databases databases) {
    this.databases = databases;
    this.original = databases.original().connect();
    this.converted = databases.converted().connect();
  }

  Databases databases() {
    return databases;
  }

  Correspondence correspondence() {
    return databases.correspondence();
  }

  Seen seeOriginal(SnapshotScope scope) throws SQLException {
    return new Seen(original, DatabaseSnapshot.read(original, scope));
  }

  Seen seeConverted(SnapshotScope scope) throws SQLException {
    return new Seen(converted, DatabaseSnapshot.read(converted, scope));
  }

  /** Leaves the databases as they are. */
  void disconnect() throws SQLException {
    original.close();
    converted.close();
  }

  /** Drops the databases. */
  @Override
  public void close() throws SQLException {
    disconnect();
    databases.close();
  }
}
