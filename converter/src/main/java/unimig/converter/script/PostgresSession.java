package unimig.converter.script;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Base64;
import java.util.List;
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
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Sends statements as node-postgres does (pg/lib/query.js): a text without values goes as it is by
 * the simple protocol, several statements at once; one with values goes by the extended protocol,
 * every value as text without a type. Answers are the server's own texts with their type OIDs.
 */
final class PostgresSession {
  private final BaseConnection connection;

  PostgresSession(Connection connection) {
    try {
      this.connection = connection.unwrap(BaseConnection.class);
    } catch (SQLException e) {
      throw new IllegalStateException("not a connection of the PostgreSQL driver", e);
    }
  }

  /**
   * Runs one text.
   *
   * @param values a JSON array of texts, nulls, and objects with {@code bytes} in Base64
   * @return a JSON object with {@code results} (each with tag, fields, rows) or {@code error}
   */
  String query(String sql, String values) {
    JsonObject answer = new JsonObject();
    try {
      answer.add("results", run(sql, JsonParser.parseString(values).getAsJsonArray()));
    } catch (SQLException e) {
      answer.add("error", error(e));
    }
    return answer.toString();
  }

  private JsonArray run(String sql, JsonArray values) throws SQLException {
    QueryExecutor executor = connection.getQueryExecutor();
    // Only the simple protocol takes several statements at once.
    boolean simple = values.isEmpty();
    Query query =
        executor.wrap(
            List.of(new NativeQuery(sql, new int[values.size()], simple, SqlCommand.BLANK)));
    ParameterList parameters = query.createParameterList();
    for (int i = 0; i < values.size(); i++) {
      bind(parameters, i + 1, values.get(i));
    }
    int flags =
        QueryExecutor.QUERY_ONESHOT
            | QueryExecutor.QUERY_BOTH_ROWS_AND_STATUS
            | QueryExecutor.QUERY_NO_BINARY_TRANSFER
            | (simple ? QueryExecutor.QUERY_EXECUTE_AS_SIMPLE : 0)
            | (connection.getAutoCommit() ? QueryExecutor.QUERY_SUPPRESS_BEGIN : 0);
    Results results = new Results();
    executor.execute(query, parameters, results, 0, 0, flags);
    return results.all;
  }

  private static void bind(ParameterList parameters, int index, JsonElement value)
      throws SQLException {
    if (value.isJsonNull()) {
      parameters.setNull(index, Oid.UNSPECIFIED);
    } else if (value.isJsonObject()) {
      byte[] bytes = Base64.getDecoder().decode(value.getAsJsonObject().get("bytes").getAsString());
      parameters.setBytea(index, bytes, 0, bytes.length);
    } else {
      parameters.setStringParameter(index, value.getAsString(), Oid.UNSPECIFIED);
    }
  }

  /** The fields of node-postgres's DatabaseError (pg-protocol/src/messages.ts). */
  private static JsonObject error(SQLException e) {
    JsonObject error = new JsonObject();
    ServerErrorMessage server =
        e instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    if (server == null) {
      error.addProperty("message", e.getMessage());
      error.addProperty("code", e.getSQLState());
      return error;
    }
    error.addProperty("message", server.getMessage());
    error.addProperty("code", server.getSQLState());
    error.addProperty("severity", server.getSeverity());
    error.addProperty("detail", server.getDetail());
    error.addProperty("hint", server.getHint());
    error.addProperty("where", server.getWhere());
    error.addProperty("schema", server.getSchema());
    error.addProperty("table", server.getTable());
    error.addProperty("column", server.getColumn());
    error.addProperty("dataType", server.getDatatype());
    error.addProperty("constraint", server.getConstraint());
    error.addProperty("routine", server.getRoutine());
    return error;
  }

  /** Collects what the server sends for each statement of a text: rows or none, then a tag. */
  private static final class Results extends ResultHandlerBase {
    private final JsonArray all = new JsonArray();
    private JsonObject rows = new JsonObject();

    /** Notices; node-postgres too keeps them away from results. */
    @Override
    public void handleWarning(SQLWarning warning) {}

    @Override
    public void handleResultRows(
        Query fromQuery, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
      rows.add("fields", fields(fields));
      JsonArray array = new JsonArray();
      tuples.forEach(tuple -> array.add(row(tuple)));
      rows.add("rows", array);
    }

    @Override
    public void handleCommandStatus(String status, long updateCount, long insertOid) {
      // With the simple protocol the driver keeps the fields of an earlier statement.
      JsonObject result = answersRows(status) ? rows : new JsonObject();
      rows = new JsonObject();
      result.addProperty("tag", status);
      all.add(result);
    }

    private static boolean answersRows(String tag) {
      return tag.matches("(SELECT|SHOW|EXPLAIN|FETCH|INSERT|UPDATE|DELETE|MERGE|CALL|EXECUTE).*");
    }

    private static JsonArray fields(Field[] fields) {
      JsonArray array = new JsonArray();
      for (Field field : fields) {
        JsonObject object = new JsonObject();
        object.addProperty("name", field.getColumnLabel());
        object.addProperty("dataTypeID", field.getOID());
        object.addProperty("dataTypeModifier", field.getMod());
        object.addProperty("format", "text");
        array.add(object);
      }
      return array;
    }

    private static JsonArray row(Tuple tuple) {
      JsonArray array = new JsonArray();
      for (int i = 0; i < tuple.fieldCount(); i++) {
        byte[] bytes = tuple.get(i);
        if (bytes == null) {
          array.add(JsonNull.INSTANCE);
        } else {
          array.add(new String(bytes, StandardCharsets.UTF_8));
        }
      }
      return array;
    }
  }
}
