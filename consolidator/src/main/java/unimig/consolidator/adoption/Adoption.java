package unimig.consolidator.adoption;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import unimig.consolidator.history.HistoryTable;
import unimig.consolidator.history.LegacyHistory;
import unimig.consolidator.history.LegacyRow;
import unimig.consolidator.reconciliation.Finding;
import unimig.consolidator.reconciliation.MigrationStatus;
import unimig.consolidator.reconciliation.Reconciliation;
import unimig.runner.engine.AdoptedHistory;
import unimig.runner.engine.AdoptedRow;
import unimig.runner.engine.Failure;
import unimig.runner.engine.FailureCode;
import unimig.runner.engine.RunFailedException;
import unimig.runner.manifest.Entry;

/** Brings one database over: what its old tools applied becomes Flyway's history. */
public final class Adoption {
  private final AdoptedHistory history;

  /**
   * @param history to write
   */
  public Adoption(AdoptedHistory history) {
    this.history = history;
  }

  /** Reads the state of the database, when nobody else can write it. */
  public interface StateReader {
    Reconciliation read(Connection connection) throws SQLException;
  }

  /**
   * Writes what is applied and not yet recorded.
   *
   * @param archive whether to rename the legacy tables, also if there is nothing to write
   * @throws AdoptionRefusedException if it is in doubt what is applied
   */
  public List<AdoptedRow> adopt(StateReader reader, boolean archive) {
    List<HistoryTable> legacy = new ArrayList<>();
    return history.adopt(
        connection -> {
          Reconciliation state = reader.read(connection);
          legacy.addAll(tables(state));
          return rows(state);
        },
        connection -> {
          if (archive) {
            for (HistoryTable table : legacy) {
              rename(connection, table, table.archived().name());
            }
          }
        });
  }

  /**
   * Forgets what was adopted; legacy tables that were archived get their names back.
   *
   * @param reader tells the tables
   * @return versions, in the order in which they were applied
   * @throws RunFailedException as {@link AdoptedHistory#undo}; with {@code HAS_HISTORY} where an
   *     old tool has made its table anew
   */
  public List<String> undo(StateReader reader) {
    return history.undo(
        (connection, tables) -> {
          Set<HistoryTable> archived = new LinkedHashSet<>();
          tables.forEach(t -> archived.add(new HistoryTable(t.schema(), t.name()).original()));
          // Those of which nothing was adopted, too.
          reader.read(connection).histories().values().stream()
              .map(h -> h.table().original())
              .forEach(archived::add);
          for (HistoryTable table : archived) {
            restore(connection, table);
            restore(connection, table.lock());
          }
        });
  }

  private static void restore(Connection connection, HistoryTable table) throws SQLException {
    HistoryTable archived = table.archived();
    if (!archived.exists(connection)) {
      return;
    }
    if (table.exists(connection)) {
      throw RunFailedException.of(
          List.of(
              Failure.of(
                  FailureCode.HAS_HISTORY,
                  "table \"%s\" was made anew after it was archived as \"%s\""
                      .formatted(table, archived),
                  "look what wrote it, drop it if nothing in it counts, and undo again")));
    }
    rename(connection, archived, table.name());
  }

  /**
   * What {@link #adopt} would write, in the order in which it was applied.
   *
   * @throws AdoptionRefusedException if it is in doubt what is applied
   */
  public static List<AdoptedRow> rows(Reconciliation state) {
    List<Finding> doubts = state.doubts();
    if (!doubts.isEmpty()) {
      throw new AdoptionRefusedException(doubts);
    }
    if (state.isUntold()) {
      throw new AdoptionRefusedException(List.of(untold(state)));
    }
    return AppliedOrder.of(state).stream().map(status -> row(status, state)).toList();
  }

  /** An empty history would let migrate begin at the first migration, whatever is there. */
  private static Finding untold(Reconciliation state) {
    return new Finding(
        Finding.Code.NO_HISTORY,
        state.database().target().toString(),
        "no history of any set is in this database",
        "name its tables with --history SET=TABLE; or, if nothing of a set is applied, say"
            + " --resolve SET=rolled-back; a fresh database needs no adoption: unimig migrate");
  }

  /**
   * Versions of all that is applied, those that Flyway's history has first, the others in the order
   * in which they were applied.
   *
   * @throws AdoptionRefusedException if it is in doubt what is applied
   */
  public static List<String> versions(Reconciliation state) {
    List<String> versions = new ArrayList<>();
    state.migrations().stream()
        .filter(MigrationStatus::recorded)
        .forEach(status -> versions.add(status.entry().version()));
    rows(state).forEach(row -> versions.add(row.version()));
    return List.copyOf(versions);
  }

  /** With the locks beside them; not those that are archived. */
  private static Set<HistoryTable> tables(Reconciliation state) {
    Set<HistoryTable> tables = new LinkedHashSet<>();
    for (LegacyHistory history : state.histories().values()) {
      if (!history.table().isArchived()) {
        tables.add(history.table());
        history.lock().ifPresent(tables::add);
      }
    }
    return tables;
  }

  private static AdoptedRow row(MigrationStatus status, Reconciliation state) {
    Entry entry = status.entry();
    String artifact = entry.artifact().orElse("");
    boolean isJava = artifact.endsWith(".java");
    return new AdoptedRow(
        entry.version(),
        entry.description().replace('_', ' '),
        isJava ? "JDBC" : "SQL",
        isJava ? className(artifact) : artifact.replaceFirst("^sql/", ""),
        entry.checksum(),
        status.row().flatMap(LegacyRow::appliedAt),
        milliseconds(status.row()),
        new AdoptedRow.Legacy(
            entry.set(),
            status.row().map(LegacyRow::name).orElse(entry.legacyName()),
            state.history(entry.set()).map(LegacyHistory::table).map(Adoption::table),
            status.row().flatMap(LegacyRow::batch)));
  }

  private static AdoptedRow.LegacyTable table(HistoryTable table) {
    return new AdoptedRow.LegacyTable(table.schema(), table.name());
  }

  private static String className(String artifact) {
    return artifact.replaceFirst("^java/", "").replaceFirst("\\.java$", "").replace('/', '.');
  }

  private static int milliseconds(Optional<LegacyRow> row) {
    return row.filter(r -> r.startedAt().isPresent() && r.appliedAt().isPresent())
        .map(r -> Duration.between(r.startedAt().get(), r.appliedAt().get()).toMillis())
        .map(time -> (int) Math.max(0, Math.min(Integer.MAX_VALUE, time)))
        .orElse(0);
  }

  private static void rename(Connection connection, HistoryTable table, String name)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "alter table " + table.sql() + " rename to " + statement.enquoteIdentifier(name, true));
    }
  }
}
