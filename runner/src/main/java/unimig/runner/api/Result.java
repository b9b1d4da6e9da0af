package unimig.runner.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What node-postgres answers to one statement, and with it {@code knex.raw}. */
public final class Result {
  private final List<Row> rows;
  private final @Nullable String command;
  private final @Nullable Integer rowCount;

  Result(List<Row> rows, @Nullable String command, @Nullable Integer rowCount) {
    this.rows = rows;
    this.command = command;
    this.rowCount = rowCount;
  }

  /** The rows; none for a statement that answers none. The caller's to change. */
  public List<Row> rows() {
    return rows;
  }

  /** The first row; null where there is none. */
  public @Nullable Row first() {
    return rows.isEmpty() ? null : rows.get(0);
  }

  /**
   * How many rows it selected or changed; null for commands that PostgreSQL does not count, such as
   * {@code CREATE TABLE}.
   */
  public @Nullable Integer rowCount() {
    return rowCount;
  }

  /** First word of PostgreSQL's tag, such as {@code SELECT}; null for an empty statement. */
  public @Nullable String command() {
    return command;
  }
}
