package unimig.converter.script;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import unimig.runner.api.ScriptHost;
import unimig.runner.api.Session;
import unimig.runner.api.StatementFailedException;

/** Runs bridged migrations: the original script, through real Knex, on the runner's connection. */
public final class BridgeHost implements ScriptHost {
  private static final System.Logger LOG = System.getLogger("unimig.script");

  /** One engine for all bridged migrations of a process: it takes a second to warm up. */
  private static final class Shared {
    static final ScriptEngine ENGINE = new ScriptEngine();
  }

  @Override
  public void run(ClassLoader scripts, String script, Direction direction, Session session) {
    JsonObject description =
        JsonParser.parseString(
                new String(ArchivedFiles.resource(scripts, script), StandardCharsets.UTF_8))
            .getAsJsonObject();
    ScriptDatabase database =
        new ScriptDatabase(
            session.connection(),
            session.dataSource(),
            ScriptDatabase.isInTransaction(session.connection()),
            trace(session.connection()));
    ScriptRun run =
        ScriptRun.executing(
            new ArchivedFiles(scripts),
            settings(description),
            new LiveValues(session::findEnv, List.of(), Clock.system(ZoneId.systemDefault())),
            (level, text) -> LOG.log(levelOf(level), text),
            database,
            true);
    try (database;
        ScriptContext context = new ScriptContext(Shared.ENGINE, run)) {
      context.execute(description.get("script").getAsString(), direction);
    } catch (ScriptFailedException e) {
      throw failed(description.get("script").getAsString(), e);
    }
  }

  /** Who made the connection may want to know: no statement goes through JDBC. */
  private static Optional<ScriptTrace> trace(Connection connection) {
    try {
      if (!connection.isWrapperFor(ScriptTrace.class)) {
        return Optional.empty();
      }
      ScriptTrace trace = connection.unwrap(ScriptTrace.class);
      return Optional.of(
          (sql, values, place) -> trace.sent(sql, values, place.map(ScriptArchive::kept)));
    } catch (SQLException e) {
      throw new IllegalStateException("the connection is closed", e);
    }
  }

  /** An error of the database keeps its SQLSTATE, by which it is told from others. */
  private static RuntimeException failed(String script, ScriptFailedException e) {
    String code = e.failure().code();
    return code.matches("[0-9A-Z]{5}")
        ? new StatementFailedException(
            "the original script " + FailureDiagnostics.relative(script),
            new SQLException(e.failure().message(), code, e))
        : e;
  }

  /** Of console's methods. */
  private static System.Logger.Level levelOf(String method) {
    return switch (method) {
      case "error" -> System.Logger.Level.ERROR;
      case "warn" -> System.Logger.Level.WARNING;
      case "debug", "trace" -> System.Logger.Level.DEBUG;
      default -> System.Logger.Level.INFO;
    };
  }

  private static ScriptSettings settings(JsonObject json) {
    return new ScriptSettings(
        json.get("knexLine").getAsString(),
        JsonFiles.text(json.get("knexfile")),
        JsonFiles.text(json.get("environment")),
        json.getAsJsonArray("prelude").asList().stream().map(JsonElement::getAsString).toList(),
        json.get("disableTransactions").getAsBoolean(),
        json.get("workingDirectory").getAsString());
  }
}
