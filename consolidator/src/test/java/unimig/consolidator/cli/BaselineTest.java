package unimig.consolidator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.consolidator.baseline.BaselineFile;
import unimig.consolidator.baseline.BaselineMarker;
import unimig.consolidator.scratch.TestScratch;
import unimig.runner.cli.ExitCode;
import unimig.runner.cli.Surroundings;
import unimig.runner.cli.Unimig;
import unimig.runner.manifest.Mode;
import unimig.runner.testing.TestDatabase;
import unimig.runner.testing.TestSet;

final class BaselineTest {
  private static final String KNEX =
      "create table knex_migrations (id int, name varchar(255), batch int,"
          + " migration_time timestamptz);";

  private final ByteArrayOutputStream talk = new ByteArrayOutputStream();
  private final Path directory;

  BaselineTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void theMarkerTellsVersionAndDescription() {
    BaselineMarker marker = BaselineMarker.of(set().build().manifest().orElseThrow()).orElseThrow();
    BaselineFile.write(
        directory,
        new BaselineMarker(
            marker.version(), "all of 2024", marker.legacyEntries(), marker.manifestHash()));
    try (TestDatabase database = TestDatabase.create()) {
      database.run("create table a (id int)");
      assertEquals(ExitCode.DONE, baseline(database), talk.toString(StandardCharsets.UTF_8));
      assertEquals(
          List.of("1|BASELINE|all of 2024"),
          database.query("select version, type, description from flyway_schema_history"));
    }
  }

  @Test
  void aMarkerOfAnotherManifestIsRefused() {
    set().build();
    BaselineFile.write(directory, new BaselineMarker("1", "x", 1, "00"));
    try (TestDatabase database = TestDatabase.create()) {
      database.run("create table a (id int)");
      assertEquals(ExitCode.BAD_INPUT, baseline(database));
      assertTrue(talk.toString(StandardCharsets.UTF_8).contains("[BASELINE_STALE]"));
      assertEquals(List.of("null"), database.query("select to_regclass('flyway_schema_history')"));
    }
  }

  @Test
  void whatIsPendingInALegacyHistoryIsNamed() {
    set()
        .sql("V2__b.sql", "create table b (id int);")
        .entry("2", Mode.COPIED, "sql/V2__b.sql")
        .build();
    try (TestDatabase database = TestDatabase.create()) {
      database.run("create table a (id int)");
      database.run(KNEX + "insert into knex_migrations values (1, '1.js', 1, now())");
      assertEquals(ExitCode.REFUSED, baseline(database));
      String said = talk.toString(StandardCharsets.UTF_8);
      assertTrue(said.contains("\"2.js\" of set \"shop\""), said);
      assertTrue(said.contains("[LEGACY_PENDING]"), said);
      assertEquals(List.of("null"), database.query("select to_regclass('flyway_schema_history')"));
      database.run("insert into knex_migrations values (2, '2.js', 2, now())");
      assertEquals(ExitCode.DONE, baseline(database), talk.toString(StandardCharsets.UTF_8));
    }
  }

  @Test
  void aLegacyHistoryInDoubtIsRefused() {
    set().build();
    try (TestDatabase database = TestDatabase.create()) {
      database.run("create table a (id int)");
      database.run(
          KNEX + "insert into knex_migrations values (1, '1.js', 1, now()), (2, '9.js', 2, now())");
      assertEquals(ExitCode.REFUSED, baseline(database));
      assertTrue(talk.toString(StandardCharsets.UTF_8).contains("[LEGACY_IN_DOUBT]"));
      assertEquals(List.of("null"), database.query("select to_regclass('flyway_schema_history')"));
    }
  }

  private TestSet set() {
    return new TestSet(directory)
        .sql("V1__a.sql", "create table a (id int);")
        .entry("1", Mode.COPIED, "sql/V1__a.sql");
  }

  private int baseline(TestDatabase database) {
    PrintStream stream = new PrintStream(talk, true, StandardCharsets.UTF_8);
    Surroundings surroundings =
        new Surroundings(
            Map.of("DATABASE_URL", database.urlText()), stream, stream, Clock.systemUTC(), false);
    return Unimig.run(
        surroundings,
        ConsolidatorCommands.all(surroundings, TestScratch::open),
        "baseline",
        "--dir",
        directory.toString());
  }
}
