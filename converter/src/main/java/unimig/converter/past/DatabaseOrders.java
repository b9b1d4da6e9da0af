package unimig.converter.past;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import unimig.consolidator.history.LegacyHistory;
import unimig.consolidator.history.LegacyRow;
import unimig.consolidator.reconciliation.Database;
import unimig.consolidator.reconciliation.Decisions;
import unimig.consolidator.reconciliation.MigrationStatus;
import unimig.consolidator.reconciliation.MigrationStatus.State;
import unimig.consolidator.reconciliation.Reconciliation;
import unimig.converter.source.RealOrders;
import unimig.converter.source.RealOrders.Named;
import unimig.converter.source.RealOrders.Ran;
import unimig.converter.source.VersionedMigration;
import unimig.runner.database.KeptConnections;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;
import unimig.runner.engine.EngineSettings;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.Mode;
import unimig.runner.manifest.Needs;

/**
 * Reads the histories of databases, each in one transaction that reads only and waits for nobody
 * for long.
 */
public final class DatabaseOrders implements RealOrders.Reader {
  private static final String BOUNDS =
      "set local statement_timeout = '60s'; set local lock_timeout = '10s'";

  private final List<KnownDatabase> databases;

  /**
   * @param databases the first decides where they contradict each other
   */
  public DatabaseOrders(List<KnownDatabase> databases) {
    this.databases = List.copyOf(databases);
  }

  /**
   * @throws PastException if a database is out of reach, or may not be read
   */
  @Override
  public RealOrders read(List<LegacySet> sets, List<VersionedMigration> migrations) {
    if (databases.isEmpty()) {
      return RealOrders.NONE;
    }
    Manifest manifest =
        new Manifest(
            sets.stream().sorted(Comparator.comparing(LegacySet::name)).toList(),
            migrations.stream().map(DatabaseOrders::entry).toList());
    List<Ran> all = new ArrayList<>();
    List<Diagnostic> findings = new ArrayList<>();
    for (KnownDatabase database : databases) {
      Ran ran = new Ran(database.name(), order(read(database, manifest), database, findings));
      if (ran.migrations().isEmpty()) {
        findings.add(
            warning(
                "NO_LEGACY_HISTORY",
                "no history of %s tells when a migration ran".formatted(database.name()),
                "see what is there with: unimig status"));
      }
      all.add(ran);
    }
    return new RealOrders(all, findings);
  }

  /** As much of an entry as histories are put beside. */
  private static Entry entry(VersionedMigration migration) {
    return new Entry(
        migration.migration().set(),
        migration.migration().legacyName(),
        migration.migration().path(),
        migration.migration().hash(),
        migration.version(),
        migration.description(),
        Optional.empty(),
        Optional.empty(),
        Mode.REFUSED,
        true,
        false,
        Optional.empty(),
        Needs.NOTHING);
  }

  private static Reconciliation read(KnownDatabase database, Manifest manifest) {
    try (KeptConnections connections = new KeptConnections(database.url());
        Connection connection = connections.getConnection()) {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(BOUNDS);
      }
      List<String> schemas = database.url().schema().stream().toList();
      String table = EngineSettings.HISTORY_TABLE;
      String schema = Database.target(connection, schemas, table).schema();
      Database read = Database.read(connection, schemas, table, Database.namedBy(manifest, schema));
      connection.rollback();
      return Reconciliation.of(manifest, read, Decisions.NONE);
    } catch (SQLException e) {
      throw new PastException(database, e);
    }
  }

  /**
   * Oldest first. Within a history in the order of its rows, which for Knex is that of their ids;
   * between histories by time.
   */
  private static List<Named> order(
      Reconciliation state, KnownDatabase database, List<Diagnostic> findings) {
    Map<LegacyRow, MigrationStatus> applied =
        state.migrations().stream()
            .filter(each -> each.state() == State.APPLIED)
            .filter(each -> each.row().isPresent())
            .collect(Collectors.toMap(each -> each.row().orElseThrow(), each -> each, (a, b) -> a));
    List<Timed> all = new ArrayList<>();
    for (LegacyHistory history : state.histories().values().stream().distinct().toList()) {
      List<Timed> timed = timed(history, applied);
      if (timed.isEmpty() && history.rows().stream().anyMatch(applied::containsKey)) {
        findings.add(
            warning(
                "HISTORY_WITHOUT_TIMES",
                "\"%s\" of %s does not tell when migrations ran"
                    .formatted(history.table(), database.name()),
                "nothing; they keep the order of their names"));
      }
      all.addAll(timed);
    }
    return all.stream().sorted(Timed.ORDER).map(Timed::migration).toList();
  }

  /** A row without a time, or with one before that of the row above it, has that one's. */
  private static List<Timed> timed(LegacyHistory history, Map<LegacyRow, MigrationStatus> applied) {
    List<Timed> timed = new ArrayList<>();
    Optional<Instant> last = Optional.empty();
    for (LegacyRow row : history.rows()) {
      Optional<Instant> before = last;
      last = row.appliedAt().filter(at -> before.filter(at::isBefore).isEmpty()).or(() -> before);
      MigrationStatus status = applied.get(row);
      if (status != null && last.isPresent()) {
        Named named = new Named(status.entry().set(), status.entry().legacyName());
        timed.add(new Timed(last.get(), history.table().toString(), timed.size(), named));
      }
    }
    return timed;
  }

  private static Diagnostic warning(String code, String message, String advice) {
    return Diagnostic.warning(SourceSpan.startOf("."), code, message, advice);
  }

  /**
   * @param index within the history
   */
  private record Timed(Instant at, String history, int index, Named migration) {
    static final Comparator<Timed> ORDER =
        Comparator.comparing(Timed::at)
            .thenComparing(Timed::history)
            .thenComparingInt(Timed::index);
  }
}
