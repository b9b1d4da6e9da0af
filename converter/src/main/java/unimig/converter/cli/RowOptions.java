package unimig.converter.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;
import unimig.converter.proof.RowSettings;
import unimig.converter.rows.DatabaseSample;
import unimig.converter.rows.DumpSample;
import unimig.converter.rows.RowSample;
import unimig.converter.rows.RowScripts;
import unimig.converter.rows.RowsException;
import unimig.runner.cli.Surroundings;
import unimig.runner.database.DatabaseUrl;
import unimig.runner.database.KeptConnections;

/** On which rows migrations are tried; a mixin. */
final class RowOptions {
  private static final String DIRECTORY = "rows";

  /** So that a proof on a sample ends in time. */
  private static final int MOST_SAMPLED = 1000;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "20",
      description = {
        "Rows generated for each table that a migration works on, before those that read or change",
        "rows; 0 for none (default: ${DEFAULT-VALUE})."
      })
  private int rows;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed generates the same rows (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--rows-from",
      paramLabel = "DUMP|URL",
      description = {
        "Try migrations also on a sample, --rows of each table, of a database, which is only read,",
        "or of a plain dump."
      })
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--mask",
      paramLabel = "[TABLE.]COLUMN",
      description = "A column whose values are not taken from --rows-from but generated.")
  private Set<String> masked = new TreeSet<>();

  /** All that is asked for here. */
  String asked() {
    return rows + " " + seed + " " + from + " " + new TreeSet<>(masked);
  }

  /**
   * @param root of the project, in which users' own rows are
   */
  RowSettings settings(Surroundings surroundings, Path root) {
    Path own = root.resolve(DIRECTORY);
    RowScripts scripts =
        Files.isDirectory(own) ? new RowScripts(Optional.of(own)) : RowScripts.NONE;
    return new RowSettings(rows, seed, scripts, from.map(each -> sample(surroundings, each)));
  }

  long seed() {
    return seed;
  }

  private RowSample sample(Surroundings surroundings, String place) {
    int most = Math.max(1, Math.min(rows, MOST_SAMPLED));
    if (!place.contains("://")) {
      return DumpSample.read(Path.of(place), most, masked);
    }
    DatabaseUrl url = DatabaseUrl.parse(place, surroundings.environment());
    try (KeptConnections connections = new KeptConnections(url);
        Connection connection = connections.getConnection()) {
      return DatabaseSample.read(connection, most, masked);
    } catch (SQLException e) {
      throw new RowsException("--rows-from: " + e.getMessage(), e);
    }
  }
}
