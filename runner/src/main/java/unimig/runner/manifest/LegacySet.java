package unimig.runner.manifest;

import java.util.List;
import java.util.Optional;

/**
 * One ordered source of old migrations with its own history table.
 *
 * @param name unique within a manifest, such as {@code knex} or {@code catalog}
 * @param directories relative to the project root, with {@code /} between their parts
 * @param historyTable name of the table in which the old tool kept what it had applied; empty for
 *     plain SQL without one
 * @param historySchema schema of that table, where the project names one
 * @param knexLine the bundled Knex line that compiled the set, such as {@code 3}; empty unless Knex
 */
public record LegacySet(
    String name,
    SetKind kind,
    List<String> directories,
    Optional<String> historyTable,
    Optional<String> historySchema,
    Optional<String> knexLine) {
  public LegacySet {
    directories = List.copyOf(directories);
  }
}
