package unimig.runner.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * How an engine runs.
 *
 * @param dataSource gives connections to the one database; closing it stays the caller's
 * @param schemas the first holds the history and is where unqualified names go; if empty the
 *     connection's own
 * @param historyTable Flyway's, by default {@code flyway_schema_history}
 * @param environment what converted migrations see of the environment; nothing else reaches them
 * @param group whether all pending migrations run in one transaction, as Knex does, instead of one
 *     each
 * @param validate whether migrate first compares what is applied with the files
 * @param outOfOrder whether migrate runs pending migrations older than the newest applied one
 * @param lockWait how long to wait for another run to end; whole seconds
 * @param dual whether the histories of the old tools are written too
 */
public record EngineSettings(
    DataSource dataSource,
    ConvertedSet set,
    List<String> schemas,
    String historyTable,
    Map<String, String> environment,
    boolean group,
    boolean validate,
    boolean outOfOrder,
    Duration lockWait,
    DualMode dual) {
  public static final String HISTORY_TABLE = "flyway_schema_history";
  private static final Duration LOCK_WAIT = Duration.ofMinutes(10);

  public EngineSettings {
    schemas = List.copyOf(schemas);
    environment = Map.copyOf(environment);
  }

  /** Flyway's defaults: the connection's schema, one transaction each, validation on. */
  public static EngineSettings of(
      DataSource dataSource, ConvertedSet set, Map<String, String> environment) {
    return new EngineSettings(
        dataSource,
        set,
        List.of(),
        HISTORY_TABLE,
        environment,
        false,
        true,
        false,
        LOCK_WAIT,
        DualMode.OFF);
  }

  public EngineSettings withSchemas(List<String> names) {
    return new EngineSettings(
        dataSource,
        set,
        names,
        historyTable,
        environment,
        group,
        validate,
        outOfOrder,
        lockWait,
        dual);
  }

  public EngineSettings withHistoryTable(String name) {
    return new EngineSettings(
        dataSource, set, schemas, name, environment, group, validate, outOfOrder, lockWait, dual);
  }

  public EngineSettings withGroup(boolean on) {
    return new EngineSettings(
        dataSource,
        set,
        schemas,
        historyTable,
        environment,
        on,
        validate,
        outOfOrder,
        lockWait,
        dual);
  }

  public EngineSettings withValidate(boolean on) {
    return new EngineSettings(
        dataSource, set, schemas, historyTable, environment, group, on, outOfOrder, lockWait, dual);
  }

  public EngineSettings withOutOfOrder(boolean on) {
    return new EngineSettings(
        dataSource, set, schemas, historyTable, environment, group, validate, on, lockWait, dual);
  }

  public EngineSettings withLockWait(Duration wait) {
    return new EngineSettings(
        dataSource,
        set,
        schemas,
        historyTable,
        environment,
        group,
        validate,
        outOfOrder,
        wait,
        dual);
  }

  public EngineSettings withDual(DualMode mode) {
    return new EngineSettings(
        dataSource,
        set,
        schemas,
        historyTable,
        environment,
        group,
        validate,
        outOfOrder,
        lockWait,
        mode);
  }
}
