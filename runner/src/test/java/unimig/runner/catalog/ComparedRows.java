package unimig.runner.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import unimig.runner.catalog.RowComparison.Seen;
import unimig.runner.testing.TestDatabase;

/** Two databases whose rows are compared, empty before each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ComparedRows {
  static final String CONSTANT = "0b7d4a1e-6f0c-4a58-9d3e-5a2f8c1b7e90";
  static final String U1 = "11111111-1111-4111-8111-111111111111";
  static final String U2 = "22222222-2222-4222-8222-222222222222";
  static final String U3 = "33333333-3333-4333-8333-333333333333";
  static final String U4 = "44444444-4444-4444-8444-444444444444";

  private final TestDatabase originalDatabase;
  private final TestDatabase convertedDatabase;
  final Connection original;
  final Connection converted;
  final Set<String> constants =
      Set.of(CONSTANT, "2024-03-01", "2024-03-01T10:00:00", "administrator", "00:30:00");
  VolatilePolicy policy = VolatilePolicy.of(constants::contains, ZoneOffset.UTC);
  Correspondence correspondence = new Correspondence();
  MemoryLimits limits = MemoryLimits.ofHeap();

  /** How many rows the last comparison has fetched. */
  long fetched;

  ComparedRows() throws SQLException {
    originalDatabase = TestDatabase.create();
    convertedDatabase = TestDatabase.create();
    original = originalDatabase.connect();
    converted = convertedDatabase.connect();
  }

  @BeforeEach
  void startAnew() throws SQLException {
    policy = VolatilePolicy.of(constants::contains, ZoneOffset.UTC);
    correspondence = new Correspondence();
    limits = MemoryLimits.ofHeap();
    run(original, "drop schema public cascade; create schema public");
    run(converted, "drop schema public cascade; create schema public");
  }

  @AfterAll
  void close() throws SQLException {
    original.close();
    converted.close();
    originalDatabase.close();
    convertedDatabase.close();
  }

  static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  static Instant clock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select clock_timestamp()")) {
      rows.next();
      return rows.getObject(1, OffsetDateTime.class).toInstant();
    }
  }

  static RunWindow timed(Connection connection, String sql) throws SQLException {
    Instant start = clock(connection);
    run(connection, sql);
    return new RunWindow(start, clock(connection));
  }

  /** Runs a migration on both sides, one after the other. */
  void migrate(String originalSql, String convertedSql) throws SQLException {
    correspondence.ran(timed(original, originalSql), timed(converted, convertedSql));
  }

  void migrate(String sql) throws SQLException {
    migrate(sql, sql);
  }

  List<Difference> compare() throws SQLException {
    RowComparison comparison = new RowComparison(correspondence, limits);
    List<Difference> differences = comparison.compare(seen(original), seen(converted), policy);
    fetched = comparison.fetched();
    return differences;
  }

  static Seen seen(Connection connection) throws SQLException {
    SnapshotScope scope = SnapshotScope.withoutTables(Set.of("history"));
    return new Seen(connection, DatabaseSnapshot.read(connection, scope));
  }

  void assertEqualRows() throws SQLException {
    assertEquals("", DifferenceReport.of(compare(), 20));
  }

  void assertDifferences(String report) throws SQLException {
    assertEquals(report, DifferenceReport.of(compare(), 20));
  }

  static String values(String table, String... rows) {
    return "insert into " + table + " values " + String.join(", ", rows) + ";";
  }
}
