package unimig.runner.engine;

/**
 * A row that was written to the history of an old tool.
 *
 * @param table schema and name
 * @param name of the migration, as that history has it
 */
public record LegacyRow(String table, String name) {}
