package unimig.consolidator.adoption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.Driver;
import unimig.runner.manifest.Manifest;
import unimig.runner.testing.TestDatabase;

/** A process that is killed at any statement leaves all or nothing, and a rerun completes. */
final class AdoptionCrashTest {
  private static Path directory;
  static Manifest manifest;

  @BeforeAll
  static void convert(@TempDir Path temporary) {
    directory = temporary;
    manifest = AdoptedShop.project(directory).manifest();
  }

  @Test
  void adoptionIsKilledAtEveryStatement() throws Exception {
    everyStatement("adopt", database -> database.run(AdoptedShop.TABLES), this::adopt);
  }

  @Test
  void undoIsKilledAtEveryStatement() throws Exception {
    everyStatement(
        "undo",
        database -> {
          database.run(AdoptedShop.TABLES);
          adopt(database);
        },
        AdoptionCrashTest::undo);
  }

  @Test
  void baselineIsKilledAtEveryStatement() throws Exception {
    everyStatement(
        "baseline",
        database -> database.run("create table users (id int)"),
        database -> DyingAdoption.run("baseline", manifest, database.connections()));
  }

  private interface Step {
    void on(TestDatabase database);
  }

  private void everyStatement(String command, Step before, Step rerun) throws Exception {
    int statements = statements(command, before);
    assertTrue(statements > 8, statements + " statements");
    List<TestDatabase> databases = new ArrayList<>();
    try (TestDatabase whole = TestDatabase.create()) {
      before.on(whole);
      List<String> untouched = content(whole);
      rerun.on(whole);
      for (int n = 1; n <= statements; n++) {
        databases.add(TestDatabase.create());
        before.on(databases.get(n - 1));
      }
      kill(command, databases);
      int kept = 0;
      for (TestDatabase database : databases) {
        awaitItsEnd(database);
        List<String> left = content(database);
        assertTrue(Set.of(untouched, content(whole)).contains(left), left::toString);
        if (left.equals(untouched)) {
          rerun.on(database);
        } else {
          kept++;
          if (command.equals("adopt")) {
            rerun.on(database);
          }
        }
        assertEquals(content(whole), content(database));
      }
      // Only what comes after the commit finds the work done: giving the lock back, at least.
      assertTrue(kept >= 1 && kept <= 3, kept + " of " + statements);
    } finally {
      databases.forEach(TestDatabase::close);
    }
  }

  /** How many it sends when nobody kills it. */
  private static int statements(String command, Step before) {
    try (TestDatabase database = TestDatabase.create()) {
      before.on(database);
      DyingDataSource counting =
          new DyingDataSource(database.connections(), Integer.MAX_VALUE, () -> {});
      DyingAdoption.run(command, manifest, counting);
      return counting.sent();
    }
  }

  private static void kill(String command, List<TestDatabase> databases) throws Exception {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                DyingAdoption.class.getName(),
                directory.toString(),
                command));
    databases.forEach(database -> line.add(database.urlText()));
    assertEquals(DyingAdoption.KILLED, new ProcessBuilder(line).inheritIO().start().waitFor());
  }

  /** No more than it needs: each directory and jar costs a start time. */
  private static String classPath() throws URISyntaxException {
    List<Path> places = new ArrayList<>();
    for (Class<?> type :
        List.of(
            DyingAdoption.class,
            Adoption.class,
            Manifest.class,
            TestDatabase.class,
            Driver.class,
            Flyway.class,
            Gson.class)) {
      places.add(Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()));
    }
    return places.stream()
        .distinct()
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The server notices a moment later that its client is gone. */
  private static void awaitItsEnd(TestDatabase database) throws InterruptedException {
    while (!database
        .query(
            "select 1 from pg_stat_activity where datname = current_database()"
                + " and pid <> pg_backend_pid() and backend_type = 'client backend'")
        .isEmpty()) {
      Thread.sleep(5);
    }
  }

  /**
   * Every table, and the rows of histories but for the moment of the adoption, or of a baseline.
   */
  private static List<String> content(TestDatabase database) {
    List<String> tables =
        database.query("select tablename from pg_tables where schemaname = 'public' order by 1");
    Stream<String> rows =
        tables.stream()
            .flatMap(
                table ->
                    database
                        .query(
                            "select to_jsonb(t) - 'adopted_on' - 'id'"
                                + " - case when to_jsonb(t)->>'type' = 'BASELINE'"
                                + " then 'installed_on' else 'id' end from %s t order by 1"
                                    .formatted(table))
                        .stream()
                        .map(row -> table + " " + row));
    return Stream.concat(tables.stream(), rows).toList();
  }

  private void adopt(TestDatabase database) {
    AdoptedShop.adoption(database.connections(), Duration.ZERO)
        .adopt(connection -> AdoptedShop.state(manifest, connection), /* archive= */ true);
  }

  private static void undo(TestDatabase database) {
    AdoptedShop.adoption(database.connections(), Duration.ZERO)
        .undo(connection -> AdoptedShop.state(manifest, connection));
  }
}
