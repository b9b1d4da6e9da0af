package unimig.consolidator.squash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.consolidator.squash.SquashOutcome.Refused;
import unimig.consolidator.squash.SquashOutcome.UpToDate;
import unimig.runner.certificate.Sha256;
import unimig.runner.engine.AppliedMigration;
import unimig.runner.engine.ConvertedSet;
import unimig.runner.engine.EngineSettings;
import unimig.runner.engine.FailureCode;
import unimig.runner.engine.MigrationEngine;
import unimig.runner.engine.RunFailedException;
import unimig.runner.engine.RunListener;
import unimig.runner.manifest.Mode;
import unimig.runner.testing.TestDatabase;
import unimig.runner.testing.TestSet;

/** A set whose legacy migrations are squashed and archived, on all kinds of databases. */
final class ArchiveTest {
  private final Path directory;
  private final Path archive;
  private final TestSet set;

  ArchiveTest(@TempDir Path directory) {
    this.directory = directory.resolve("set");
    this.archive = directory.resolve("archive");
    this.set =
        new TestSet(this.directory)
            .sql("V1__a.sql", "create table a (id int);")
            .sql("U1__a.sql", "drop table a;")
            .java(
                "V2__b",
                "@Override public void up(Session db) { db.execute(\"create table b (id int)\"); }")
            .sql("V3__c.sql", "create table c (id int); insert into c values (7);")
            .sql("V3__c.sql.conf", "executeInTransaction=true")
            .entry("1", Mode.COPIED, "sql/V1__a.sql")
            .entry("2", Mode.RECORDED, "java/db/migration/V2__b.java")
            .entry("3", Mode.COPIED, "sql/V3__c.sql");
    set.build();
  }

  @Test
  void everyDatabaseGoesOnOrIsRefused() {
    try (TestDatabase old = TestDatabase.create();
        TestDatabase below = TestDatabase.create();
        TestDatabase fresh = TestDatabase.create()) {
      migrate(old, Optional.empty());
      migrate(below, Optional.of("2"));
      Squashing.of(directory).kept();
      assertTrue(validate(old));
      Archive.move(directory, archive);

      assertEquals(List.of(), migrate(old, Optional.empty()));
      assertTrue(validate(old));
      RunFailedException e =
          assertThrows(RunFailedException.class, () -> migrate(below, Optional.empty()));
      assertEquals(FailureCode.BELOW_CONSOLIDATION_POINT, e.failures().get(0).code());
      assertEquals(List.of("2"), below.query("select max(version) from flyway_schema_history"));
      assertEquals(List.of("3"), migrate(fresh, Optional.empty()));
      assertEquals(
          List.of("3|SQL_BASELINE|squash"),
          fresh.query("select version, type, description from flyway_schema_history"));
      assertEquals(List.of("7"), fresh.query("select id from c"));

      // What comes later is folded in.
      set.sql("V4__d.sql", "create table d (id int);");
      assertInstanceOf(
          UpToDate.class, Squashing.of(directory).at("3").run(), "what it is made of is archived");
      Refused refused = assertInstanceOf(Refused.class, Squashing.of(directory).at("1").run());
      assertEquals("ARCHIVED", refused.reasons().get(0).code());
      assertEquals(List.of("1", "2", "3", "4"), Squashing.of(directory).kept().squash().covers());
      assertFalse(Files.exists(directory.resolve("sql/B3__squash.sql")));
      assertEquals(List.of("4"), migrate(old, Optional.empty()));
      assertEquals(List.of("4"), migrate(fresh, Optional.empty()));
      try (TestDatabase fresher = TestDatabase.create()) {
        assertEquals(List.of("4"), migrate(fresher, Optional.empty()));
        assertEquals(List.of("7|d"), fresher.query("select c.id, to_regclass('d') from c"));
      }
    }
  }

  @Test
  void whatWasWrittenByHandIsNotSkippedEither() {
    try (TestDatabase holed = TestDatabase.create()) {
      migrate(holed, Optional.empty());
      set.sql("V4__d.sql", "create table d (id int);");
      migrate(holed, Optional.empty());
      set.sql("V3.1__late.sql", "create table late (id int);");
      Squashing.of(directory).kept();
      Archive.move(directory, archive);
      RunFailedException e =
          assertThrows(RunFailedException.class, () -> migrate(holed, Optional.empty()));
      assertEquals(
          List.of(FailureCode.BELOW_CONSOLIDATION_POINT),
          e.failures().stream().map(failure -> failure.code()).toList());
      assertTrue(e.failures().get(0).message().contains("3.1"), e::getMessage);
    }
  }

