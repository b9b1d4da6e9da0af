package unimig.runner.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import unimig.runner.engine.InfoRow;
import unimig.runner.engine.MigrationEngine;

/** {@code unimig info}. */
@Command(
    name = "info",
    description = "Shows every migration and whether it is applied.",
    mixinStandardHelpOptions = true)
final class InfoCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final Surroundings surroundings;

  @Mixin private final EngineOptions engine = new EngineOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(names = "--check", description = "Exit with 6 if migrations are pending.")
  private boolean check;

  InfoCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    List<InfoRow> rows = engine.with(surroundings, UnaryOperator.identity(), MigrationEngine::info);
    long pending = rows.stream().filter(InfoRow::pending).count();
    if (output.isJson()) {
      JsonObject json = Json.result("info", true, new JsonArray());
      json.addProperty("pending", pending);
      json.add("migrations", Json.array(rows, InfoCommand::json));
      Json.print(surroundings, json);
    } else {
      surroundings.out().println(table(rows, output.paint(surroundings)));
      surroundings.err().println(rows.size() + " migrations, " + pending + " pending");
    }
    return check && pending > 0 ? ExitCode.PENDING : ExitCode.DONE;
  }

  private Table table(List<InfoRow> rows, Paint paint) {
    Table table = new Table();
    table.row(
        paint::bold,
        List.of("VERSION", "DESCRIPTION", "KIND", "STATE", "APPLIED", "MS", "MODE", "FROM"));
    for (InfoRow row : rows) {
      UnaryOperator<String> color =
          row.pending()
              ? paint::striking
              : row.state().equals("Success") ? UnaryOperator.identity() : paint::faint;
      table.row(
          row.state().contains("Failed") ? paint::bad : color,
          List.of(
              row.version().orElse("(repeatable)"),
              row.description(),
              row.kind(),
              row.state(),
              row.installedOn().map(this::local).orElse("-"),
              row.milliseconds().map(String::valueOf).orElse("-"),
              row.mode().orElse("-"),
              row.legacy().orElse("-")));
    }
    return table;
  }

  private String local(Instant time) {
    return TIME.format(time.atZone(surroundings.clock().getZone()));
  }

  private static JsonElement json(InfoRow row) {
    JsonObject json = new JsonObject();
    json.add("version", Json.optional(row.version()));
    json.addProperty("description", row.description());
    json.addProperty("kind", row.kind());
    json.addProperty("state", row.state());
    json.addProperty("pending", row.pending());
    json.add("mode", Json.optional(row.mode()));
    json.add("legacy", Json.optional(row.legacy()));
    json.add("installedOn", Json.optional(row.installedOn().map(Instant::toString)));
    row.milliseconds().ifPresent(time -> json.addProperty("milliseconds", time));
    return json;
  }
}
