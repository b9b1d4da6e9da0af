package unimig.converter.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import unimig.converter.rows.hint.Hints;
import unimig.converter.scratch.ScratchDatabase;
import unimig.converter.scratch.ScratchServer;
import unimig.converter.scratch.ScratchSettings;
import unimig.runner.catalog.SnapshotScope;
import unimig.runner.database.DatabaseUrl;

/** Rows taken from a database or a dump. */
@TestInstance(Lifecycle.PER_CLASS)
final class RowSampleTest {
  private static final String TABLES =
      "create table author (id serial primary key, name text not null, mail text not null);"
          + "create table book (id int primary key, author_id int not null references author,"
          + " title text, added date not null default '2020-01-01');";
  private static final String ROWS =
      "insert into author (name, mail) values ('Ada', 'ada@example.org'),"
          + " ('Tab\tand\\slash', 'b@example.org'), ('Zoë', 'z@example.org');"
          + "insert into book values (7, 1, null, '2021-05-06'), (8, 2, 'B', '2022-01-01'),"
          + " (9, 3, 'C', '2023-01-01');";

  private static final String DUMP =
      """
      SET statement_timeout = 0;
      CREATE TABLE public.author (id integer NOT NULL, name text, mail text);
      COPY public.author (id, name, mail) FROM stdin;
      1\tAda\tada@example.org
      2\tTab\\tand\\\\slash\tb@example.org
      3\tZoë\tz@example.org
      \\.

      COPY public.book (id, author_id, title, added) FROM stdin;
      7\t1\t\\N\t2021-05-06
      8\t2\tB\t2022-01-01
      9\t3\tC\t2023-01-01
      \\.
      """;

  private final Path directory;
  private ScratchServer server;

  RowSampleTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeAll
  void open() {
    server =
        ScratchServer.open(
            ScratchSettings.of(
                DatabaseUrl.fromEnvironment(System.getenv()),
                System.getenv(),
                Path.of(System.getProperty("user.home"))));
  }

  @AfterAll
  void close() {
    server.close();
  }

  private RowSample ofDatabase(int rows, Set<String> masked) throws SQLException {
    try (ScratchDatabase database = server.create("sampled");
        Connection connection = database.connect()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(TABLES + ROWS);
      }
      return DatabaseSample.read(connection, rows, masked);
    }
  }

  private RowSample ofDump(String text, int rows) throws IOException {
    Path file = directory.resolve("dump.sql");
    Files.writeString(file, text);
    return DumpSample.read(file, rows, Set.of());
  }

  @Test
  void aDumpGivesWhatItsDatabaseGives() throws SQLException, IOException {
    assertEquals(ofDatabase(10, Set.of()), ofDump(DUMP, 10));
  }

  @Test
  void noMoreRowsAreTakenThanWanted() throws SQLException, IOException {
    for (RowSample sample : List.of(ofDatabase(2, Set.of()), ofDump(DUMP, 2))) {
      sample.tables().values().forEach(rows -> assertEquals(2, rows.size()));
    }
  }

  @Test
  void theDatabaseIsOnlyRead() throws SQLException {
    try (ScratchDatabase database = server.create("sampled");
        Connection connection = database.connect()) {
      DatabaseSample.read(connection, 10, Set.of());
      SQLException refused =
          assertThrows(
              SQLException.class,
              () -> {
                try (Statement statement = connection.createStatement()) {
                  statement.execute("create table t (a int)");
                }
              });
      assertEquals("25006", refused.getSQLState());
    }
  }

  @Test
  void maskedColumnsAreGenerated() throws SQLException {
    RowSample sample = ofDatabase(10, Set.of("author.mail"));
    assertEquals(
        "Ada,Tab\tand\\slash,Zoë; 0 mails; 7>Ada,8>Tab\tand\\slash,9>Zoë",
        filled(
            sample,
            "select (select string_agg(name, ',' order by id) from author) || '; '"
                + " || (select count(*) from author where mail like '%example.org') || ' mails; '"
                + " || (select string_agg(b.id || '>' || name, ',' order by b.id)"
                + " from book b join author a on a.id = author_id)"));
  }

  @Test
  void columnsThatTheSampleHasNotAreGenerated() throws SQLException {
    Map<String, Optional<String>> row = Map.of("name", Optional.of("Ada"));
    RowSample sample =
        new RowSample(Map.of(new TableId("elsewhere", "author"), List.of(row)), Set.of());
    assertEquals("1", filled(sample, "select count(*) from author where name = 'Ada'"));
  }

  @Test
  void dumpsOfOtherKindsAreRefused() {
    assertThrows(RowsException.class, () -> ofDump("PGDMP\u0001\u000e", 10));
    assertThrows(RowsException.class, () -> ofDump("INSERT INTO a VALUES (1);\n", 10));
  }

  @Test
  void aUsersRowsAreFoundByTheMigrationsName() throws IOException {
    Files.writeString(directory.resolve("001_split.sql"), "insert into a values (1)");
    RowScripts scripts = new RowScripts(Optional.of(directory));
    assertTrue(scripts.of("migrations/001_split.ts").isPresent());
    assertTrue(scripts.of("prisma/migrations/001_split/migration.sql").isPresent());
    assertTrue(scripts.of("migrations/002_other.ts").isEmpty());
  }

  private String filled(RowSample sample, String query) throws SQLException {
    try (ScratchDatabase database = server.create("filled");
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(TABLES);
      Schema schema = Schema.read(connection, SnapshotScope.everything());
      connection.setAutoCommit(false);
      FilledTables filled = schema.fill(connection, sample, 1, Hints.NONE);
      assertEquals(Map.of(), filled.unfilled());
      connection.commit();
      try (ResultSet row = statement.executeQuery(query)) {
        row.next();
        return row.getString(1);
      }
    }
  }
}
