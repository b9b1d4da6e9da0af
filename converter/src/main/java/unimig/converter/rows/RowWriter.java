package unimig.converter.rows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends statements of which the server may refuse some, within one transaction. */
final class RowWriter {
  private final Connection connection;

  RowWriter(Connection connection) {
    this.connection = connection;
  }

  /**
   * A row to be inserted.
   *
   * @param values by column; empty for null. Columns that are not in it get their defaults
   */
  record NewRow(TableSchema table, Map<String, Optional<String>> values) {
    private String sql() {
      return sql(values.values().stream().map(value -> "?").toList());
    }

    /** The same with its values in it. */
    String literally() {
      return sql(
          values.values().stream()
              .map(each -> each.map(Identifier::literal).orElse("null"))
              .toList());
    }

    private String sql(List<String> given) {
      if (values.isEmpty()) {
        return "insert into " + table.id().sql() + " default values";
      }
      List<String> names = List.copyOf(values.keySet());
      boolean overrides =
          names.stream()
              .map(table::column)
              .anyMatch(column -> column.filling() == ColumnSchema.Filling.ALWAYS_IDENTITY);
      return "insert into %s (%s)%s values (%s)"
          .formatted(
              table.id().sql(),
              Identifier.list(names),
              overrides ? " overriding system value" : "",
              String.join(", ", given));
    }
  }

  /**
   * Inserts rows in one statement, so that they may refer to each other.
   *
   * @return what the server said against it; empty if they are in
   */
  Optional<ServerRefusal> insert(List<NewRow> rows) throws SQLException {
    StringBuilder sql = new StringBuilder();
    List<Optional<String>> values = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      boolean isLast = i == rows.size() - 1;
      if (!isLast) {
        sql.append(i == 0 ? "with " : ", ").append("row").append(i).append(" as (");
      }
      sql.append(rows.get(i).sql()).append(isLast ? "" : ") ");
      values.addAll(rows.get(i).values().values());
    }
    return send(sql.toString(), values);
  }

  /**
   * Inserts rows one after the other, in one round trip where the server can do that.
   *
   * @return for each row what the server said against it; empty if it is in
   */
  List<Optional<ServerRefusal>> insertEach(List<NewRow> rows) throws SQLException {
    return sendEach(rows.stream().map(NewRow::literally).toList());
  }

  /**
   * Sends statements one after the other, in one round trip where the server can do that.
   *
   * @return for each what the server said against it; empty if it was done
   */
  List<Optional<ServerRefusal>> sendEach(List<String> statements) throws SQLException {
    if (statements.size() > 1) {
      Optional<List<Optional<ServerRefusal>>> answers =
          new StatementBlock(statements).send(connection);
      if (answers.isPresent()) {
        return answers.get();
      }
    }
    List<Optional<ServerRefusal>> answers = new ArrayList<>();
    for (String statement : statements) {
      answers.add(send(statement));
    }
    return answers;
  }

  private Optional<ServerRefusal> send(String sql) throws SQLException {
    return guarded(
        () -> {
          try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
          }
        });
  }

  /**
   * Sends a statement.
   *
   * @param values as untyped texts; empty for null
   * @return what the server said against it; empty if it was done
   */
  Optional<ServerRefusal> send(String sql, List<Optional<String>> values) throws SQLException {
    return guarded(
        () -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
              statement.setObject(i + 1, values.get(i).orElse(null), Types.OTHER);
            }
            statement.execute();
          }
        });
  }

  private Optional<ServerRefusal> guarded(Sending sending) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      sending.run();
      connection.releaseSavepoint(before);
      return Optional.empty();
    } catch (SQLException e) {
      connection.rollback(before);
      Optional<ServerRefusal> refusal = ServerRefusal.of(e);
      if (refusal.isEmpty()) {
        throw e;
      }
      return refusal;
    }
  }

  /** Sends something. */
  private interface Sending {
    void run() throws SQLException;
  }
}
