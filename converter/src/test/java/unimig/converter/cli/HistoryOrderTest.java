package unimig.converter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.converter.testing.LegacyTree;
import unimig.converter.testing.NodeKnex;
import unimig.runner.cli.ExitCode;
import unimig.runner.cli.Surroundings;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.ManifestFile;
import unimig.runner.testing.TestDatabase;

/** What {@code --history} makes of the order; Knex's histories are by Knex on Node. */
final class HistoryOrderTest {
  private final TestDatabase production = TestDatabase.create();
  private final TestDatabase staging = TestDatabase.create();
  private final Path project;
  private final Path out;
  private List<String> sets;
  private final ByteArrayOutputStream answer = new ByteArrayOutputStream();

  HistoryOrderTest(@TempDir Path directory) {
    this.project = directory.resolve("project");
    this.out = directory.resolve("out");
    this.sets =
        Stream.of("app", "shop")
            .map(
                part ->
                    "%s=knex:%s,table=knex_migrations_%s"
                        .formatted(part, project.resolve(part).resolve("migrations"), part))
            .toList();
  }

  @AfterEach
  void drop() {
    production.close();
    staging.close();
  }

  @BeforeEach
  void project() {
    LegacyTree tree = new LegacyTree(project).with("package.json", "{}\n");
    knex(tree, "app/migrations", "20240101_people", "t.increments(); t.string('name')");
    knex(tree, "app/migrations", "20240103_places", "t.increments()");
    knex(tree, "app/migrations", "20240106_later", "t.increments()");
    knex(tree, "shop/migrations", "20240102_orders", "t.increments()");
    knex(tree, "shop/migrations", "20240104_items", "t.increments()");
  }

  private static void knex(LegacyTree tree, String directory, String name, String columns) {
    tree.with(
        directory + "/" + name + ".js",
        """
        exports.up = (knex) => knex.schema.createTable('%1$s', (t) => { %2$s; });
        exports.down = (knex) => knex.schema.dropTable('%1$s');
        """
            .formatted(name.substring(9), columns));
  }

  @Test
  void theOrderOfADatabaseDecidesAndStays() {
    latest(production, "app", 2);
    latest(production, "shop", 2);
    convert("--history", "production=" + production.urlText());
    assertEquals(List.of("people", "places", "orders", "items", "later"), order());
    assertSays("\"20240103_places.js\" ran before \"20240102_orders.js\" on production");
    assertSays("[ORDER_FROM_HISTORY]");
    convert();
    assertEquals(List.of("people", "places", "orders", "items", "later"), order());
    assertFalse(text().contains("ORDER_"), text());
  }

  @Test
  void contradictionsAreShownAndTheFirstOneDecides() {
    latest(production, "app", 2);
    latest(production, "shop", 1);
    latest(staging, "shop", 2);
    latest(staging, "app", 2);
    convert("--history", "production=" + production.urlText(), "--history", staging.urlText());
    assertEquals(List.of("people", "places", "orders", "items", "later"), order());
    assertSays("[ORDER_CONFLICT]");
    assertSays("on production, and before it on " + staging.url());
    assertSays("; production decides");
  }

  @Test
  void otherOrdersAreTriedInTheProof() {
    latest(production, "app", 2);
    latest(production, "shop", 1);
    convert("--history", "production=" + production.urlText());
    assertEquals(ExitCode.DONE, run("prove", "--rows", "0", "--output", "json"), this::text);
    JsonObject order = json().getAsJsonArray("orders").get(0).getAsJsonObject();
    assertEquals("the names", order.get("order").getAsString());
    assertFalse(order.get("matters").getAsBoolean());
    assertEquals(
        "[{\"first\":\"20240102_orders.js\",\"second\":\"20240103_places.js\"}]",
        order.get("turned").toString());
  }

  @Test
  void anOrderThatMattersIsShown() {
    new LegacyTree(project)
        .with(
            "shop/migrations/20240102_orders.js",
            """
            exports.up = (knex) => knex.schema.alterTable('people', (t) => { t.integer('orders'); });
            exports.down = (knex) => knex.schema.alterTable('people', (t) => { t.dropColumn('orders'); });
            """)
        .with(
            "app/migrations/20240103_places.js",
            """
            exports.up = (knex) => knex.schema.alterTable('people', (t) => { t.integer('places'); });
            exports.down = (knex) => knex.schema.alterTable('people', (t) => { t.dropColumn('places'); });
            """);
    latest(production, "app", 2);
    latest(production, "shop", 1);
    convert("--history", "production=" + production.urlText());
    assertEquals(ExitCode.DONE, run("prove", "--rows", "0"), this::text);
    assertSays(
        "order of the names (\"20240102_orders.js\" before \"20240103_places.js\"): matters\n");
  }

