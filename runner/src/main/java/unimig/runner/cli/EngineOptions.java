package unimig.runner.cli;

import java.time.Duration;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import unimig.runner.database.DatabaseUrl;
import unimig.runner.database.KeptConnections;
import unimig.runner.engine.EngineSettings;
import unimig.runner.engine.MigrationEngine;

/** A converted set and a database to run it on. */
final class EngineOptions {
  @Mixin private final DatabaseOptions database = new DatabaseOptions();
  @Mixin private final SetOptions set = new SetOptions();

  @Option(
      names = "--lock-wait",
      paramLabel = "SECONDS",
      defaultValue = "600",
      description = "How long to wait for another run to end (default: ${DEFAULT-VALUE}).")
  private int lockWait;

  SetOptions set() {
    return set;
  }

  /** Where the database keeps its history. */
  ConsolidationPoint.HistoryPlace history(Surroundings surroundings) {
    DatabaseUrl url = database.url(surroundings.environment());
    return new ConsolidationPoint.HistoryPlace(
        url,
        database.schemas(url, surroundings.environment()),
        database.historyTable(surroundings.environment()));
  }

  /**
   * Opens connections and engine, calls {@code work}, and closes both.
   *
   * @param adapt adds the settings of one command
   */
  <T> T with(
      Surroundings surroundings,
      Function<EngineSettings, EngineSettings> adapt,
      Function<MigrationEngine, T> work) {
    DatabaseUrl url = database.url(surroundings.environment());
    try (KeptConnections connections = new KeptConnections(url);
        MigrationEngine engine =
            MigrationEngine.open(adapt.apply(settings(surroundings, url, connections)))) {
      return work.apply(engine);
    }
  }

  private EngineSettings settings(
      Surroundings surroundings, DatabaseUrl url, KeptConnections connections) {
    return EngineSettings.of(
            connections, set.set(surroundings.environment()), surroundings.environment())
        .withSchemas(database.schemas(url, surroundings.environment()))
        .withHistoryTable(database.historyTable(surroundings.environment()))
        .withLockWait(Duration.ofSeconds(lockWait));
  }
}
