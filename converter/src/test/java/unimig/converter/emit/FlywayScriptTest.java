package unimig.converter.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unimig.runner.testing.TestDatabase;

/** What we emit, parsed and run by Flyway itself. */
class FlywayScriptTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  /** Each script, and a query that gives {@code true} after it. */
  static Stream<String[]> scripts() {
    return Stream.of(
        new String[] {"", "select true"},
        new String[] {"-- only\n/* comments */\n", "select true"},
        new String[] {
          "create table t (a int, b text);\ncopy t (a, b) from stdin;\n1\tit's; \"q\"\n2\t\\N\n"
              + "3\t$$ -- /*\n\\.\ninsert into t values (4, 'x');",
          "select count(*) = 4 and bool_or(b = 'it''s; \"q\"') from t"
        },
        new String[] {
          """
          create function f() returns text as $$ select '${a} $1;' $$ language sql;
          create table t (a text default E'it\\'s;');
          """
              .replace("\n", "\r\n"),
          "select f() = '${a} $1;'"
        },
        new String[] {
          "create function f(i int) returns int language sql begin atomic\n"
              + "select case when i > 0 then 1 else 2 end; select 3; end;\nselect f(1);",
          "select f(1) = 3"
        },
        new String[] {
          "create table t (); create rule r as on insert to t do also"
              + " (select 1; select 2); select 3;",
          "select count(*) = 1 from pg_rules where rulename = 'r'"
        },
        new String[] {
          """
          create table t (a int);
          insert into t values (1);
          create index concurrently i on t (a);
          reindex index concurrently i;
          reindex (concurrently) table t;
          vacuum t;
          drop index concurrently i;
          """,
          "select count(*) = 1 from t"
        },
        new String[] {
          """
          create table p (a int) partition by list (a);
          create table p1 partition of p for values in (1);
          alter table p detach partition p1 concurrently;
          """,
          "select count(*) = 0 from pg_inherits"
        },
        new String[] {
          "create type mood as enum ('sad');\nalter type mood add value 'glad';\n"
              + "create table t (m mood);\ninsert into t values ('glad');",
          "select count(*) = 1 from t where m = 'glad'"
        },
        new String[] {
          "BEGIN;\ncreate table t (a int); -- c\nCOMMIT;\n", "select count(*) = 0 from t"
        },
        new String[] {
          "begin; create table t (a int); commit; begin; create table u (a int); rollback;",
          "select to_regclass('t') is not null and to_regclass('u') is null"
        },
        new String[] {
          "\\set ON_ERROR_STOP on\n\\restrict abc\ncreate table t (a int);\n\\unrestrict abc\n",
          "select count(*) = 0 from t"
        },
        new String[] {
          "create table t (j jsonb); insert into t values ('{\"a\": [1]}');"
              + " create index i on t ((j ? 'a')) where j ?| array['a'] or j @? '$.a[*] ? (@ > 0)';",
          "select count(*) = 1 from t where j ? 'a'"
        },
        new String[] {
          "/* a /* nested; */ ' */ create table \"a;b\" (u text default U&'d\\0061t\\+000061');"
              + " do $x$ begin perform 1; commit; end $x$;",
          "select count(*) = 0 from \"a;b\""
        });
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void runsAsPostgresWouldRunIt(String original, String question) {
    EmittedScript emitted = emit(original);
    try (TestDatabase database = TestDatabase.create()) {
      Flyway flyway = flyway(database, emitted);
      flyway.migrate();
      assertEquals(List.of("t"), database.query(question));
      MigrationInfo applied = flyway.info().applied()[0];
      assertEquals(emitted.checksum(), applied.getChecksum());
      assertEquals("1.2", applied.getVersion().toString());
      assertEquals("add a", applied.getDescription());
    }
  }

  @Test
  void takesATransactionBackWhole() {
    EmittedScript emitted = emit("begin; create table t (a int); select 1 / 0; commit;");
    try (TestDatabase database = TestDatabase.create()) {
      Flyway flyway = flyway(database, emitted);
      assertThrows(FlywayException.class, flyway::migrate);
      assertEquals(List.of("t"), database.query("select to_regclass('t') is null"));
    }
  }

  @Test
  void withoutOurSettingsFlywayRefusesAMixture() {
    String script = "create table t (a int);\ncreate index concurrently i on t (a);";
    EmittedScript emitted = emit(script);
    try (TestDatabase database = TestDatabase.create()) {
      EmittedScript withoutSettings =
          new EmittedScript(
              emitted.script(),
              emitted.undo(),
              List.of(),
              emitted.checksum(),
              true,
              emitted.diagnostics());
      Flyway flyway = flyway(database, withoutSettings);
      FlywayException refused = assertThrows(FlywayException.class, flyway::migrate);
      assertTrue(refused.toString().contains("mixed"), refused.toString());
    }
  }

  private static EmittedScript emit(String original) {
    return ScriptEmitter.emit(
        new ScriptRequest(
            "1.2", "add_a", new ScriptRequest.Original("db/1.sql", original), Optional.empty()));
  }

  private Flyway flyway(TestDatabase database, EmittedScript emitted) {
    write(emitted.script());
    emitted.settings().forEach(this::write);
    FluentConfiguration configuration =
        Flyway.configure()
            .dataSource(database.connections())
            .locations("filesystem:" + directory.resolve("sql"))
            .placeholderReplacement(false);
    configuration
        .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
    return configuration.load();
  }

  private void write(EmittedFile file) {
    try {
      Path path = directory.resolve(file.path());
      Files.createDirectories(path.getParent());
      Files.write(path, file.text().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
