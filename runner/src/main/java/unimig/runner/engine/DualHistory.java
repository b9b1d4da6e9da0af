package unimig.runner.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import unimig.runner.dual.DualTable;
import unimig.runner.dual.DualTables;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.Manifest;

/**
 * Writes what a run applies to the histories of the old tools too: within the transaction of the
 * migration, since Flyway calls back before it writes its own row and commits ({@code
 * DbMigrate.doMigrateGroup}); of a migration without a transaction right after it.
 */
final class DualHistory implements Callback, AutoCloseable {
  private final EngineSettings settings;
  private final List<Entry> entries;
  private final List<DualTable> tables;
  private final Optional<DualLock> lock;
  private final Set<DualTable> incomplete = new HashSet<>();
  private final List<Entry> missing = new ArrayList<>();
  private final List<LegacyRow> written = new ArrayList<>();

  /** Of which something will be written. */
  private final Set<String> sets = new HashSet<>();

  private boolean marks;

  private DualHistory(
      EngineSettings settings,
      List<Entry> entries,
      List<DualTable> tables,
      Optional<DualLock> lock) {
    this.settings = settings;
    this.entries = entries;
    this.tables = tables;
    this.lock = lock;
  }

  /**
   * Locks and reads the histories, if the settings want them written.
   *
   * @throws RunFailedException if there is no manifest, with {@code SET_INCOMPLETE}, or an old tool
   *     runs, with {@code LEGACY_LOCKED}
   */
  static DualHistory open(EngineSettings settings, RunListener listener) {
    if (settings.dual() == DualMode.OFF) {
      return new DualHistory(settings, List.of(), List.of(), Optional.empty());
    }
    Manifest manifest =
        settings
            .set()
            .manifest()
            .orElseThrow(
                () ->
                    new RunFailedException(
                        List.of(
                            Failure.of(
                                FailureCode.SET_INCOMPLETE,
                                "without " + Manifest.FILE_NAME + " no legacy history is known",
                                "name the directory that conversion wrote with --dir"))));
    for (LegacySet other : DualTables.others(manifest)) {
      listener.note(
          "\"%s\" of set \"%s\" is of neither Knex nor Prisma; it is not written"
              .formatted(other.historyTable().orElse(""), other.name()));
    }
    return open(settings, manifest, listener);
  }

