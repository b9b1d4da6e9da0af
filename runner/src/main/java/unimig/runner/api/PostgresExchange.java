package unimig.runner.api;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Field;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Oid;
import org.postgresql.core.ParameterList;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.SqlCommand;
import org.postgresql.core.Tuple;

/**
 * Sends statements as node-postgres does (pg/lib/query.js): a text without values goes as it is by
 * the simple protocol, several statements at once; one with values goes by the extended protocol,
 * every value as text without a type. JDBC itself tells neither the type OIDs nor the tags that
 * node-postgres makes its answers of.
 */
final class PostgresExchange {
  private final BaseConnection connection;

  PostgresExchange(Connection connection) throws SQLException {
    this.connection = connection.unwrap(BaseConnection.class);
  }

  /** One result for each statement of the text, which is sent as it is. */
  List<Result> plain(String sql) throws SQLException {
    Query query =
        connection
            .getQueryExecutor()
            .wrap(List.of(new NativeQuery(sql, new int[0], true, SqlCommand.BLANK)));
    return send(query, QueryExecutor.QUERY_EXECUTE_AS_SIMPLE);
  }

  /**
   * The result of one statement.
   *
   * @param sql with {@code ?} for each value, where the operator {@code ?} is written {@code ??}
   */
  List<Result> prepared(String sql, @Nullable Object[] values) throws SQLException {
    return send(connection.getQueryExecutor().createQuery(sql, false, true).query, 0, values);
  }

  private List<Result> send(Query query, int how, @Nullable Object... values) throws SQLException {
    ParameterList parameters = query.createParameterList();
    for (int i = 0; i < values.length; i++) {
      bind(parameters, i + 1, values[i]);
    }
    int flags =
        QueryExecutor.QUERY_ONESHOT
            | QueryExecutor.QUERY_BOTH_ROWS_AND_STATUS
            | QueryExecutor.QUERY_NO_BINARY_TRANSFER
            | how
            | (connection.getAutoCommit() ? QueryExecutor.QUERY_SUPPRESS_BEGIN : 0);
    Answers answers = new Answers();
    connection.getQueryExecutor().execute(query, parameters, answers, 0, 0, flags);
    return answers.results;
  }

  private static void bind(ParameterList parameters, int index, @Nullable Object value)
      throws SQLException {
    if (value == null || value == JavaScript.UNDEFINED) {
      parameters.setNull(index, Oid.UNSPECIFIED);
    } else if (value instanceof byte[] bytes) {
      parameters.setBytea(index, bytes, 0, bytes.length);
    } else {
      parameters.setStringParameter(index, NodePostgres.text(value), Oid.UNSPECIFIED);
    }
  }

  /** Collects what the server sends for each statement of a text: rows or none, then a tag. */
  private static final class Answers extends ResultHandlerBase {
    /** {@code matchRegexp} in pg/lib/result.js. */
    private static final Pattern TAG = Pattern.compile("^([A-Za-z]+)(?: (\\d+))?(?: (\\d+))?");

    /** Commands that may answer rows. */
    private static final Pattern ANSWERING =
        Pattern.compile("(SELECT|SHOW|EXPLAIN|FETCH|INSERT|UPDATE|DELETE|MERGE|CALL|EXECUTE).*");

    /** What the driver says for a text without a statement; the server sends no tag then. */
    private static final String EMPTY = "EMPTY";

    private final List<Result> results = new ArrayList<>();
    private List<Row> rows = List.of();

    /** Notices; node-postgres too keeps them away from results. */
    @Override
    public void handleWarning(SQLWarning warning) {}

    @Override
    public void handleResultRows(
        Query fromQuery, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
      rows = new ArrayList<>();
      for (Tuple tuple : tuples) {
        rows.add(row(fields, tuple));
      }
    }

    private static Row row(Field[] fields, Tuple tuple) {
      Row row = new Row();
      for (int i = 0; i < fields.length; i++) {
        byte[] bytes = tuple.get(i);
        row.put(
            fields[i].getColumnLabel(),
            bytes == null
                ? null
                : PostgresTypes.value(
                    fields[i].getOID(), new String(bytes, StandardCharsets.UTF_8)));
      }
      return row;
    }

    @Override
    public void handleCommandStatus(String status, long updateCount, long insertOid) {
      // With the simple protocol the driver keeps the fields of an earlier statement.
      List<Row> answer = ANSWERING.matcher(status).matches() ? rows : new ArrayList<>();
      rows = List.of();
      Matcher tag = TAG.matcher(status);
      if (status.equals(EMPTY) || !tag.find()) {
        results.add(new Result(answer, null, null));
        return;
      }
      Optional<String> count =
          Optional.ofNullable(tag.group(3)).or(() -> Optional.ofNullable(tag.group(2)));
      results.add(new Result(answer, tag.group(1), count.map(Integer::valueOf).orElse(null)));
    }
  }
}
