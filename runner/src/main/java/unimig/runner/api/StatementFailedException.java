package unimig.runner.api;

import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The database refused a statement. Holds its text, never the values bound to it. */
public final class StatementFailedException extends CatchableException {
  private static final long serialVersionUID = 1L;

  private final String sql;
  private final String sent;
  private final String reason;
  private final String sqlState;

  /** Never shown: a detail quotes values. */
  private final transient Map<String, String> properties;

  public StatementFailedException(String sql, SQLException cause) {
    this(sql, sql, String.valueOf(cause.getMessage()), cause, ServerError.properties(cause));
  }

  private StatementFailedException(
      String sql, String sent, String reason, SQLException cause, Map<String, String> properties) {
    super(reason + " [SQLSTATE " + stateOf(cause) + "] in: " + sql, cause);
    this.sql = sql;
    this.sent = sent;
    this.reason = reason;
    this.sqlState = stateOf(cause);
    this.properties = properties;
  }

  /**
   * For a statement that values were bound to: what PostgreSQL says of them is left out, of the
   * cause's message too.
   */
  static StatementFailedException withoutValues(
      String sql, @Nullable Object[] values, SQLException cause) {
    String reason = Redaction.of(cause, values);
    SQLException redacted = new SQLException(reason, cause.getSQLState(), cause.getErrorCode());
    redacted.setStackTrace(cause.getStackTrace());
    String sent = values.length == 0 ? sql : QuestionMarks.numbered(sql);
    return new StatementFailedException(sql, sent, reason, redacted, ServerError.properties(cause));
  }

  private static String stateOf(SQLException cause) {
    String state = cause.getSQLState();
    return state == null ? "unknown" : state;
  }

  /** The statement as it was sent, with {@code ?} for values. */
  public String sql() {
    return sql;
  }

  /** What the database said. */
  public String reason() {
    return reason;
  }

  /** Five characters as PostgreSQL defines them, or {@code unknown}. */
  public String sqlState() {
    return sqlState;
  }

  /**
   * {@inheritDoc} What PostgreSQL says may quote values: for a script that asks for it, never for a
   * log.
   */
  @Override
  public String text() {
    return sent + " - " + properties.getOrDefault(ServerError.MESSAGE, reason);
  }

  @Override
  public @Nullable Object property(String name) {
    String value = properties.get(name);
    return value == null ? JavaScript.UNDEFINED : value;
  }
}