  private static DualHistory open(
      EngineSettings settings, Manifest manifest, RunListener listener) {
    try {
      Connection connection = settings.dataSource().getConnection();
      try {
        SearchPath.use(settings, connection);
        String schema =
            settings.schemas().isEmpty() ? currentSchema(connection) : settings.schemas().get(0);
        List<DualTable> tables = DualTables.of(manifest, connection, schema);
        DualLock lock = DualLock.take(settings, connection, tables, listener);
        DualHistory history =
            new DualHistory(settings, manifest.entries(), tables, Optional.of(lock));
        history.read(connection);
        return history;
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new RunFailedException(List.of(FailureReader.read(e)), List.of(), e);
    }
  }

  private static String currentSchema(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select coalesce(current_schema(), 'public')");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }

  private void read(Connection connection) throws SQLException {
    for (DualTable table : tables) {
      if (!table.read(connection)) {
        incomplete.add(table);
      }
    }
  }

  /** Where the histories and ours say different things. */
  List<Failure> findings(AppliedHistory before) {
    List<Failure> findings = new ArrayList<>();
    for (DualTable table : tables) {
      List<Entry> theirs =
          entriesOf(table, entry -> !before.covers(version(entry)) && table.has(entry));
      if (!theirs.isEmpty()) {
        findings.add(
            Failure.of(
                FailureCode.LEGACY_APPLIED,
                "\"%s\" has %s, which would run again".formatted(table, names(theirs)),
                "record what the old tool has applied with: unimig adopt"));
      }
      List<Entry> ours = missing(table, before);
      if (!ours.isEmpty() && settings.dual() == DualMode.ON) {
        findings.add(
            Failure.of(
                FailureCode.LEGACY_MISSING,
                "\"%s\" lacks %s, which the old tool would run again".formatted(table, names(ours)),
                "if the old tool has not taken it back, write it with --fill-legacy-history"));
      }
    }
    return findings;
  }

  private List<Entry> missing(DualTable table, AppliedHistory before) {
    return entriesOf(table, entry -> before.covers(version(entry)) && !table.has(entry));
  }

  private List<Entry> entriesOf(DualTable table, Predicate<Entry> filter) {
    return entries.stream()
        .filter(entry -> entry.set().equals(table.set()))
        .filter(filter)
        .toList();
  }

  private static String names(List<Entry> found) {
    String first = "\"" + found.get(0).legacyName() + "\"";
    return found.size() == 1 ? first : "%s and %d more".formatted(first, found.size() - 1);
  }

  /** To be called before the run, with what it will apply. */
  void plan(AppliedHistory before, List<LocalMigration> pending) {
    tables.forEach(table -> missing.addAll(missing(table, before)));
    List<Entry> toApply =
        pending.stream()
            .flatMap(each -> covered(each.version(), each.baseline()).stream())
            .toList();
    Stream.of(toApply, missing).flatMap(List::stream).map(Entry::set).forEach(sets::add);
    marks = toApply.stream().anyMatch(entry -> !entry.transactional());
  }

  /** A baseline migration stands for all up to its own. */
  private List<Entry> covered(MigrationVersion version, boolean baseline) {
    return entries.stream()
        .filter(
            entry ->
                baseline ? version(entry).compareTo(version) <= 0 : version(entry).equals(version))
        .toList();
  }

  private static MigrationVersion version(Entry entry) {
    return MigrationVersion.fromVersion(entry.version());
  }

  /** In order of writing. */
  List<LegacyRow> written() {
    return List.copyOf(written);
  }

  @Override
  public boolean supports(Event event, Context context) {
    return lock.isPresent()
        && !sets.isEmpty()
        && (event == Event.BEFORE_MIGRATE
            || event == Event.BEFORE_EACH_MIGRATE
            || event == Event.AFTER_EACH_MIGRATE);
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public void handle(Event event, Context context) {
    try {
      if (event == Event.BEFORE_MIGRATE) {
        prepare();
      } else if (event == Event.BEFORE_EACH_MIGRATE) {
        lock.orElseThrow().keep();
      } else {
        write(context.getConnection(), context.getMigrationInfo());
      }
    } catch (SQLException e) {
      throw new RunFailedException(List.of(failure(e)), List.of(), e);
    }
  }

  private Failure failure(SQLException e) {
    String names =
        tables.stream().map(table -> "\"" + table + "\"").collect(Collectors.joining(", "));
    return Failure.of(
            FailureCode.DATABASE_FAILED,
            "the history of the old tool (%s) cannot be kept: %s".formatted(names, e.getMessage()),
            "check the rights of this user on it, then run again; see what is applied with: unimig info")
        .inStatement(Optional.ofNullable(e.getSQLState()), Optional.empty());
  }

  /** Not before: Flyway refuses a schema with tables that has no history of its own yet. */
  private void prepare() throws SQLException {
    try (Connection connection = settings.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      for (DualTable table : tables) {
        if (incomplete.contains(table) && sets.contains(table.set())) {
          table.create(connection);
        }
      }
      for (Entry entry : missing) {
        write(connection, entry);
      }
      connection.commit();
      connection.setAutoCommit(true);
    }
    if (marks) {
      lock.orElseThrow().mark();
    } else {
      lock.orElseThrow().takeNew();
    }
  }

  private void write(Connection connection, MigrationInfo info) throws SQLException {
    if (info.getVersion() != null) {
      for (Entry entry : covered(info.getVersion(), info.getType().isBaseline())) {
        write(connection, entry);
      }
    }
  }

  private void write(Connection connection, Entry entry) throws SQLException {
    for (DualTable table : tables) {
      if (table.set().equals(entry.set()) && !table.has(entry)) {
        written.add(new LegacyRow(table.toString(), table.write(connection, entry)));
      }
    }
  }

  /** Takes the row of a migration away that was taken back. */
  void forget(Connection connection, HistoryRow row) throws SQLException {
    if (row.version().isPresent()) {
      for (Entry entry : covered(row.version().get(), false)) {
        for (DualTable table : tables) {
          if (table.set().equals(entry.set())) {
            table.remove(connection, entry);
          }
        }
      }
    }
  }

  /** Before Progress, which tells of a migration that nothing can fail any more. */
  @Override
  public String getCallbackName() {
    return "dual history";
  }

  @Override
  public void close() {
    if (lock.isPresent()) {
      try {
        lock.get().close();
      } catch (SQLException e) {
        throw new RunFailedException(List.of(failure(e)), List.of(), e);
      }
    }
  }
}
