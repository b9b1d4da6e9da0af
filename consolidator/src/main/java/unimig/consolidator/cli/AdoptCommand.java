package unimig.consolidator.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import unimig.consolidator.adoption.Adoption;
import unimig.consolidator.adoption.AdoptionRefusedException;
import unimig.consolidator.drift.DriftResult;
import unimig.consolidator.history.HistoryTable;
import unimig.consolidator.scratch.ScratchDatabases;
import unimig.runner.cli.DatabaseOptions;
import unimig.runner.cli.ExitCode;
import unimig.runner.cli.Json;
import unimig.runner.cli.OutputOptions;
import unimig.runner.cli.SetOptions;
import unimig.runner.cli.Surroundings;
import unimig.runner.cli.Table;
import unimig.runner.database.KeptConnections;
import unimig.runner.engine.AdoptedHistory;
import unimig.runner.engine.AdoptedRow;

/** {@code unimig adopt}. */
@Command(
    name = "adopt",
    description = {
      "Records in Flyway's history what the old tools applied to a database.",
      "What is pending there still runs with migrate. All or nothing; refuses what is in doubt."
    },
    mixinStandardHelpOptions = true)
final class AdoptCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final ScratchDatabases.Source scratch;

  @Spec private final CommandSpec command = CommandSpec.create();

  @Mixin private final DatabaseOptions database = new DatabaseOptions();
  @Mixin private final SetOptions set = new SetOptions();
  @Mixin private final HistoryOptions histories = new HistoryOptions();
  @Mixin private final SchemaCheckOptions schema = new SchemaCheckOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(
      names = "--check",
      description = {
        "First compare the schema with what these migrations make of a scratch database;",
        "where it differs, show how, and adopt nothing."
      })
  private boolean check;

  @Option(names = "--dry-run", description = "Show the rows, and write nothing.")
  private boolean dryRun;

  @Option(
      names = "--undo",
      description = "Take an adoption back, unless a run applied something after it.")
  private boolean undo;

  @Option(
      names = "--archive-history",
      description = "Rename the old tools' tables to NAME_archived, so that they cannot run again.")
  private boolean archive;

  @Option(
      names = "--lock-wait",
      paramLabel = "SECONDS",
      defaultValue = "600",
      description = "How long to wait for another run to end (default: ${DEFAULT-VALUE}).")
  private int lockWait;

  AdoptCommand(Surroundings surroundings, ScratchDatabases.Source scratch) {
    this.surroundings = surroundings;
    this.scratch = scratch;
  }

  @Override
  public Integer call() {
    if (undo && (dryRun || archive)) {
      throw new ParameterException(
          command.commandLine(), "--undo goes with neither --dry-run nor --archive-history");
    }
    LegacyState legacy = LegacyState.of(surroundings, database, set, histories);
    try {
      return undo ? undone(legacy) : adopted(legacy);
    } catch (AdoptionRefusedException e) {
      return refused(e);
    }
  }

  private int adopted(LegacyState legacy) {
    if (check) {
      DriftResult result = compared(legacy);
      if (!result.isAsApplied()) {
        return drifted(result);
      }
      if (!output.isJson()) {
        surroundings.err().println("the schema is what these migrations make");
      }
    }
    List<AdoptedRow> rows = dryRun ? Adoption.rows(legacy.read()) : written(legacy);
    int pending = legacy.read().pending().size();
    if (output.isJson()) {
      JsonObject json = new JsonObject();
      json.addProperty("dryRun", dryRun);
      json.addProperty("pending", pending);
      json.add("rows", Json.array(rows, AdoptCommand::json));
      Json.print(surroundings, Json.result("adopt", true, json));
    } else {
      if (dryRun) {
        surroundings.out().println(table(rows));
      }
      surroundings.out().println(sentence(rows.size(), pending));
    }
    return ExitCode.DONE;
  }

  private DriftResult compared(LegacyState legacy) {
    List<String> versions = Adoption.versions(legacy.read());
    try (KeptConnections connections = new KeptConnections(legacy.url())) {
      return schema
          .check(
              scratch,
              surroundings.environment(),
              database,
              set.set(surroundings.environment()),
              connections)
          .compare(versions);
    }
  }

  private int drifted(DriftResult result) {
    if (output.isJson()) {
      Json.print(surroundings, Json.result("adopt", false, new DriftJson(result).fields()));
    } else {
      surroundings.out().println(new DriftReport(result).text(output.paint(surroundings)));
      surroundings.err().println("nothing was adopted");
    }
    return ExitCode.DRIFT;
  }

  private List<AdoptedRow> written(LegacyState legacy) {
    try (KeptConnections connections = new KeptConnections(legacy.url())) {
      return adoption(legacy, connections).adopt(legacy::read, archive);
    }
  }

  private Adoption adoption(LegacyState legacy, KeptConnections connections) {
    HistoryTable target = legacy.target();
    return new Adoption(
        new AdoptedHistory(
            connections, target.schema(), target.name(), Duration.ofSeconds(lockWait)));
  }

  private String sentence(int count, int pending) {
    String done = dryRun ? "would be adopted" : "adopted";
    return "%d migration%s %s, %d pending%s"
        .formatted(
            count, count == 1 ? "" : "s", done, pending, pending > 0 ? ": unimig migrate" : "");
  }

  private int undone(LegacyState legacy) {
    List<String> versions;
    try (KeptConnections connections = new KeptConnections(legacy.url())) {
      versions = adoption(legacy, connections).undo(legacy::read);
    }
    if (output.isJson()) {
      JsonObject json = new JsonObject();
      json.add("undone", Json.array(versions, JsonPrimitive::new));
      Json.print(surroundings, Json.result("adopt", true, json));
    } else {
      int count = versions.size();
      surroundings
          .out()
          .println(
              count + (count == 1 ? " migration is" : " migrations are") + " no longer adopted");
    }
    return ExitCode.DONE;
  }

  private Table table(List<AdoptedRow> rows) {
    Table table = new Table();
    table.row(
        output.paint(surroundings)::bold,
        List.of("VERSION", "DESCRIPTION", "KIND", "APPLIED", "BATCH", "FROM"));
    for (AdoptedRow row : rows) {
      table.row(
          UnaryOperator.identity(),
          List.of(
              row.version(),
              row.description(),
              row.type(),
              row.installedOn().map(this::local).orElse("(not known)"),
              row.legacy().batch().map(String::valueOf).orElse("-"),
              row.legacy().set() + "/" + row.legacy().name()));
    }
    return table;
  }

  private String local(Instant time) {
    return StatusReport.TIME.format(time.atZone(surroundings.clock().getZone()));
  }

  private static JsonElement json(AdoptedRow row) {
    JsonObject json = new JsonObject();
    json.addProperty("version", row.version());
    json.addProperty("description", row.description());
    json.addProperty("type", row.type());
    json.addProperty("script", row.script());
    row.checksum().ifPresent(sum -> json.addProperty("checksum", sum));
    json.add("installedOn", Json.optional(row.installedOn().map(Instant::toString)));
    json.addProperty("milliseconds", row.milliseconds());
    json.addProperty("set", row.legacy().set());
    json.addProperty("legacyName", row.legacy().name());
    row.legacy().batch().ifPresent(batch -> json.addProperty("batch", batch));
    return json;
  }

  private int refused(AdoptionRefusedException e) {
    if (output.isJson()) {
      Json.print(
          surroundings,
          Json.result("adopt", false, Json.array(e.findings(), StatusReport::finding)));
    } else {
      e.findings().forEach(surroundings.err()::println);
    }
    return ExitCode.REFUSED;
  }
}
