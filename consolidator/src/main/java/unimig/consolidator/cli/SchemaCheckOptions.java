package unimig.consolidator.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import unimig.consolidator.drift.CheckOptions;
import unimig.consolidator.drift.SchemaCheck;
import unimig.consolidator.scratch.ScratchDatabases;
import unimig.runner.catalog.ObjectPattern;
import unimig.runner.cli.DatabaseOptions;
import unimig.runner.database.DatabaseUrl;
import unimig.runner.database.KeptConnections;
import unimig.runner.engine.ConvertedSet;
import unimig.runner.engine.EngineSettings;

/** How a schema is compared with what migrations make; a mixin of commands that do. */
final class SchemaCheckOptions {
  @Spec(Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Mixin private final ScratchServerOptions scratch = new ScratchServerOptions();

  @Option(
      names = "--ignore",
      paramLabel = "PATTERN",
      split = ",",
      description = {
        "Objects not to compare, with * and ?: TABLE, SCHEMA.TABLE, SCHEMA.*, or with",
        "their kind, as the comparison names it: extension:pg_stat_statements."
      })
  private List<String> ignored = List.of();

  @Option(
      names = "--ignore-privileges",
      description = "Do not compare owners and what is granted to whom.")
  private boolean ignorePrivileges;

  /**
   * @param source of scratch servers
   * @param connections to the database
   */
  SchemaCheck check(
      ScratchDatabases.Source source,
      Map<String, String> environment,
      DatabaseOptions database,
      ConvertedSet set,
      KeptConnections connections) {
    DatabaseUrl url = connections.url();
    EngineSettings settings =
        EngineSettings.of(connections, set, scratch.environment(environment))
            .withSchemas(database.schemas(url, environment))
            .withHistoryTable(database.historyTable(environment));
    return SchemaCheck.of(
        settings,
        () -> scratch.open(source, environment),
        new CheckOptions(
            scratch::prepare, !ignorePrivileges, ignored.stream().map(this::pattern).toList()));
  }

  private ObjectPattern pattern(String text) {
    return ObjectPattern.parse(text)
        .orElseThrow(
            () ->
                new ParameterException(
                    command.commandLine(), "--ignore \"" + text + "\" names no object"));
  }
}
