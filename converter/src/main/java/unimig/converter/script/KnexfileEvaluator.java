package unimig.converter.script;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import unimig.converter.source.KnexLine;
import unimig.converter.source.KnexSettings;
import unimig.converter.source.KnexfileReader;
import unimig.converter.source.Project;
import unimig.runner.diagnostic.BadInputException;
import unimig.runner.diagnostic.Diagnostic;

/** Evaluates knexfiles in the sandbox, with the real environment: directories may depend on it. */
public final class KnexfileEvaluator implements KnexfileReader {
  private final ScriptEngine engine;
  private final RuntimeValues values;
  private final List<Path> nodePath;
  private final Duration limit;

  /**
   * @param limit of the time that one knexfile may take
   */
  public KnexfileEvaluator(
      ScriptEngine engine, RuntimeValues values, List<Path> nodePath, Duration limit) {
    this.engine = engine;
    this.values = values;
    this.nodePath = List.copyOf(nodePath);
    this.limit = limit;
  }

  @Override
  public KnexSettings read(Path knexfile, Optional<String> environment) {
    Path root = Project.of(List.of(knexfile)).root();
    ProjectFiles files = new ProjectFiles(root, nodePath);
    String path = files.virtual(knexfile);
    ScriptSettings settings =
        new ScriptSettings(
            KnexLine.newest().id(),
            Optional.of(path),
            environment,
            List.of(),
            false,
            VirtualPath.parent(path));
    ScriptRun run = ScriptRun.recording(files, settings, values, limit);
    try (ScriptContext context = new ScriptContext(engine, run)) {
      return settings(new Gson().fromJson(context.readKnexfile(), JsonObject.class), root);
    } catch (ScriptFailedException e) {
      throw new BadInputException(List.of(diagnostic(e.failure(), path)));
    }
  }

  private static Diagnostic diagnostic(ScriptFailure failure, String path) {
    Diagnostic cause = FailureDiagnostics.of(failure, path);
    if (!cause.code().equals("SCRIPT_THROWS")) {
      return cause;
    }
    return Diagnostic.error(
        cause.place(),
        "KNEXFILE_FAILED",
        "the knexfile fails: " + failure.message().lines().findFirst().orElse(""),
        "set what it needs (such as environment variables), or name its directories with --set");
  }

  private static KnexSettings settings(JsonObject json, Path root) {
    return new KnexSettings(
        texts(json.get("directories")).stream().map(path -> physical(path, root)).toList(),
        json.get("sortDirsSeparately").getAsBoolean(),
        texts(json.get("loadExtensions")),
        JsonFiles.text(json.get("tableName")),
        JsonFiles.text(json.get("schemaName")),
        texts(json.get("searchPath")),
        Optional.of(json.get("client").getAsString()).filter(client -> !client.equals("custom")),
        json.get("disableTransactions").getAsBoolean(),
        json.get("wrapIdentifier").getAsBoolean(),
        json.get("postProcessResponse").getAsBoolean(),
        json.get("migrationSource").getAsBoolean());
  }

  private static List<String> texts(JsonElement array) {
    return array.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList();
  }

  /** Absolute paths that a knexfile makes with __dirname are virtual. */
  private static String physical(String path, Path root) {
    return path.equals(ScriptFiles.PROJECT) || path.startsWith(ScriptFiles.PROJECT + "/")
        ? root.resolve("." + path.substring(ScriptFiles.PROJECT.length())).normalize().toString()
        : path;
  }
}
