package unimig.consolidator.squash;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import unimig.consolidator.scratch.ScratchDatabases;
import unimig.consolidator.scratch.TestScratch;
import unimig.consolidator.squash.SquashOutcome.Kept;
import unimig.consolidator.squash.SquashSettings.Way;

/** A squash of a test's set, on the server of the tests. */
record Squashing(
    Path directory,
    Optional<String> at,
    Optional<Way> way,
    Set<String> frozen,
    Map<String, String> environment,
    String setup,
    List<String> schemas) {
  static Squashing of(Path directory) {
    return new Squashing(
        directory, Optional.empty(), Optional.empty(), Set.of(), Map.of(), "", List.of());
  }

  Squashing at(String version) {
    return new Squashing(directory, Optional.of(version), way, frozen, environment, setup, schemas);
  }

  /** Skips the test where a dump is wanted and there is no {@code pg_dump} for the server. */
  Squashing from(Way wanted) {
    assumeTrue(wanted == Way.STATEMENTS || hasDump(), "no pg_dump for this server");
    return new Squashing(directory, at, Optional.of(wanted), frozen, environment, setup, schemas);
  }

  Squashing freezing(String name, String value) {
    return new Squashing(directory, at, way, Set.of(name), Map.of(name, value), setup, schemas);
  }

  Squashing reading(String name, String value) {
    return new Squashing(directory, at, way, Set.of(), Map.of(name, value), setup, schemas);
  }

  Squashing after(String sql) {
    return new Squashing(directory, at, way, frozen, environment, sql, schemas);
  }

  Squashing in(String... names) {
    return new Squashing(directory, at, way, frozen, environment, setup, List.of(names));
  }

  static boolean hasDump() {
    try (TestScratch server = new TestScratch()) {
      return PgDump.find(Optional.empty(), programs(), server.majorVersion())
          instanceof PgDump.Search.Found;
    }
  }

  static String programs() {
    return System.getenv().getOrDefault("PATH", "");
  }

  SquashOutcome run() {
    try (ScratchDatabases server = new TestScratch()) {
      SquashSettings settings =
          new SquashSettings(
              directory,
              at,
              way,
              Optional.empty(),
              programs(),
              schemas,
              environment,
              frozen,
              connection -> {
                try (Statement statement = connection.createStatement()) {
                  statement.execute(setup);
                }
              });
      return Squash.run(settings, server, SquashListener.SILENT);
    }
  }

  Kept kept() {
    SquashOutcome outcome = run();
    return assertInstanceOf(Kept.class, outcome, outcome::toString);
  }
}