  @Test
  void anOrderThatDoesNotComeUpIsShown() {
    new LegacyTree(project)
        .with(
            "shop/migrations/20240102_orders.js",
            """
            exports.up = (knex) => knex.schema.alterTable('places', (t) => { t.integer('orders'); });
            exports.down = (knex) => knex.schema.alterTable('places', (t) => { t.dropColumn('orders'); });
            """);
    latest(production, "app", 2);
    latest(production, "shop", 1);
    convert("--history", "production=" + production.urlText());
    assertEquals(ExitCode.DONE, run("prove", "--rows", "0"), this::text);
    assertSays("matters\n  \"20240102_orders.js\" fails: ");
  }

  /** Rows of another tool stand between those of Knex by their times. */
  @Test
  void historiesOfSeveralToolsAreMergedByTime() {
    latest(production, "app", 2);
    prismaRow("20240102_orders", "'2000-01-01'");
    prismaRow("20240104_items", "now()");
    convertWithPrisma();
    assertEquals(List.of("orders", "people", "places", "items", "later"), order());
  }

  @Test
  void aHistoryWithoutTimesTellsNothing() {
    latest(production, "app", 2);
    production.run("create table done (version text); insert into done values ('20240102_orders')");
    sqlSet("db/20240102_orders.sql");
    assertEquals(
        ExitCode.DONE,
        run(
            "convert",
            "--set",
            "sql=sql:" + project.resolve("db") + ",table=done",
            "--history",
            "production=" + production.urlText()),
        this::text);
    assertSays("\"public.done\" of production does not tell when migrations ran");
    assertSays("[HISTORY_WITHOUT_TIMES]");
  }

  private void sqlSet(String path) {
    new LegacyTree(project)
        .without("shop/migrations/20240102_orders.js")
        .with(path, "create table orders ();\n");
  }

  private void prismaRow(String name, String finished) {
    production.run(
        """
        create table if not exists _prisma_migrations (
          id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz,
          migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
          started_at timestamptz not null default now(), applied_steps_count int not null default 0);
        insert into _prisma_migrations (id, checksum, finished_at, migration_name, started_at)
        values (gen_random_uuid(), 'x', %2$s, '%1$s', %2$s)"""
            .formatted(name, finished));
  }

  private void convertWithPrisma() {
    LegacyTree tree = new LegacyTree(project);
    for (String name : List.of("20240102_orders", "20240104_items")) {
      tree.without("shop/migrations/" + name + ".js")
          .with("prisma/" + name + "/migration.sql", "create table x" + name + " ();\n");
    }
    tree.with("prisma/migration_lock.toml", "provider = \"postgresql\"\n");
    sets =
        List.of(
            "app=knex:" + project.resolve("app/migrations") + ",table=knex_migrations_app",
            "p=prisma:" + project.resolve("prisma"));
    convert("--history", "production=" + production.urlText());
  }

  @Test
  void aDatabaseWithoutHistoriesIsTold() {
    convert("--history", "empty=" + staging.urlText());
    assertSays("no history of empty tells when a migration ran");
    assertSays("[NO_LEGACY_HISTORY]");
  }

  @Test
  void aDatabaseOutOfReachIsToldWithoutItsPassword() {
    int code = run("convert", "--history", "gone=postgres://ada:hunter2@localhost:1/none");
    assertEquals(ExitCode.FAILED, code, this::text);
    assertSays("the histories of gone cannot be read");
    assertSays("[HISTORY_UNREADABLE]");
    assertFalse(text().contains("hunter2"), text());
    assertEquals(ExitCode.USAGE, run("convert", "--history", "mysql://ada:hunter2@h/d"));
    assertFalse(text().contains("hunter2"), text());
  }

  private void latest(TestDatabase database, String part, int count) {
    try (NodeKnex knex = NodeKnex.start("3", database.url(), Map.of())) {
      NodeKnex.Migrations migrations =
          new NodeKnex.Migrations(
              List.of(project.resolve(part).resolve("migrations")),
              "knex_migrations_" + part,
              Optional.empty());
      Path some = project.resolveSibling("some-" + part + count + database.url().hashCode());
      assertEquals(count, knex.latest(migrations.first(count, some)).size());
    }
  }

  private List<String> order() {
    Manifest manifest = ManifestFile.read(out.resolve(Manifest.FILE_NAME));
    return manifest.entries().stream().map(Entry::description).toList();
  }

  private void convert(String... arguments) {
    assertEquals(ExitCode.DONE, run("convert", arguments), this::text);
  }

  private int run(String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command));
    sets.forEach(set -> all.addAll(List.of("--set", set)));
    all.addAll(List.of("--out", out.toString()));
    all.addAll(Arrays.asList(arguments));
    answer.reset();
    PrintStream print = new PrintStream(answer, true, StandardCharsets.UTF_8);
    return Main.run(
        new Surroundings(Map.of(), print, print, Clock.systemUTC(), /* terminal= */ false),
        all.toArray(new String[0]));
  }

  private JsonObject json() {
    String text = text();
    return JsonParser.parseString(text.substring(text.indexOf('{'))).getAsJsonObject();
  }

  private void assertSays(String words) {
    assertTrue(text().contains(words), text());
  }

  private String text() {
    return answer.toString(StandardCharsets.UTF_8);
  }
}
