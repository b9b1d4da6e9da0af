package unimig.runner.api;

import java.sql.Connection;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * A Java migration with a way back.
 *
 * <p>Version and description come from the class name, as {@link BaseJavaMigration} reads it:
 * {@code V<version>__<description>}.
 */
public abstract class ConvertedMigration extends BaseJavaMigration {
  private Optional<Map<String, String>> environment = Optional.empty();

  /**
   * Applies the migration. Whether a transaction is open is up to {@link
   * #canExecuteInTransaction()}.
   */
  protected abstract void up(Session db);

  /**
   * Takes the migration back.
   *
   * @throws IrreversibleMigrationException unless overridden
   */
  protected void down(Session db) {
    throw new IrreversibleMigrationException(getClass().getSimpleName());
  }

  /**
   * Called by the runner before it hands the migration to Flyway; without it, as under stock
   * Flyway, the migration sees Flyway's placeholders and the environment of the process.
   *
   * @param variables all that {@link Session#env} will find
   */
  public final void useEnvironment(Map<String, String> variables) {
    environment = Optional.of(Map.copyOf(variables));
  }

  /** Called by Flyway. */
  @Override
  public final void migrate(Context context) {
    up(
        environment
            .map(
                variables ->
                    Session.of(
                        context.getConnection(),
                        variables,
                        context.getConfiguration().getDataSource()))
            .orElseGet(() -> Session.of(context)));
  }

  /** Called by the runner to take the migration back; transactions are the caller's. */
  public final void rollback(Session session) {
    down(session);
  }

  /** Called by the runner to see what the migration would do; transactions are the caller's. */
  public final void apply(Session session) {
    up(session);
  }

  /** Called by the runner to apply the migration outside Flyway; transactions are the caller's. */
  public final void apply(Connection connection) {
    up(Session.of(connection));
  }
}
