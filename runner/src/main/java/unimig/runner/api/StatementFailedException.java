package unimig.runner.api;

import java.sql.SQLException;

/** The database refused a statement. Holds its text, never the values bound to it. */
public final class StatementFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sql;
  private final String sqlState;

  public StatementFailedException(String sql, SQLException cause) {
    super(cause.getMessage() + " [SQLSTATE " + stateOf(cause) + "] in: " + sql, cause);
    this.sql = sql;
    this.sqlState = stateOf(cause);
  }

  private static String stateOf(SQLException cause) {
    String state = cause.getSQLState();
    return state == null ? "unknown" : state;
  }

  /** The statement as it was sent, with {@code ?} for values. */
  public String sql() {
    return sql;
  }

  /** Five characters as PostgreSQL defines them, or {@code unknown}. */
  public String sqlState() {
    return sqlState;
  }
}
