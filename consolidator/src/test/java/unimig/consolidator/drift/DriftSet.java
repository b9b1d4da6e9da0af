package unimig.consolidator.drift;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import unimig.consolidator.scratch.TestScratch;
import unimig.runner.engine.ConvertedSet;
import unimig.runner.engine.EngineSettings;
import unimig.runner.engine.MigrationEngine;
import unimig.runner.engine.RunListener;
import unimig.runner.engine.Selection;
import unimig.runner.manifest.Mode;
import unimig.runner.testing.TestDatabase;
import unimig.runner.testing.TestSet;

/** A set of SQL migrations, databases that it is applied to, and what the check says of them. */
final class DriftSet {
  private final TestSet set;
  private final List<String> versions = new ArrayList<>();
  private Map<String, String> environment = Map.of();
  private CheckOptions options = CheckOptions.STRICT;
  private List<String> schemas = List.of();

  DriftSet(Path directory) {
    this.set = new TestSet(directory);
  }

  /** A legacy migration. */
  DriftSet legacy(String version, String sql, String... needs) {
    set.sql("V" + version + "__m.sql", sql)
        .entry(version, Mode.COPIED, "sql/V" + version + "__m.sql", needs);
    versions.add(version);
    return this;
  }

  TestSet files() {
    return set;
  }

  DriftSet with(CheckOptions how) {
    options = how;
    return this;
  }

  DriftSet withSchemas(String... names) {
    schemas = List.of(names);
    return this;
  }

  DriftSet withEnvironment(Map<String, String> variables) {
    environment = variables;
    return this;
  }

  /** Applies all, or these versions in this order. */
  DriftSet migrate(TestDatabase database, String... chosen) {
    ConvertedSet built = set.build();
    List<List<String>> runs = new ArrayList<>();
    List<String> sofar = new ArrayList<>();
    for (String version : chosen) {
      sofar.add(version);
      runs.add(List.copyOf(sofar));
    }
    if (chosen.length == 0) {
      migrateOn(database.connections());
    }
    for (List<String> run : runs) {
      EngineSettings settings =
          settings(database.connections(), built).withOutOfOrder(true).withValidate(false);
      try (MigrationEngine engine = MigrationEngine.open(settings, Selection.of(run))) {
        engine.migrate(RunListener.SILENT);
      }
    }
    return this;
  }

  /** Applies all over these connections. */
  void migrateOn(DataSource connections) {
    try (MigrationEngine engine = MigrationEngine.open(settings(connections, set.build()))) {
      engine.migrate(RunListener.SILENT);
    }
  }

  /** Marks a database as being at a version. */
  void baseline(TestDatabase database, String version) {
    try (MigrationEngine engine =
        MigrationEngine.open(settings(database.connections(), set.build()))) {
      engine.baseline(version, "test");
    }
  }

  private EngineSettings settings(DataSource connections, ConvertedSet built) {
    return EngineSettings.of(connections, built, environment).withSchemas(schemas);
  }

  SchemaCheck check(TestDatabase database) {
    return checkOn(database.connections());
  }

  SchemaCheck checkOn(DataSource connections) {
    return SchemaCheck.of(
        settings(connections, set.build()), () -> TestScratch.open(Optional.empty()), options);
  }

  DriftResult drift(TestDatabase database) {
    return check(database).compareWithHistory();
  }

  /** Origin, migration and what differs, a line each. */
  List<String> deviations(TestDatabase database) {
    return lines(drift(database));
  }

  static List<String> lines(DriftResult result) {
    return result.deviations().stream()
        .map(
            each ->
                each.origin()
                    + each.step().flatMap(Step::version).map(v -> " " + v).orElse("")
                    + " "
                    + each)
        .collect(Collectors.toList());
  }
}
