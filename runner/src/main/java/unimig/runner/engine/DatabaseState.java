package unimig.runner.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/** What the database tells about itself before a run. */
final class DatabaseState {
  /** As {@code PostgreSQLSchema.doEmpty} of Flyway: what belongs to an extension does not count. */
  private static final String OBJECTS =
      """
      select n.nspname from pg_catalog.pg_namespace n
      where n.nspname = any (?) and (
        exists (select from pg_catalog.pg_class c
          where c.relnamespace = n.oid and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
            and not exists (select from pg_catalog.pg_depend d
              where d.objid = c.oid and d.deptype = 'e'))
        or exists (select from pg_catalog.pg_type t
          where t.typnamespace = n.oid and t.typcategory not in ('A', 'C')
            and not exists (select from pg_catalog.pg_depend d
              where d.objid = t.oid and d.deptype = 'e'))
        or exists (select from pg_catalog.pg_proc p
          where p.pronamespace = n.oid
            and not exists (select from pg_catalog.pg_depend d
              where d.objid = p.oid and d.deptype = 'e')))
      order by n.nspname""";

  private final EngineSettings settings;
  private @Nullable HistoryTable table;

  DatabaseState(EngineSettings settings) {
    this.settings = settings;
  }

  AppliedHistory history() {
    return ask(connection -> new AppliedHistory(table(connection).read(connection)));
  }

  HistoryTable table() {
    return ask(this::table);
  }

  /** Whether the history has rows that another tool's history told. */
  boolean isAdopted() {
    return ask(
        connection ->
            new CompanionTable(schema(connection), settings.historyTable()).exists(connection));
  }

  /**
   * Lets the history say that all versions up to one are applied.
   *
   * @throws RunFailedException with {@code HAS_HISTORY} if it got rows meanwhile
   */
  void markBaseline(String version, String description) {
    ask(
        connection -> {
          HistoryTable history = table(connection);
          MigrationLock.inTransaction(
              connection,
              history.lockNumber(),
              settings.lockWait(),
              () -> {
                history.make(connection);
                if (!history.read(connection).orElse(List.of()).isEmpty()) {
                  throw hasHistory();
                }
                history.markBaseline(connection, version, description);
              });
          return history;
        });
  }

  static RunFailedException hasHistory() {
    return failed(
        FailureCode.HAS_HISTORY, "the database has a history already", "see it with: unimig info");
  }

  /** One refusal if there are objects that no history explains, else none. */
  List<Failure> unknownObjects() {
    List<String> schemas = ask(this::nonEmptySchemas);
    if (schemas.isEmpty()) {
      return List.of();
    }
    return List.of(
        Failure.of(
            FailureCode.NON_EMPTY_DATABASE,
            "schema \"%s\" has objects but no history".formatted(String.join("\", \"", schemas)),
            "if other tools migrated it bring it over with: unimig adopt;"
                + " else name another database"));
  }

  /**
   * The row of {@code version}.
   *
   * @throws RunFailedException if it is not applied, or not the newest
   */
  HistoryRow newestApplied(MigrationVersion version) {
    AppliedHistory history = history();
    HistoryRow row =
        history
            .row(version)
            .orElseThrow(
                () ->
                    failed(
                        FailureCode.UNKNOWN_VERSION,
                        "version \"" + version + "\" is not applied",
                        "see the versions with: unimig info"));
    MigrationVersion newest = history.newestVersion().orElse(version);
    if (!newest.equals(version)) {
      throw failed(
          FailureCode.NOT_THE_NEWEST,
          "version \"%s\" is below \"%s\", which is applied too".formatted(version, newest),
          "take the newer one back first");
    }
    return row;
  }

  private HistoryTable table(Connection connection) throws SQLException {
    HistoryTable known = table;
    if (known == null) {
      known = new HistoryTable(schema(connection), settings.historyTable());
      table = known;
    }
    return known;
  }

  private String schema(Connection connection) throws SQLException {
    return settings.schemas().isEmpty() ? currentSchema(connection) : settings.schemas().get(0);
  }

  private static String currentSchema(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select current_schema()");
        ResultSet row = statement.executeQuery()) {
      String schema = row.next() ? row.getString(1) : null;
      if (schema == null) {
        throw failed(
            FailureCode.DATABASE_FAILED,
            "no schema of the search path exists",
            "create it, or name one with --schema");
      }
      return schema;
    }
  }

  private List<String> nonEmptySchemas(Connection connection) throws SQLException {
    List<String> schemas =
        settings.schemas().isEmpty() ? List.of(currentSchema(connection)) : settings.schemas();
    try (PreparedStatement statement = connection.prepareStatement(OBJECTS)) {
      statement.setArray(1, connection.createArrayOf("name", schemas.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        List<String> found = new ArrayList<>();
        while (rows.next()) {
          found.add(rows.getString(1));
        }
        return found;
      }
    }
  }

  private <T> T ask(Question<T> question) {
    try (Connection connection = settings.dataSource().getConnection()) {
      return question.of(connection);
    } catch (SQLException e) {
      throw new RunFailedException(List.of(FailureReader.read(e)), List.of(), e);
    }
  }

  private static RunFailedException failed(FailureCode code, String message, String advice) {
    return new RunFailedException(List.of(Failure.of(code, message, advice)));
  }

  private interface Question<T> {
    T of(Connection connection) throws SQLException;
  }
}
