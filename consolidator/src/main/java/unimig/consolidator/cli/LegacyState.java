package unimig.consolidator.cli;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import unimig.consolidator.history.HistoryTable;
import unimig.consolidator.reconciliation.ConvertedScripts;
import unimig.consolidator.reconciliation.Database;
import unimig.consolidator.reconciliation.Decisions;
import unimig.consolidator.reconciliation.Reconciliation;
import unimig.runner.cli.DatabaseOptions;
import unimig.runner.cli.SetOptions;
import unimig.runner.cli.Surroundings;
import unimig.runner.database.DatabaseUrl;
import unimig.runner.database.KeptConnections;
import unimig.runner.engine.RunFailedException;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.ManifestFile;

/**
 * The converted set and the database that a command was given, for reading what is applied.
 *
 * @param schemas where the runner's history and unqualified names go; if empty the connection's own
 * @param table name of the runner's history
 */
record LegacyState(
    DatabaseUrl url,
    List<String> schemas,
    String table,
    Manifest manifest,
    ConvertedScripts scripts,
    HistoryOptions histories) {

  static LegacyState of(
      Surroundings surroundings,
      DatabaseOptions database,
      SetOptions set,
      HistoryOptions histories) {
    DatabaseUrl url = database.url(surroundings.environment());
    return new LegacyState(
        url,
        database.schemas(url, surroundings.environment()),
        database.historyTable(surroundings.environment()),
        ManifestFile.read(set.directory().resolve(Manifest.FILE_NAME)),
        new ScriptFiles(set.directory()),
        histories);
  }

  /**
   * In one transaction that reads only, so that what is read belongs together.
   *
   * @throws RunFailedException if the database is out of reach, or may not be read
   */
  Reconciliation read() {
    return ask(this::read);
  }

  /** Flyway's history of the database, which need not be there yet. */
  HistoryTable target() {
    return ask(connection -> Database.target(connection, schemas, table));
  }

  private <T> T ask(Question<T> question) {
    try (KeptConnections connections = new KeptConnections(url);
        Connection connection = connections.getConnection()) {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      T answer = question.of(connection);
      connection.rollback();
      return answer;
    } catch (SQLException e) {
      throw RunFailedException.of(e);
    }
  }

  private interface Question<T> {
    T of(Connection connection) throws SQLException;
  }

  /** As that connection sees it. */
  Reconciliation read(Connection connection) throws SQLException {
    String schema = Database.target(connection, schemas, table).schema();
    Decisions decisions = histories.decisions(schema);
    Set<HistoryTable> named = Database.namedBy(manifest, schema);
    named.addAll(decisions.tables().values());
    Database database = Database.read(connection, schemas, table, named);
    Reconciliation state = Reconciliation.of(manifest, database, decisions, scripts);
    histories.check(manifest, state, decisions);
    return state;
  }
}
