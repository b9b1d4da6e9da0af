package unimig.converter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import unimig.converter.testing.LegacyPast;
import unimig.converter.testing.NodeKnex;
import unimig.runner.cli.ExitCode;
import unimig.runner.cli.Surroundings;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.ManifestFile;
import unimig.runner.testing.TestDatabase;

/** Histories of the shop by real Knex of every line, for what is made of histories. */
final class LegacyPastTest {
  static final List<String> LINES = NodeKnex.LINES;

  private static final Path SHOP = Path.of("../fixtures/shop").toAbsolutePath().normalize();
  private static final Map<String, String> ENVIRONMENT =
      Map.of("SHOP_TENANT_ID", "11111111-2222-4333-8444-555555555555");

  private static Optional<Path> out = Optional.empty();

  @BeforeAll
  static void convert(@TempDir Path directory) {
    out = Optional.of(directory);
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(answer, true, StandardCharsets.UTF_8);
    assertEquals(
        ExitCode.DONE,
        Main.run(
            new Surroundings(Map.of(), print, print, Clock.systemUTC(), /* terminal= */ false),
            "convert",
            SHOP.toString(),
            "--out",
            directory.toString()),
        answer::toString);
  }

  /** Older lines do not know all that the shop uses. */
  @ParameterizedTest
  @ValueSource(strings = {"2", "3"})
  void newLinesBringTheShopUp(String line) {
    assertEquals(List.of("32"), bringUp(line, SHOP));
  }

  @ParameterizedTest
  @FieldSource("LINES")
  void everyLineKeepsAHistoryOfIt(String line, @TempDir Path empty) {
    assertEquals(List.of("0"), bringUp(line, LegacyPast.withoutContents(manifest(), empty)));
  }

  /** The number of tables that were made. */
  private static List<String> bringUp(String line, Path project) {
    Manifest manifest = manifest();
    try (TestDatabase database = TestDatabase.create();
        LegacyPast past = new LegacyPast(project, manifest, database, line, ENVIRONMENT)) {
      past.next(manifest.entries().size() - 1);
      NodeKnex.Listed listed = past.knex().list(past.migrations("knex"));
      assertEquals(names("knex"), concat(listed));
      assertEquals(1, listed.pending().size());
      assertEquals(listed.pending(), past.knex().latest(past.migrations("knex")));
      assertEquals(names("knex"), database.query("select name from knex_migrations order by id"));
      assertEquals(
          names("prisma"),
          database.query("select migration_name from _prisma_migrations order by started_at"));
      return database.query(
          "select count(*) from pg_tables where tablename !~ '^(knex_|_prisma)'"
              + " and schemaname !~ '^(pg_|information_schema)'");
    }
  }

  private static Manifest manifest() {
    return ManifestFile.read(out.orElseThrow().resolve(Manifest.FILE_NAME));
  }

  @Test
  void severalInOneBatch(@TempDir Path some) {
    try (TestDatabase database = TestDatabase.create();
        NodeKnex knex = NodeKnex.start("3", database.url(), Map.of())) {
      var migrations = NodeKnex.Migrations.in(SHOP.resolve("migrations"));
      database.run("create table products (id int primary key)");
      assertEquals(2, knex.latest(migrations.first(2, some)).size());
      assertEquals(1, knex.latest(migrations.first(3, some)).size());
      assertEquals(
          List.of("1|2", "2|1"),
          database.query("select batch, count(*) from knex_migrations group by 1 order by 1"));
    }
  }

  private static List<String> names(String set) {
    return manifest().entries().stream()
        .filter(entry -> entry.set().equals(set))
        .map(Entry::legacyName)
        .toList();
  }

  private static List<String> concat(NodeKnex.Listed listed) {
    return Stream.of(listed.completed(), listed.pending()).flatMap(List::stream).toList();
  }
}
