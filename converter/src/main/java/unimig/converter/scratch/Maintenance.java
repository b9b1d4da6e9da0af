package unimig.converter.scratch;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** A connection on which databases are made and dropped; opened when it is needed, and kept. */
final class Maintenance implements AutoCloseable {
  /**
   * A server that finds somebody connected to a database looks again after a tenth of a second;
   * those who have just left are gone much sooner.
   */
  private static final String AWAIT_LEAVING =
      """
      do $$ begin
        for i in 1..50 loop
          exit when not exists (select from pg_stat_activity where datname = '%s');
          perform pg_sleep(0.001), pg_stat_clear_snapshot();
        end loop;
      end $$;
      """;

  private final Host host;
  private Optional<Connection> kept = Optional.empty();

  Maintenance(Host host) {
    this.host = host;
  }

  /**
   * Runs a statement outside of any transaction.
   *
   * @throws ScratchException if the server refuses it or is out of reach
   */
  synchronized void run(String sql) {
    try (Statement statement = connection().createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      // It may have been the connection.
      close();
      throw new ScratchException("scratch server refused \"" + sql + "\": " + e.getMessage(), e);
    }
  }

  /** Waits a moment for those who are leaving a database, if there are any. */
  void awaitLeaving(String database) {
    run(AWAIT_LEAVING.formatted(database));
  }

  private Connection connection() throws SQLException {
    if (kept.isEmpty()) {
      kept = Optional.of(DataSources.of(host.maintenance()).getConnection());
    }
    return kept.get();
  }

  @Override
  public synchronized void close() {
    try {
      if (kept.isPresent()) {
        kept.get().close();
      }
    } catch (SQLException e) {
      throw new ScratchException("the connection to the scratch server broke", e);
    } finally {
      kept = Optional.empty();
    }
  }
}
