package unimig.runner.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Tables of which memory holds but a few rows. {@code -Dunimig.rows=10000000} makes the largest
 * ones as large as that and prints figures.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LargeTableTest extends ComparedRows {
  private static final int ROWS = Integer.getInteger("unimig.rows", 200_000);
  private static final MemoryLimits NO_ROWS = new MemoryLimits(0, 1 << 26, 100);

  LargeTableTest() throws SQLException {}

  private static String filled(String columns, String values, int rows) {
    return "create table big (%s); insert into big select %s from generate_series(1, %d) i;"
        .formatted(columns, values, rows);
  }

  @Test
  void nothingIsFetchedOfEqualTables() throws SQLException {
    migrate(filled("id int primary key, a text", "i, 'row ' || i", ROWS));
    assertMeasured("equal", List.of());
    assertEquals(0, fetched);
  }

  @Test
  void ofTablesWithFewDifferencesFewRowsAreFetched() throws SQLException {
    for (String key : List.of("primary key", "")) {
      startAnew();
      migrate(filled("id int " + key + ", a text", "i, 'row ' || i", ROWS));
      run(converted, "update big set a = 'other' where id in (7, 700)");
      run(converted, "delete from big where id = 9");
      List<String> shown =
          key.isEmpty()
              ? List.of(
                  "table \"big\": number of rows: original %d, converted %d"
                      .formatted(ROWS, ROWS - 1),
                  "table \"big\" row (id='7', a='other'): only in converted",
                  "table \"big\" row (id='7', a='row 7'): only in original",
                  "table \"big\" row (id='700', a='other'): only in converted",
                  "table \"big\" row (id='700', a='row 700'): only in original",
                  "table \"big\" row (id='9', a='row 9'): only in original")
              : List.of(
                  "table \"big\": number of rows: original %d, converted %d"
                      .formatted(ROWS, ROWS - 1),
                  "table \"big\" row (id=7): column \"a\": original 'row 7', converted 'other'",
                  "table \"big\" row (id=700): column \"a\": original 'row 700', converted 'other'",
                  "table \"big\" row (id=9): only in original: id='9', a='row 9'");
      assertMeasured("few differ" + (key.isEmpty() ? ", no key" : ""), shown);
      assertTrue(fetched < 5_000, () -> fetched + " rows were fetched");
    }
  }

  @Test
  void whereAllRowsHoldTimesOfTheRunTheyAreComparedByKey() throws SQLException {
    limits = NO_ROWS;
    migrate(filled("id int primary key, a text, at timestamptz", "i, 'row ' || i, now()", ROWS));
    run(converted, "update big set a = 'other' where id = 7");
    assertMeasured(
        "all hold times",
        List.of("table \"big\" row (id=7): column \"a\": original 'row 7', converted 'other'"));
    assertEquals(2L * ROWS + 1, fetched, "and the one that is too much");
  }

  @Test
  void uuidsThatBothSidesWereGivenTakeLittleMemory() throws SQLException {
    // They take memory nevertheless, so not as many as of others.
    int rows = Math.min(ROWS, 200_000);
    String uuid = "md5('' || i)::uuid";
    migrate(
        filled("id int primary key, u uuid", "i, overlay(%s::text placing '4' from 15)::uuid", rows)
            .formatted(uuid));
    limits = new MemoryLimits(0, 200L * rows, 100);
    assertEqualRows();
    assertTrue(fetched > rows / 3, () -> fetched + " rows were fetched");
  }

  private void assertMeasured(String name, List<String> shown) throws SQLException {
    List<MemoryPoolMXBean> heap =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();
    System.gc();
    heap.forEach(MemoryPoolMXBean::resetPeakUsage);
    long start = System.nanoTime();
    List<Difference> differences = compare();
    long millis = (System.nanoTime() - start) / 1_000_000;
    long peak = heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    assertEquals(shown, differences.stream().map(Difference::toString).toList());
    if (System.getProperty("unimig.rows") != null) {
      System.out.printf(
          "%,d rows a side, %s: %,d ms, %,d rows fetched, heap at most %d MB of %d MB%n",
          ROWS, name, millis, fetched, peak >> 20, Runtime.getRuntime().maxMemory() >> 20);
    }
  }

  @Test
  void labelsStandOneForOneByKeyToo() throws SQLException {
    limits = NO_ROWS;
    String sql =
        filled("id int primary key, u uuid", "i, gen_random_uuid()", 3_000)
            + "create table other (n text primary key, u uuid);"
            + "insert into other select 'n' || id, u from big;";
    migrate(sql);
    assertEqualRows();
    run(converted, "update other set u = (select u from big where id = 2) where n = 'n1'");
    assertEquals(
        List.of("table \"other\" row (n=n1) column \"u\""),
        compare().stream()
            .map(each -> each.object() + " " + each.part() + " " + each.attribute())
            .toList());
  }

  @Test
  void labelsThatBothSidesHaveDoNotStandForOthers() throws SQLException {
    limits = NO_ROWS;
    String table = "create table t (id int primary key, u uuid);";
    migrate(
        table + values("t", "(1, '" + U1 + "')", "(2, '" + U2 + "')"),
        table + values("t", "(1, '" + U2 + "')", "(2, '" + U1 + "')"));
    assertDifferences(
        "table \"t\": value that both sides have: original " + U2 + ", converted " + U1 + "\n");
  }

  @Test
  void equalRowsBesideOthersKeepTheirLabels() throws SQLException {
    limits = NO_ROWS;
    String table = "create table t (id int primary key, u uuid, a int);";
    migrate(
        table + values("t", "(1, '" + U1 + "', 1)", "(2, '" + U1 + "', 2)"),
        table + values("t", "(1, '" + U2 + "', 1)", "(2, '" + U1 + "', 2)"));
    assertDifferences(
        "table \"t\": value that elsewhere differs: original %s, converted %s for %s\n"
            .formatted(U1, U1, U2));
  }

  @Test
  void rowsOfOneSideOnlyAreMatchedAsFarAsMemoryAllows() throws SQLException {
    migrate(filled("id uuid primary key, a int", "gen_random_uuid(), i", 3_000));
    assertEqualRows();
    limits = NO_ROWS;
    correspondence = new Correspondence();
    TooManyRowsException e = assertThrows(TooManyRowsException.class, this::compare);
    assertEquals("TOO_MANY_ROWS", e.code());
  }

  @Test
  void tablesWithoutKeyAndTooManyLabelsAreRefusedLoudly() throws SQLException {
    migrate(filled("a int, at timestamptz", "i, now()", 3_000));
    assertEqualRows();
    correspondence = new Correspondence();
    limits = NO_ROWS;
    assertThrows(TooManyRowsException.class, this::compare);
    startAnew();
    migrate(filled("id int primary key, u uuid", "i, gen_random_uuid()", 3_000));
    limits = new MemoryLimits(0, 1 << 20, 100);
    assertThrows(TooManyRowsException.class, this::compare);
  }

  @Test
  void aUniqueIndexWithoutNullsIsAKey() throws SQLException {
    limits = NO_ROWS;
    migrate(
        """
        create table t (a int not null, b int not null, c int, at timestamptz default now());
        create unique index on t (c);
        create unique index on t (a) where b = 2;
        create unique index on t (b, a) include (c);
        insert into t select i % 10, i, i from generate_series(1, 100) i
        """);
    run(converted, "update t set c = -c where b = 55");
    assertEquals(List.of("column \"c\""), compare().stream().map(Difference::attribute).toList());
  }

  @Test
  void keysAreReadInOneOrderWhateverTheirType() throws SQLException {
    limits = NO_ROWS;
    String at = "at timestamptz default clock_timestamp()";
    migrate(
        """
        create table n (k numeric primary key, %1$s);
        insert into n values (10), (9), (-9), (-10), (1.5), ('NaN');
        create table i (k bigint, l smallint, %1$s, primary key (l, k));
        insert into i values (10, 2), (9, 10), (-9, 2), (-10, 10);
        create table s (k text primary key, %1$s);
        insert into s values ('b'), ('B'), ('a'), ('a b'), ('ab'), ('Ä'), ('ä'), (''), ('~'),
          (U&'\\+01F600'), (U&'\\+01F601'), (U&'\\FF5E'), (U&'a\\+01F600'), ('a');
        create table d (k date primary key, %1$s);
        insert into d values ('2024-02-01'), ('2024-01-31'), ('0044-03-15 BC'), ('infinity')
        """
            .replace(", ('a');", ";")
            .formatted(at));
    assertEqualRows();
    assertEquals(2L * (6 + 4 + 13 + 4) + 4, fetched, "and one each that is too much");
  }

  @Test
  void tellsAsManyDifferencesAsAnyoneReads() throws SQLException {
    migrate(filled("id int primary key, a int, at timestamptz", "i, 0, now()", 3_000));
    run(converted, "update big set a = 1");
    for (long rowBytes : List.of(0L, MemoryLimits.ofHeap().rowBytes())) {
      limits = new MemoryLimits(rowBytes, 1 << 26, 100);
      List<Difference> differences = compare();
      assertEquals(101, differences.size());
      assertEquals(
          "table \"big\": further rows that differ: original not told, converted not told",
          differences.get(0).toString());
    }
  }
}
