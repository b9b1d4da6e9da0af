package unimig.runner.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import unimig.runner.database.DatabaseUrl;
import unimig.runner.engine.EngineSettings;

/**
 * Which database; a mixin of every subcommand that works on one. Flags win over environment
 * variables, of which Flyway's {@code FLYWAY_*} are honoured too.
 */
public final class DatabaseOptions {
  @Spec(Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description = {
        "postgresql://USER:PASSWORD@HOST:PORT/DATABASE or jdbc:postgresql://...",
        "(default: DATABASE_URL, then FLYWAY_URL; what it leaves out: PGHOST, PGUSER, ...)"
      })
  private Optional<String> databaseUrl = Optional.empty();

  @Option(
      names = "--schema",
      paramLabel = "NAME",
      split = ",",
      description = {
        "Schema of the history and of unqualified names, then others to make.",
        "(default: ?schema= of the URL, FLYWAY_SCHEMAS, else the connection's own)"
      })
  private List<String> schemas = List.of();

  @Option(
      names = "--history-table",
      paramLabel = "NAME",
      description = "Flyway's history table (default: FLYWAY_TABLE, else flyway_schema_history).")
  private Optional<String> historyTable = Optional.empty();

  /** Whether flag or environment name a database. */
  public boolean isGiven(Map<String, String> environment) {
    return databaseUrl.isPresent() || DatabaseUrl.fromEnvironment(environment).isPresent();
  }

  /**
   * @throws ParameterException if neither flag nor environment names a database
   */
  public DatabaseUrl url(Map<String, String> environment) {
    return databaseUrl
        .map(url -> DatabaseUrl.parse(url, environment))
        .or(() -> DatabaseUrl.fromEnvironment(environment))
        .orElseThrow(
            () ->
                new ParameterException(
                    command.commandLine(), "no database: give --database-url or set DATABASE_URL"));
  }

  /** The first holds the history; empty for the connection's own. */
  public List<String> schemas(DatabaseUrl url, Map<String, String> environment) {
    if (!schemas.isEmpty()) {
      return schemas;
    }
    if (url.schema().isPresent()) {
      return List.of(url.schema().get());
    }
    return Arrays.stream(environment.getOrDefault("FLYWAY_SCHEMAS", "").split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /** Flyway's, without schema. */
  public String historyTable(Map<String, String> environment) {
    return historyTable.orElseGet(
        () -> environment.getOrDefault("FLYWAY_TABLE", EngineSettings.HISTORY_TABLE));
  }
}
