package unimig.runner.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unimig.runner.testing.TestDatabase;

final class SessionTest {
  private final TestDatabase database = TestDatabase.create();
  private final Connection connection;
  private final Session db;

  SessionTest() throws SQLException {
    connection = database.connect();
    db = Session.of(connection, Map.of("SET", "x", "EMPTY", ""), database.connections());
  }

  @AfterEach
  void drop() throws SQLException {
    connection.close();
    database.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jsonb | {\"a\": [1, 2]} | {\"a\": [1, 2]}",
        "json | {\"a\":1} | {\"a\":1}",
        "uuid | 0e37df36-f698-11e6-8dd4-cb9ced3df976 | 0e37df36-f698-11e6-8dd4-cb9ced3df976",
        "mood | happy | happy",
        "timestamptz | 2024-01-05T09:30:00.000+00:00 | 2024-01-05 09:30:00+00",
        "date | 2024-01-05 | 2024-01-05",
        "int | 7 | 7",
        "bigint | 9223372036854775807 | 9223372036854775807",
        "numeric | 1e+21 | 1000000000000000000000",
        "boolean | true | true",
        "text[] | {a,b} | {a,b}",
        "inet | 10.0.0.1 | 10.0.0.1/32",
        "interval | 1 day | 1 day",
      })
  void theStatementDecidesTheTypeOfAValue(String type, String value, String stored) {
    db.execute(
        "set time zone 'UTC'; create type mood as enum ('happy'); create table t (v " + type + ")");
    assertEquals(1, db.update("insert into t values (?)", value));
    assertEquals(1, db.update("update t set v = ? where v::text = ?", value, stored));
    assertEquals(List.of(stored), rows("select v::text from t"));
  }

  @Test
  void javaValuesAreSentAsNodePostgresSendsThem() {
    db.execute("create table t (n numeric, b boolean, at timestamptz, raw bytea, nothing int)");
    @Nullable Object[] values = {
      0.1, true, Instant.EPOCH, "\u0000é".getBytes(StandardCharsets.UTF_8), null
    };
    db.update("insert into t values (?, ?, ?, ?, ?)", values);
    assertEquals(
        List.of("0.1|t|0|00c3a9|null"),
        rows("select n, b, extract(epoch from at)::int, encode(raw, 'hex'), nothing from t"));
  }

  @Test
  void theQuestionMarkOperatorIsWrittenTwice() {
    db.execute("create table t (v jsonb); insert into t values ('{\"a\": 1}'), ('{\"b\": 1}')");
    assertEquals(1, db.update("delete from t where v ?? ?", "a"));
    assertEquals(List.of("{\"b\": 1}"), rows("select v from t"));
  }

  @Test
  void executeTakesSeveralStatementsAndLeavesBracesAlone() {
    db.execute("create table t (v text); insert into t values ('{d ''2024-01-05''}?'); ");
    assertEquals(List.of("{d '2024-01-05'}?"), rows("select v from t"));
  }

  @Test
  void updateTellsHowManyRowsItChanged() {
    db.execute("create table t (v int); insert into t values (1), (2), (3)");
    assertEquals(2, db.update("delete from t where v > ?", "1"));
    assertEquals(0, db.update("create table u (v int)"));
  }

  @Test
  void aTableMayChangeBetweenEqualStatements() {
    db.execute("create table t (v int)");
    for (int i = 0; i < 10; i++) {
      db.update("insert into t values (?)", "1");
    }
    db.execute("alter table t alter v type text");
    assertEquals(1, db.update("insert into t values (?)", "a"));
  }

  @Test
  void aTransactionIsUndoneIfItThrows() throws SQLException {
    db.execute("create table t (v int)");
    db.transaction(() -> db.update("insert into t values (?)", "1"));
    assertThrows(
        IllegalStateException.class,
        () ->
            db.transaction(
                () -> {
                  db.update("insert into t values (?)", "2");
                  throw new IllegalStateException("no");
                }));
    assertThrows(
        AssertionError.class,
        () ->
            db.transaction(
                () -> {
                  db.update("insert into t values (?)", "3");
                  throw new AssertionError("no");
                }));
    assertTrue(connection.getAutoCommit());
    assertEquals(List.of("1"), rows("select v from t"));
  }

