package unimig.runner.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Writes what other tools applied into Flyway's history, and takes it back: all or nothing, under
 * the lock that runs hold. Beside the history a table with {@code _legacy} behind its name keeps
 * what Flyway has no columns for, and tells which rows were adopted.
 */
public final class AdoptedHistory {
  private static final int LONGEST_DESCRIPTION = 200;
  private static final int LONGEST_SCRIPT = 1000;

  private final DataSource dataSource;
  private final String schema;
  private final String table;
  private final Duration lockWait;
  private final HistoryTable historyTable;
  private final CompanionTable companion;

  /**
   * @param schema of Flyway's history; must exist
   * @param lockWait how long to wait for a run, or another adoption, to end
   */
  public AdoptedHistory(DataSource dataSource, String schema, String table, Duration lockWait) {
    this.dataSource = dataSource;
    this.schema = schema;
    this.table = table;
    this.lockWait = lockWait;
    this.historyTable = new HistoryTable(schema, table);
    this.companion = new CompanionTable(schema, table);
  }

  /** What is to be written, decided when nobody else can write. */
  public interface Source {
    /**
     * @param connection in the transaction that will write, which sees one moment of the database;
     *     exceptions undo it
     * @return in the order in which they were applied
     */
    List<AdoptedRow> rows(Connection connection) throws SQLException;
  }

  /**
   * Writes rows. Where there are none to write and no history either an empty one is made, so that
   * a run does not take the database for one that nobody has explained.
   *
   * @param after changes what else has to change, in the same transaction
   * @return the rows
   * @throws RunFailedException with {@code LOCKED_OUT}, or if the database refuses
   */
  public List<AdoptedRow> adopt(Source source, Step after) {
    List<AdoptedRow> written = new ArrayList<>();
    inTransaction(
        connection -> {
          // Knex gives its lock back after it has written its rows: both must be of one moment.
          run(connection, "set transaction isolation level repeatable read");
          written.addAll(source.rows(connection));
          if (!written.isEmpty() || !CompanionTable.exists(connection, history())) {
            historyTable.make(connection);
            companion.make(connection);
            insert(connection, written);
          }
          after.run(connection);
        });
    return List.copyOf(written);
  }

  /**
   * Forgets all adopted rows, and drops the tables that are empty then.
   *
   * @param before changes what else has to change with it, in the same transaction; gets the tables
   *     that the rows came from
   * @return versions, in the order in which they were applied
   * @throws RunFailedException with {@code NOT_ADOPTED} if nothing was adopted, or {@code
   *     NEWER_APPLIED} if a run applied something after them
   */
  public List<String> undo(UndoStep before) {
    List<String> versions = new ArrayList<>();
    inTransaction(
        connection -> {
          versions.addAll(adopted(connection));
          refuseNewer(connection);
          before.run(connection, companion.legacyTables(connection));
          forget(connection);
        });
    return List.copyOf(versions);
  }

  /** A part of the transaction. */
  public interface Step {
    /** For those who have nothing to do. */
    Step NOTHING = connection -> {};

    void run(Connection connection) throws SQLException;
  }

  /** A part of the transaction that takes an adoption back. */
  public interface UndoStep {
    void run(Connection connection, List<AdoptedRow.LegacyTable> tables) throws SQLException;
  }

  private void inTransaction(Step work) {
    try (Connection connection = dataSource.getConnection()) {
      MigrationLock.inTransaction(
          connection, historyTable.lockNumber(), lockWait, () -> work.run(connection));
    } catch (SQLException e) {
      throw RunFailedException.of(e);
    }
  }

  /** Local times are of the session's zone, as those of Flyway are. */
  private void insert(Connection connection, List<AdoptedRow> rows) throws SQLException {
    int rank = highestRank(connection);
    String row =
        "insert into "
            + history()
            + " values (?, ?, ?, ?, ?, ?, current_user,"
            + " coalesce(?::timestamptz, now())::timestamp, ?, true)";
    try (PreparedStatement statement = connection.prepareStatement(row)) {
      for (int i = 0; i < rows.size(); i++) {
        bind(statement, rank + i + 1, rows.get(i));
      }
      statement.executeBatch();
    }
    companion.insert(connection, rank + 1, rows);
  }

  private static void bind(PreparedStatement statement, int rank, AdoptedRow row)
      throws SQLException {
    statement.setInt(1, rank);
    statement.setString(2, row.version());
    statement.setString(3, abbreviated(row.description()));
    statement.setString(4, row.type());
    statement.setString(5, end(row.script()));
    statement.setObject(6, row.checksum().orElse(null), Types.INTEGER);
    statement.setString(7, row.installedOn().map(Object::toString).orElse(null));
    statement.setInt(8, row.milliseconds());
    statement.addBatch();
  }

  /** As Flyway's {@code AbbreviationUtils}. */
  private static String abbreviated(String description) {
    return description.length() <= LONGEST_DESCRIPTION
        ? description
        : description.substring(0, LONGEST_DESCRIPTION - 3) + "...";
  }

  private static String end(String script) {
    return script.length() <= LONGEST_SCRIPT
        ? script
        : "..." + script.substring(script.length() - (LONGEST_SCRIPT - 3));
  }

  private int highestRank(Connection connection) throws SQLException {
    String sql = "select coalesce(max(installed_rank), 0)::text from " + history();
    return Integer.parseInt(CompanionTable.strings(connection, sql).get(0));
  }

  private List<String> adopted(Connection connection) throws SQLException {
    if (!companion.exists(connection)) {
      throw new RunFailedException(
          List.of(
              Failure.of(
                  FailureCode.NOT_ADOPTED,
                  "nothing in \"%s.%s\" was adopted".formatted(schema, table),
                  "see what is there with: unimig info")));
    }
    return CompanionTable.strings(
        connection,
        "select h.version from %s l join %s h using (installed_rank) order by installed_rank"
            .formatted(companion.sql(), history()));
  }

  private void refuseNewer(Connection connection) throws SQLException {
    List<String> newer =
        CompanionTable.strings(
            connection,
            ("select coalesce(h.version, h.description) from %1$s h where installed_rank >"
                    + " (select coalesce(min(installed_rank), 0) from %2$s) and not exists (select from %2$s l"
                    + " where l.installed_rank = h.installed_rank) order by installed_rank limit 1")
                .formatted(history(), companion.sql()));
    if (!newer.isEmpty()) {
      throw new RunFailedException(
          List.of(
              Failure.of(
                  FailureCode.NEWER_APPLIED,
                  "\"" + newer.get(0) + "\" was applied after the adoption",
                  "take it back first, or keep the adoption")));
    }
  }

  private void forget(Connection connection) throws SQLException {
    run(
        connection,
        "delete from %s h using %s l where h.installed_rank = l.installed_rank"
            .formatted(history(), companion.sql()));
    run(connection, "drop table " + companion.sql());
    if (highestRank(connection) == 0) {
      run(connection, "drop table " + history());
    }
  }

  private String history() {
    return HistoryTable.quote(schema) + "." + HistoryTable.quote(table);
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
