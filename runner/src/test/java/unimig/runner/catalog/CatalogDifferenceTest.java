package unimig.runner.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import unimig.runner.testing.TestDatabase;

/** Changes a database that has one of everything, one property at a time: {@code changes.txt}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CatalogDifferenceTest {
  /** Of domains since 17, of tables since 18. */
  private static final int NAMES_NOT_NULL_CONSTRAINTS = 17;

  private static final int COMPRESSES_COLUMNS = 14;

  private final TestDatabase database;
  private final Connection connection;
  private final CatalogSnapshot museum;

  CatalogDifferenceTest() throws SQLException, IOException {
    database = TestDatabase.create();
    connection = database.connect();
    run(
        """
        do $$ begin
          if not exists (select from pg_roles where rolname = 'unimig_reader') then
            create role unimig_reader;
          end if;
        end $$
        """);
    run(resource("museum.sql"));
    museum = CatalogSnapshot.read(connection, SnapshotScope.everything());
  }

  @BeforeAll
  void inTransaction() throws SQLException {
    connection.setAutoCommit(false);
  }

  @AfterAll
  void close() throws SQLException {
    connection.close();
    database.close();
  }

  record Change(String sql, List<String> differences) {}

  @TestFactory
  Stream<DynamicTest> everyChangeIsFound() throws IOException {
    List<Change> changes = changes();
    assertTrue(changes.size() > 150, () -> "only " + changes.size());
    return changes.stream().map(change -> dynamicTest(change.sql(), () -> check(change)));
  }

  private void check(Change change) throws SQLException {
    int version = connection.getMetaData().getDatabaseMajorVersion();
    if (version < COMPRESSES_COLUMNS && change.sql().contains("compression")) {
      return;
    }
    List<Difference> found;
    try {
      run(change.sql());
      CatalogSnapshot changed = CatalogSnapshot.read(connection, SnapshotScope.everything());
      found = museum.differencesTo(changed);
      assertEquals(found.isEmpty(), museum.fingerprint().equals(changed.fingerprint()));
    } finally {
      undo();
    }
    List<String> subjects =
        found.stream()
            .map(CatalogDifferenceTest::subject)
            .filter(
                subject -> version < NAMES_NOT_NULL_CONSTRAINTS || !subject.contains("_not_null"))
            .toList();
    assertEquals(
        change.differences().stream().sorted().toList(), List.copyOf(new TreeSet<>(subjects)));
  }

  /** What a sequence gave stays given after a rollback. */
  private void undo() throws SQLException {
    connection.rollback();
    run("select setval('tickets', 10, false), setval('orders_id_seq', 1, true)");
    connection.commit();
  }

  private static String subject(Difference difference) {
    return Stream.of(difference.object(), difference.part(), difference.attribute())
        .filter(piece -> !piece.isEmpty())
        .reduce((before, after) -> before + ": " + after)
        .orElseThrow();
  }

  private static List<Change> changes() throws IOException {
    List<Change> changes = new ArrayList<>();
    for (String line : resource("changes.txt").lines().toList()) {
      if (line.startsWith("  ")) {
        changes.get(changes.size() - 1).differences().add(line.strip());
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        changes.add(new Change(line, new ArrayList<>()));
      }
    }
    return changes;
  }

  @Test
  void anUntouchedDatabaseDoesNotDiffer() throws SQLException {
    CatalogSnapshot again = CatalogSnapshot.read(connection, SnapshotScope.everything());
    assertEquals(List.of(), museum.differencesTo(again));
    assertEquals(museum, again);
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(CatalogDifferenceTest.class.getResourceAsStream(name))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
