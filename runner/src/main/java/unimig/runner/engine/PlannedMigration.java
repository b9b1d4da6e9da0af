package unimig.runner.engine;

import java.util.List;
import java.util.Optional;

/**
 * What a run would do for one migration.
 *
 * @param version empty for a repeatable one
 * @param description with spaces
 * @param kind Flyway's type, such as {@code SQL} or {@code JDBC}
 * @param script file or class name
 * @param mode how it was converted, in lower case, where the manifest tells it
 * @param transactional whether it runs in a transaction
 * @param dependsOnRows whether its statements are chosen by what the database answers; those shown
 *     are of a database that answers nothing
 * @param statements in order, as they are sent, without bound values
 * @param note why statements are missing; absent if none are
 */
public record PlannedMigration(
    Optional<String> version,
    String description,
    String kind,
    String script,
    Optional<String> mode,
    boolean transactional,
    boolean dependsOnRows,
    List<String> statements,
    Optional<String> note) {
  public PlannedMigration {
    statements = List.copyOf(statements);
  }
}