  @Test
  void stockFlywayBeginsWithTheSquashToo() {
    try (TestDatabase old = TestDatabase.create();
        TestDatabase fresh = TestDatabase.create()) {
      migrate(old, Optional.empty());
      Squashing.of(directory).kept();
      Archive.move(directory, archive);
      set.sql("V4__d.sql", "create table d (id int);");

      assertEquals(2, flyway(fresh).load().migrate().migrationsExecuted);
      assertEquals(
          List.of("3|SQL_BASELINE", "4|SQL"),
          fresh.query("select version, type from flyway_schema_history order by installed_rank"));
      assertThrows(FlywayValidateException.class, flyway(old).load()::migrate);
      Flyway ignoring = flyway(old).ignoreMigrationPatterns("*:missing").load();
      assertEquals(1, ignoring.migrate().migrationsExecuted);
      assertTrue(ignoring.validateWithResult().validationSuccessful);
    }
  }

  @Test
  void whatIsArchivedComesBackAsItWas() throws IOException {
    Squashing.of(directory).kept();
    SortedMap<String, String> before = files(directory);
    assertEquals(6, Archive.move(directory, archive).files());
    assertFalse(Files.exists(directory.resolve("sql/V1__a.sql")));
    assertEquals(0, Archive.move(directory, archive).files());
    assertEquals(6, Archive.undo(directory, archive).files());
    assertEquals(before, files(directory));
    assertFalse(Files.exists(archive));
    assertEquals(0, Archive.undo(directory, archive).files());
  }

  /** As if it had been killed when a part of the files was in both places. */
  @Test
  void anotherCallCompletesIt() throws IOException {
    Squashing.of(directory).kept();
    SortedMap<String, String> before = files(directory);
    Files.createDirectories(archive.resolve("sql"));
    Files.copy(directory.resolve("sql/V1__a.sql"), archive.resolve("sql/V1__a.sql"));
    Files.copy(directory.resolve("migrations.jar"), archive.resolve("3-migrations.jar"));
    Archive.move(directory, archive);
    Files.copy(archive.resolve("sql/V1__a.sql"), directory.resolve("sql/V1__a.sql"));
    Archive.undo(directory, archive);
    assertEquals(before, files(directory));
  }

  @Test
  void anotherFileInTheArchiveIsNotWrittenOver() throws IOException {
    Squashing.of(directory).kept();
    Files.createDirectories(archive.resolve("sql"));
    Files.writeString(archive.resolve("sql/V1__a.sql"), "-- of another set");
    assertThrows(UncheckedIOException.class, () -> Archive.move(directory, archive));
    assertTrue(Files.exists(directory.resolve("sql/V1__a.sql")));
    assertEquals("-- of another set", Files.readString(archive.resolve("sql/V1__a.sql")));
  }

  @Test
  void classesAreAddedToAJarThatHasChanged() throws IOException {
    Squashing.of(directory).kept();
    Archive.move(directory, archive);
    Files.delete(directory.resolve("classes/db/migration/V2__b.class"));
    set.java("V4__d", "@Override public void up(Session db) { db.execute(\"select 1\"); }").build();
    Archive.undo(directory, archive);
    try (TestDatabase fresh = TestDatabase.create()) {
      assertEquals(List.of("3", "4"), migrate(fresh, Optional.empty()));
    }
    try (var jar = new java.util.zip.ZipFile(directory.resolve("migrations.jar").toFile())) {
      assertTrue(jar.stream().anyMatch(e -> e.getName().equals("db/migration/V2__b.class")));
    }
  }

  @Test
  void withoutAWholeSquashNothingIsArchived() throws IOException {
    assertEquals("NO_SQUASH", code(Archive.move(directory, archive)));
    assertEquals("NO_SQUASH", code(Archive.undo(directory, archive)));
    Squashing.of(directory).kept();
    Files.writeString(directory.resolve("sql/B3__squash.sql"), "-- edited");
    assertEquals("SQUASH_CHANGED", code(Archive.move(directory, archive)));
    assertTrue(Files.exists(directory.resolve("sql/V1__a.sql")));
  }

  private static String code(Archive.Result result) {
    return result.refusals().get(0).code();
  }

  private static FluentConfiguration flyway(TestDatabase database, Path sql) {
    return Flyway.configure()
        .dataSource(database.connections())
        .locations("filesystem:" + sql)
        .placeholderReplacement(false);
  }

  private FluentConfiguration flyway(TestDatabase database) {
    return flyway(database, directory.resolve("sql"));
  }

  private List<String> migrate(TestDatabase database, Optional<String> target) {
    try (MigrationEngine engine = engine(database)) {
      return engine.migrate(target, RunListener.SILENT).applied().stream()
          .map(AppliedMigration::version)
          .flatMap(Optional::stream)
          .toList();
    }
  }

  private boolean validate(TestDatabase database) {
    try (MigrationEngine engine = engine(database)) {
      return engine.validate().isValid();
    }
  }

  private MigrationEngine engine(TestDatabase database) {
    return MigrationEngine.open(
        EngineSettings.of(database.connections(), ConvertedSet.in(directory), Map.of()));
  }

  private static SortedMap<String, String> files(Path root) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(file).toString(), Sha256.of(file));
      }
    }
    return files;
  }
}