  @Test
  void aNestedTransactionIsASavepoint() {
    db.execute("create table t (v int)");
    db.transaction(
        () -> {
          db.update("insert into t values (?)", "1");
          assertThrows(
              StatementFailedException.class,
              () ->
                  db.transaction(
                      () -> {
                        db.update("insert into t values (?)", "2");
                        db.execute("select 1/0");
                      }));
          db.transaction(() -> db.update("insert into t values (?)", "3"));
        });
    assertEquals(List.of("1", "3"), rows("select v from t order by v"));
  }

  @Test
  void aTransactionThatIsEndedByItsOwnerIsASavepoint() {
    db.execute("create table t (v int)");
    db.transaction(
        () -> {
          Transaction one = db.begin();
          db.update("insert into t values (?)", "1");
          Transaction inner = one.begin();
          db.update("insert into t values (?)", "2");
          assertThrows(IllegalStateException.class, one::begin);
          assertThrows(IllegalStateException.class, db::begin);
          inner.rollback();
          assertTrue(inner.isCompleted());
          one.commit();
          one.rollback();
          Transaction two = db.begin();
          db.update("insert into t values (?)", "3");
          assertThrows(StatementFailedException.class, () -> db.execute("select 1/0"));
          two.rollback();
          assertTrue(two.begin().isCompleted());
        });
    assertEquals(List.of("1"), rows("select v from t order by v"));
  }

  @Test
  void aTransactionAnswersWhatItsBodyDoes() {
    db.execute("create table t (v int)");
    assertEquals(1, db.inTransaction(() -> db.update("insert into t values (?)", "1")));
    assertEquals(List.of("1"), rows("select v from t"));
  }

  @Test
  void theEnvironmentIsTheGivenOne() {
    assertEquals("x", db.env("SET"));
    assertThrows(IllegalStateException.class, () -> db.env("EMPTY"));
    assertEquals(Optional.of(""), db.findEnv("EMPTY"));
    assertEquals("x", db.env("SET", "other"));
    assertEquals("other", db.env("EMPTY", "other"));
    assertEquals("other", db.env("PATH", "other"));
    IllegalStateException e = assertThrows(IllegalStateException.class, () -> db.env("PATH"));
    assertTrue(String.valueOf(e.getMessage()).contains("PATH"));
    assertEquals(System.getenv("PATH"), Session.of(connection).env("PATH"));
  }

  @Test
  void aFailedStatementIsToldWithoutItsValues() {
    db.execute(
        "create table t (v int, email text unique); insert into t values (1, 'a@b.example')");
    StatementFailedException bad =
        assertThrows(
            StatementFailedException.class,
            () -> db.update("insert into t values (?, ?)", "se\"cret", "x"));
    assertEquals("22P02", bad.sqlState());
    assertEquals("insert into t values (?, ?)", bad.sql());
    assertEquals("ERROR: invalid input syntax for type integer: \"…\"", bad.reason());
    StatementFailedException twice =
        assertThrows(
            StatementFailedException.class,
            () -> db.update("insert into t values (?, ?)", "1", "a@b.example"));
    assertEquals("23505", twice.sqlState());
    assertEquals("23505", twice.code());
    assertEquals("t_email_key", twice.property("constraint"));
    assertEquals("Key (email)=(a@b.example) already exists.", twice.property("detail"));
    assertEquals(JavaScript.UNDEFINED, twice.property("column"));
    db.execute(
        "create function f(x text) returns int language plpgsql as"
            + " $$ begin raise exception 'bad %', x; end $$");
    StatementFailedException raised =
        assertThrows(StatementFailedException.class, () -> db.update("select f(?)", "token-123"));
    assertEquals("ERROR: bad …", raised.reason());
    for (Throwable each : List.of(bad, twice, raised)) {
      for (Throwable cause = each; cause != null; cause = cause.getCause()) {
        assertFalse(
            String.valueOf(cause.getMessage()).matches("(?s).*(cret|a@b|token).*"),
            cause.toString());
      }
    }
  }

  @Test
  void randomUuidsAreOfVersionFour() {
    assertTrue(
        db.randomUuid()
            .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
  }

  private List<String> rows(String sql) {
    return database.query(sql);
  }
}
