package unimig.converter.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** A database that nobody will miss; dropped when closed, at the latest with its server. */
public final class ScratchDatabase implements AutoCloseable {
  private final ScratchServer server;
  private final PGSimpleDataSource dataSource;
  private final String name;

  ScratchDatabase(ScratchServer server, String name, PGSimpleDataSource dataSource) {
    this.server = server;
    this.name = name;
    this.dataSource = dataSource;
  }

  /** As PostgreSQL knows it; needs no quoting. */
  public String name() {
    return name;
  }

  /**
   * Opens a new connection each time; they are the caller's to close. Prepared plans and binary
   * transfer are off.
   */
  public PGSimpleDataSource dataSource() {
    return dataSource;
  }

  /** A new connection, the caller's to close. */
  public Connection connect() {
    try {
      return dataSource.getConnection();
    } catch (SQLException e) {
      throw new ScratchException("cannot connect to scratch database " + name, e);
    }
  }

  /** Drops the database, ending what is still connected to it. Does nothing the second time. */
  @Override
  public void close() {
    server.drop(this);
  }
}
