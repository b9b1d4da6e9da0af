package unimig.converter.scratch;

import java.io.IOException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A running server.
 *
 * @param maintenance leads to a database that always exists, as a role that may create others
 * @param stop ends the server, if it is ours to end; called once
 */
record Host(ScratchKind kind, PGSimpleDataSource maintenance, Runnable stop) {

  /** A data source for {@code database} on this server, independent of {@link #maintenance}. */
  PGSimpleDataSource dataSource(String database) {
    PGSimpleDataSource copy = new PGSimpleDataSource();
    try {
      copy.initializeFrom(maintenance);
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException("data source cannot be copied", e);
    }
    copy.setDatabaseName(database);
    // Migrations alter what prepared plans read, and results are read as text by type.
    copy.setPrepareThreshold(0);
    copy.setBinaryTransfer(false);
    // Details of an error quote values of rows.
    copy.setLogServerErrorDetail(false);
    copy.setApplicationName("unimig");
    return copy;
  }
}
