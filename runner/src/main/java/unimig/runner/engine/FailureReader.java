package unimig.runner.engine;

import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.flywaydb.core.internal.exception.sqlExceptions.FlywaySqlUnableToConnectToDbException;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;
import unimig.runner.api.IrreversibleMigrationException;
import unimig.runner.api.StatementFailedException;
import unimig.runner.diagnostic.SourceSpan;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Manifest;

/** Reads exceptions of Flyway, of the driver and of migrations. */
final class FailureReader {
  private static final String UNDONE = "correct it and run again; its changes are undone";
  private static final String LEFT =
      "look at what it left behind, since it ran without a transaction, then repair";

  private final Optional<Manifest> manifest;

  FailureReader(Optional<Manifest> manifest) {
    this.manifest = manifest;
  }

  Failure read(FlywayException e) {
    // Of a callback of ours.
    Optional<RunFailedException> own = find(e, RunFailedException.class);
    if (own.isPresent()) {
      return own.get().failures().get(0);
    }
    if (e instanceof FlywayValidateException) {
      return Failure.of(
          FailureCode.DRIFT,
          String.valueOf(e.getMessage()).strip(),
          "restore the files as they were applied; see: unimig validate");
    }
    if (e instanceof FlywayMigrateException migrate && migrate.getMigration() != null) {
      return migration(migrate);
    }
    if (String.valueOf(e.getMessage()).contains("Number of retries exceeded")) {
      return lockedOut();
    }
    if (e.getErrorCode() == CoreErrorCode.DUPLICATE_VERSIONED_MIGRATION
        || String.valueOf(e.getMessage()).startsWith("Invalid SQL filenames found")) {
      return Failure.of(
          FailureCode.BAD_FILE_NAME, String.valueOf(e.getMessage()).strip(), "rename the file");
    }
    return outside(e);
  }

  static Failure lockedOut() {
    return Failure.of(
        FailureCode.LOCKED_OUT,
        "another run holds the migration lock",
        "wait for it to end, or end its session in pg_stat_activity");
  }

  private static Failure outside(FlywayException e) {
    Optional<SQLException> sql = find(e, SQLException.class);
    if (e instanceof FlywaySqlUnableToConnectToDbException
        || sql.filter(FailureReader::isConnection).isPresent()) {
      return sql.map(FailureReader::connection).orElseGet(() -> flyway(e));
    }
    return sql.map(FailureReader::database).orElseGet(() -> flyway(e));
  }

  private static boolean isConnection(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("08") || state.startsWith("28") || state.equals("3D000");
  }

  private static Failure flyway(FlywayException e) {
    return Failure.of(
        FailureCode.FLYWAY_FAILED,
        String.valueOf(e.getMessage()).strip(),
        "correct what it names and run again");
  }

  /** The database failed outside of any migration. */
  static Failure read(SQLException e) {
    return isConnection(e) ? connection(e) : database(e);
  }

  private static Failure connection(SQLException e) {
    return Failure.of(
            FailureCode.CONNECTION_FAILED,
            String.valueOf(e.getMessage()),
            "check the database URL, and that the server runs and lets this user in")
        .inStatement(Optional.ofNullable(e.getSQLState()), Optional.empty());
  }

  private static Failure database(SQLException e) {
    return Failure.of(
            FailureCode.DATABASE_FAILED,
            String.valueOf(e.getMessage()),
            "check the rights of this user and the state of the server")
        .inStatement(Optional.ofNullable(e.getSQLState()), Optional.empty());
  }

  private Failure migration(FlywayMigrateException e) {
    MigrationInfo migration = e.getMigration();
    String advice = e.isExecutableInTransaction() ? UNDONE : LEFT;
    return inMigration(
        FailureCode.MIGRATION_FAILED,
        migration.getScript(),
        Optional.ofNullable(migration.getVersion()),
        advice,
        e);
  }

  Failure rollback(LocalMigration migration, boolean transactional, Throwable e) {
    Optional<IrreversibleMigrationException> irreversible =
        find(e, IrreversibleMigrationException.class);
    return irreversible
        .map(
            cause ->
                Failure.of(
                        FailureCode.IRREVERSIBLE,
                        String.valueOf(cause.getMessage()),
                        "nothing was changed")
                    .inMigration(migration.name()))
        .orElseGet(
            () ->
                inMigration(
                    FailureCode.ROLLBACK_FAILED,
                    migration.name(),
                    Optional.of(migration.version()),
                    transactional ? UNDONE : LEFT,
                    e));
  }

  private Failure inMigration(
      FailureCode code,
      String name,
      Optional<MigrationVersion> version,
      String advice,
      Throwable e) {
    Optional<Entry> entry = version.flatMap(v -> manifest.flatMap(m -> ManifestIndex.find(m, v)));
    String file = entry.flatMap(Entry::artifact).orElseGet(() -> fileOf(name));
    Failure failure =
        Failure.of(code, message(e), advice)
            .inMigration(name)
            .at(line(name, e).map(line -> new SourceSpan(file, line, 1)), entry.map(Entry::source));
    return failure.inStatement(state(e), statement(e));
  }

  /** Of a class name the path of its source, which conversion derives it from. */
  private static String fileOf(String name) {
    return name.endsWith(".sql") ? name : name.replace('.', '/') + ".java";
  }

  private static String message(Throwable e) {
    return find(e, StatementFailedException.class)
        .map(StatementFailedException::reason)
        .or(() -> find(e, SQLException.class).map(FailureReader::messageOf))
        .orElseGet(() -> messageOf(root(e)));
  }

  private static String messageOf(Throwable e) {
    String message = e.getMessage();
    return message == null || message.isBlank() ? e.getClass().getName() : message.strip();
  }

  private static Optional<String> state(Throwable e) {
    return find(e, StatementFailedException.class)
        .map(StatementFailedException::sqlState)
        .or(() -> find(e, SQLException.class).map(SQLException::getSQLState));
  }

  private static Optional<String> statement(Throwable e) {
    return find(e, StatementFailedException.class)
        .map(StatementFailedException::sql)
        .or(
            () ->
                find(e, FlywaySqlScriptException.class).map(FlywaySqlScriptException::getStatement))
        .or(() -> find(e, ScriptStatementException.class).map(ScriptStatementException::sql));
  }

  /** In the script, or in the class: the innermost of its frames. */
  private static Optional<Integer> line(String name, Throwable e) {
    Optional<Integer> inScript =
        find(e, FlywaySqlScriptException.class)
            .map(FlywaySqlScriptException::getLineNumber)
            .or(() -> find(e, ScriptStatementException.class).map(ScriptStatementException::line));
    return inScript.or(() -> frameLine(name, e)).filter(line -> line > 0);
  }

  private static Optional<Integer> frameLine(String className, Throwable e) {
    for (StackTraceElement frame : root(e).getStackTrace()) {
      if (frame.getClassName().equals(className)) {
        return Optional.of(frame.getLineNumber());
      }
    }
    return Optional.empty();
  }

  private static <T extends Throwable> Optional<T> find(Throwable e, Class<T> type) {
    for (Throwable each = e; each != null; each = each.getCause()) {
      if (type.isInstance(each)) {
        return Optional.of(type.cast(each));
      }
    }
    return Optional.empty();
  }

  private static Throwable root(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
