package unimig.runner.engine;

import java.sql.SQLException;

/** A statement of an undo script failed. */
final class ScriptStatementException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sql;
  private final int line;

  ScriptStatementException(String sql, int line, SQLException cause) {
    super(cause.getMessage(), cause);
    this.sql = sql;
    this.line = line;
  }

  String sql() {
    return sql;
  }

  /** Counts from 1. */
  int line() {
    return line;
  }
}
