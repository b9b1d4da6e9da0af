package unimig.converter.cli;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import unimig.consolidator.cli.SetupOptions;
import unimig.converter.conversion.LegacyProject;
import unimig.converter.proof.Level;
import unimig.converter.proof.ProofFailedException;
import unimig.converter.proof.RowSettings;
import unimig.converter.scratch.ScratchDatabase;
import unimig.converter.scratch.ScratchKind;
import unimig.converter.scratch.ScratchServer;
import unimig.converter.scratch.ScratchSettings;
import unimig.converter.witness.NodeWitness;
import unimig.runner.cli.Surroundings;
import unimig.runner.database.DatabaseUrl;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Manifest;

/** Where scratch databases come from and what migrations see of the environment there; a mixin. */
final class ScratchOptions {
  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description = {
        "Server for the scratch databases; only databases made here are touched.",
        "(default: DATABASE_URL, else a container, else an embedded PostgreSQL)"
      })
  private Optional<String> databaseUrl = Optional.empty();

  @Option(
      names = "--scratch",
      paramLabel = "given|container|embedded",
      description = "The only kind of scratch server to try.")
  private Optional<ScratchKind> kind = Optional.empty();

  @Option(
      names = "--define",
      paramLabel = "NAME=VALUE",
      description = "A value for an environment variable that migrations read, in the proof only.")
  private Map<String, String> defined = new LinkedHashMap<>();

  @Mixin private final SetupOptions setup = new SetupOptions();

  @Option(
      names = "--node",
      description = {
        "Run the originals also on Node, through the Knex and the driver that the project has",
        "installed, and compare what they leave on a third database."
      })
  private boolean node;

  @Option(
      names = "--level",
      paramLabel = "quick|full|paranoid",
      description = {
        "How much the proof tries (default: full). quick: each migration up, down, up again;",
        "full: then all down, as far as they go, and up again;",
        "paranoid: also a failure in place of each statement, and batches in one transaction."
      })
  private Level level = Level.FULL;

  Level level() {
    return level;
  }

  @Mixin private final RowOptions rows = new RowOptions();

  /** What runs the originals without our engine, if it is asked for; the caller's to close. */
  Optional<NodeWitness> witness(
      LegacyProject project, Map<String, String> environment, Clock clock) {
    return node
        ? Optional.of(NodeWitness.open(project, environment, clock.getZone()))
        : Optional.empty();
  }

  /**
   * On which rows migrations are tried.
   *
   * @param root of the project
   */
  RowSettings rows(Surroundings surroundings, Path root) {
    return rows.settings(surroundings, root);
  }

  long seed() {
    return rows.seed();
  }

  /** All that is asked for here, as a proof's results depend on it. */
  String asked() {
    return setup.asked() + node + rows.asked();
  }

  /** What the project's databases hold before its first migration. */
  void prepare(ScratchDatabase database) {
    try (Connection connection = database.connect()) {
      setup.prepare(connection);
    } catch (SQLException e) {
      throw new ProofFailedException("the scratch database cannot be set up: " + e.getMessage(), e);
    }
  }

  ScratchServer open(Surroundings surroundings) {
    Map<String, String> variables = surroundings.environment();
    Optional<DatabaseUrl> url =
        databaseUrl
            .map(text -> DatabaseUrl.parse(text, variables))
            .or(() -> DatabaseUrl.fromEnvironment(variables));
    Path home = Path.of(System.getProperty("user.home", "."));
    ScratchSettings settings = ScratchSettings.of(url, variables, home);
    return ScratchServer.open(kind.map(settings::only).orElse(settings));
  }

  /**
   * What migrations see in the proof. A variable that is set nowhere gets a {@link MadeUpValue}.
   *
   * @param madeUp gets the names of such variables
   */
  Map<String, String> environment(
      Surroundings surroundings, Manifest manifest, List<String> madeUp) {
    Map<String, String> environment = new HashMap<>(surroundings.environment());
    environment.putAll(defined);
    for (Entry entry : manifest.entries()) {
      for (String name : entry.needs().environment()) {
        if (environment.getOrDefault(name, "").isEmpty()) {
          environment.put(name, MadeUpValue.of(name));
          madeUp.add(name);
        }
      }
    }
    return environment;
  }
}
