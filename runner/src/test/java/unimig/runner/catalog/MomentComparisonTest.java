package unimig.runner.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MomentComparisonTest extends ComparedRows {
  MomentComparisonTest() throws SQLException {}

  @Test
  void timesOfTheRunMayDiffer() throws SQLException {
    migrate(
        """
        create table t (
          id int primary key, a timestamptz, b timestamp, c timestamptz, d date, e time,
          f text, g jsonb, h bigint, i numeric, j text, k timestamptz[], l int);
        insert into t values (
          1, now(), clock_timestamp(), now() + interval '7 days', current_date, localtime,
          to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          jsonb_build_object('at', clock_timestamp()),
          (extract(epoch from clock_timestamp()) * 1000)::bigint,
          extract(epoch from clock_timestamp()),
          'made ' || (extract(epoch from clock_timestamp()) * 1000)::bigint,
          array[now(), now() - interval '1 month'], floor(extract(epoch from now())));
        """);
    assertEqualRows();
  }

  @Test
  void timesBeyondTheRunAreDifferences() throws SQLException {
    String table = "create table t (id int primary key, a timestamptz, b bigint, c date, d time);";
    migrate(
        table + "insert into t values (1, now(), 1700000000000, now(), now()::time)",
        table
            + """
            insert into t values (1, now() - interval '5 minutes', 1700000000001,
              now() - interval '3 days', now()::time - interval '2 hours')
            """);
    assertEquals(
        List.of("column \"a\"", "column \"b\"", "column \"c\"", "column \"d\""),
        compare().stream().map(Difference::attribute).toList());
  }

  @Test
  void offsetsFromTheRunMustBeEqual() throws SQLException {
    String table = "create table t (id int primary key, a timestamptz);";
    migrate(
        table + "insert into t values (1, now() + interval '7 days')",
        table + "insert into t values (1, now() + interval '8 days')");
    assertEquals(1, compare().size());
  }

  @Test
  void aConstantTimeIsNoTimeOfTheRun() throws SQLException {
    String table = "create table t (id int primary key, a timestamptz, b text, c time);";
    migrate(
        table + "insert into t values (1, '2024-03-01', '2024-03-01T10:00:00', '00:30:00')",
        table
            + "insert into t values (1, '2024-03-01 00:00:00.001', '2024-03-01T10:00:00.001',"
            + " '00:30:00.001')");
    correspondence.ran(
        new RunWindow(Instant.EPOCH, Instant.EPOCH),
        new RunWindow(Instant.EPOCH, Instant.EPOCH.plusMillis(1)));
    assertEquals(3, compare().size());
  }

  @Test
  void timesOfEarlierRunsStayExplained() throws SQLException {
    migrate("create table t (id int primary key, a timestamptz); insert into t values (1, now())");
    run(original, "select pg_sleep(0.3)");
    migrate("alter table t add b timestamptz; update t set b = now()");
    assertEqualRows();
  }
}
