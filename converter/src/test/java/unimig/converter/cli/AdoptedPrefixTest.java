package unimig.converter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unimig.converter.testing.LegacyPast;
import unimig.runner.catalog.Correspondence;
import unimig.runner.catalog.DatabaseSnapshot;
import unimig.runner.catalog.Difference;
import unimig.runner.catalog.DifferenceReport;
import unimig.runner.catalog.RowComparison;
import unimig.runner.catalog.RunWindow;
import unimig.runner.catalog.SnapshotScope;
import unimig.runner.catalog.VolatilePolicy;
import unimig.runner.cli.ExitCode;
import unimig.runner.cli.Surroundings;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.ManifestFile;
import unimig.runner.manifest.SetKind;
import unimig.runner.testing.TestDatabase;

/**
 * Databases of the shop that the old tools left at some point, adopted and migrated: they end as
 * the old tools alone would have ended. {@code unimig.adopt.step} is the distance of the points.
 */
final class AdoptedPrefixTest {
  private static final Path SHOP = Path.of("../fixtures/shop").toAbsolutePath().normalize();
  private static final String KNEX_LINE = "3";
  private static final Map<String, String> ENVIRONMENT =
      Map.of("SHOP_TENANT_ID", "11111111-2222-4333-8444-555555555555");
  private static final int MIGRATIONS = 47;
  private static final int MOST_DIFFERENCES = 20;
  private static final SnapshotScope SCOPE =
      SnapshotScope.withoutTables(
          Set.of(
              "knex_migrations",
              "knex_migrations_lock",
              "_prisma_migrations",
              "flyway_schema_history",
              "flyway_schema_history_legacy"));

  private static Path out;

  private static final TestDatabase whole = TestDatabase.create();
  private static RunWindow wholeWindow = new RunWindow(Instant.EPOCH, Instant.EPOCH);
  private static String sources = "";

  @BeforeAll
  static void convert(@TempDir Path temporary) {
    out = temporary;
    run(ENVIRONMENT, "convert", SHOP.toString(), "--out", out.toString(), "--build");
    assertEquals(MIGRATIONS, manifest().entries().size());
    sources =
        manifest().entries().stream()
            .map(entry -> text(source(entry)))
            .collect(Collectors.joining("\n"));
    Instant start = now();
    try (LegacyPast past = past(whole)) {
      past.rest();
    }
    wholeWindow = new RunWindow(start, now());
  }

  @AfterAll
  static void drop() {
    whole.close();
  }

  static IntStream points() {
    int step = Integer.getInteger("unimig.adopt.step", 16);
    return IntStream.rangeClosed(0, MIGRATIONS)
        .filter(point -> point % step == 0 || point == MIGRATIONS);
  }

  @ParameterizedTest
  @MethodSource("points")
  void endsAsTheOldToolsAlone(int point) throws SQLException {
    try (TestDatabase database = TestDatabase.create()) {
      Instant start = now();
      List<String> arguments = new ArrayList<>(List.of("adopt", "--dir", out.toString()));
      try (LegacyPast past = past(database)) {
        past.next(point);
        arguments.addAll(whatHasNoHistory(past.applied()));
      }
      Map<String, String> environment = new HashMap<>(ENVIRONMENT);
      environment.put("DATABASE_URL", database.urlText());
      int pending = MIGRATIONS - point;
      assertEquals(
          "%d migration%s adopted, %d pending%s\n"
              .formatted(
                  point, point == 1 ? "" : "s", pending, pending == 0 ? "" : ": unimig migrate"),
          run(environment, arguments.toArray(new String[0])));
      run(environment, "migrate", "--dir", out.toString());
      run(environment, "validate", "--dir", out.toString());
      run(environment, "status", "--check", "--dir", out.toString());
      assertEquals("", differences(database, new RunWindow(start, now())));
    }
  }

  /** Of the plain scripts somebody has to say which ones ran. */
  private static List<String> whatHasNoHistory(List<Entry> applied) {
    LegacySet sql =
        manifest().sets().stream()
            .filter(set -> set.kind() == SetKind.SQL)
            .findFirst()
            .orElseThrow();
    return applied.stream()
        .filter(entry -> entry.set().equals(sql.name()))
        .reduce((first, second) -> second)
        .map(last -> List.of("--up-to", sql.name() + "=" + last.legacyName()))
        .orElse(List.of("--resolve", sql.name() + "=rolled-back"));
  }

  private static String differences(TestDatabase database, RunWindow window) throws SQLException {
    Correspondence correspondence = new Correspondence();
    correspondence.ran(wholeWindow, window);
    try (Connection original = whole.connect();
        Connection converted = database.connect()) {
      RowComparison.Seen before = seen(original);
      RowComparison.Seen after = seen(converted);
      List<Difference> differences =
          before.snapshot().catalog().differencesTo(after.snapshot().catalog());
      if (differences.isEmpty()) {
        VolatilePolicy policy =
            VolatilePolicy.of(sources::contains, ZoneId.systemDefault()).withRandomText();
        differences = new RowComparison(correspondence).compare(before, after, policy);
      }
      return DifferenceReport.of(differences, MOST_DIFFERENCES);
    }
  }

  private static RowComparison.Seen seen(Connection connection) throws SQLException {
    return new RowComparison.Seen(connection, DatabaseSnapshot.read(connection, SCOPE));
  }

  private static LegacyPast past(TestDatabase database) {
    return new LegacyPast(SHOP, manifest(), database, KNEX_LINE, ENVIRONMENT);
  }

  private static Manifest manifest() {
    return ManifestFile.read(out.resolve(Manifest.FILE_NAME));
  }

  /** Paths are relative to where the repository is, or to the shop. */
  private static Path source(Entry entry) {
    Path root = SHOP;
    while (root != null && !Files.exists(root.resolve(entry.source()))) {
      root = root.getParent();
    }
    return Objects.requireNonNull(root, entry.source()).resolve(entry.source());
  }

  /** Of the server, as rows have it. */
  private static Instant now() {
    return Instant.parse(
        whole
            .query(
                "select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")
            .get(0));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String run(Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    ByteArrayOutputStream talk = new ByteArrayOutputStream();
    int exit =
        Main.run(
            new Surroundings(
                environment, print(data), print(talk), Clock.systemUTC(), /* terminal= */ false),
            arguments);
    assertEquals(
        ExitCode.DONE, exit, () -> String.join(" ", arguments) + "\n" + data + "\n" + talk);
    return data.toString(StandardCharsets.UTF_8);
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
