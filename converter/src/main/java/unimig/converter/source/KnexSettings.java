package unimig.converter.source;

import java.util.List;
import java.util.Optional;

/**
 * What a knexfile says about migrations. Empty components were not given; the {@code effective}
 * methods then answer with Knex's defaults, from {@code
 * lib/migrations/migrate/migrator-configuration-merger.js} and {@code
 * lib/migrations/common/MigrationsLoader.js}.
 *
 * @param directories {@code migrations.directory} as written: absolute, or relative to the
 *     directory of the knexfile, to which Knex's command line changes before it reads them
 * @param sortDirsSeparately whether the files of an earlier directory all come before those of a
 *     later one, rather than all files in order of their names
 * @param loadExtensions with their dots
 * @param tableName of the history table
 * @param schemaName of the history table
 * @param searchPath {@code searchPath} of the connection, in order
 * @param client such as {@code pg}; empty if none is named or it is a class
 * @param disableTransactions whether migrations run outside a transaction unless they say otherwise
 * @param wrapIdentifier whether there is such a function, which changes the names that Knex writes
 * @param postProcessResponse whether there is such a function, which changes what queries answer
 * @param migrationSource whether the project lists its migrations itself, so that directories and
 *     order are its own
 */
public record KnexSettings(
    List<String> directories,
    boolean sortDirsSeparately,
    List<String> loadExtensions,
    Optional<String> tableName,
    Optional<String> schemaName,
    List<String> searchPath,
    Optional<String> client,
    boolean disableTransactions,
    boolean wrapIdentifier,
    boolean postProcessResponse,
    boolean migrationSource) {
  static final String DEFAULT_DIRECTORY = "./migrations";
  static final String DEFAULT_TABLE = "knex_migrations";
  static final List<String> DEFAULT_EXTENSIONS =
      List.of(".co", ".coffee", ".eg", ".iced", ".js", ".cjs", ".litcoffee", ".ls", ".ts");

  /** What Knex does where nothing is said. */
  public static final KnexSettings DEFAULT =
      new KnexSettings(
          List.of(),
          false,
          List.of(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          false,
          false,
          false,
          false);

  public KnexSettings {
    directories = List.copyOf(directories);
    loadExtensions = List.copyOf(loadExtensions);
    searchPath = List.copyOf(searchPath);
  }

  public List<String> effectiveDirectories() {
    return directories.isEmpty() ? List.of(DEFAULT_DIRECTORY) : directories;
  }

  public List<String> effectiveExtensions() {
    return loadExtensions.isEmpty() ? DEFAULT_EXTENSIONS : loadExtensions;
  }

  public String effectiveTable() {
    return tableName.orElse(DEFAULT_TABLE);
  }
}
