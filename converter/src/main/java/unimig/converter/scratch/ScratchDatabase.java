package unimig.converter.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;
import unimig.runner.database.DatabaseUrl;

/** A database that nobody will miss; dropped when closed, at the latest with its server. */
public final class ScratchDatabase implements AutoCloseable {
  private final ScratchServer server;
  private final String name;
  private final DatabaseUrl url;

  ScratchDatabase(ScratchServer server, String name, DatabaseUrl url) {
    this.server = server;
    this.name = name;
    this.url = url;
  }

  /** As PostgreSQL knows it; needs no quoting. */
  public String name() {
    return name;
  }

  /** With user and password. Prepared plans and binary transfer are off. */
  public DatabaseUrl url() {
    return url;
  }

  /** A data source of the caller's own that opens a new connection each time. */
  public PGSimpleDataSource dataSource() {
    return DataSources.of(url);
  }

  /** A new connection, the caller's to close. */
  public Connection connect() {
    try {
      return dataSource().getConnection();
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
