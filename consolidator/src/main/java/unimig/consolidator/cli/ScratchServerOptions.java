package unimig.consolidator.cli;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import unimig.consolidator.scratch.ScratchDatabases;
import unimig.runner.database.DatabaseUrl;

/**
 * Where databases for trying things come from, for commands whose {@code --database-url} is the
 * database in question; a mixin.
 */
final class ScratchServerOptions {
  @Option(
      names = "--scratch-url",
      paramLabel = "URL",
      description = {
        "Server for scratch databases, of the same major version as the database;",
        "only databases made here are touched (default: a container, else an embedded PostgreSQL)."
      })
  private Optional<String> scratchUrl = Optional.empty();

  @Mixin private final SetupOptions setup = new SetupOptions();

  @Option(
      names = "--define",
      paramLabel = "NAME=VALUE",
      description = "A value for an environment variable that migrations read, on scratch only.")
  private Map<String, String> defined = new LinkedHashMap<>();

  ScratchDatabases open(ScratchDatabases.Source source, Map<String, String> environment) {
    return source.open(scratchUrl.map(url -> DatabaseUrl.parse(url, environment)));
  }

  /** What migrations see on scratch databases. */
  Map<String, String> environment(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(defined);
    return all;
  }

  /** What the project's databases hold before the first migration. */
  void prepare(Connection connection) throws SQLException {
    setup.prepare(connection);
  }
}
