package unimig.converter.script;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import unimig.runner.api.ScriptHost;
import unimig.runner.api.Session;

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
            sql -> {});
    ScriptRun run =
        ScriptRun.executing(
            new ArchivedFiles(scripts),
            settings(description),
            new LiveValues(session::findEnv, List.of(), Clock.system(ZoneId.systemDefault())),
            (level, text) -> LOG.log(System.Logger.Level.INFO, text),
            database,
            true);
    try (database;
        ScriptContext context = new ScriptContext(Shared.ENGINE, run)) {
      context.execute(description.get("script").getAsString(), direction);
    }
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
