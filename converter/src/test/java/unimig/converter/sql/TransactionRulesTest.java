package unimig.converter.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create index concurrently i on t (a)",
        "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON t (a)",
        "drop index concurrently if exists i",
        "reindex table concurrently t",
        "reindex (verbose, concurrently) index i",
        "reindex database d",
        "reindex (verbose) schema s",
        "alter table t detach partition t1 concurrently",
        "vacuum",
        "vacuum (analyze) t",
        "create database d",
        "drop database if exists d",
        "alter database d set tablespace s",
        "create tablespace s location '/x'",
        "drop tablespace s",
        "alter system set work_mem = '1MB'",
        "cluster",
        "cluster verbose",
        "create subscription s connection 'c' publication p",
        "drop subscription s",
        "alter subscription s refresh publication",
        "alter subscription s set publication p",
        "discard all",
        "commit prepared 'x'",
        "rollback prepared 'x'",
        "do $$ begin insert into t values (1); commit; end $$",
        "do language plpgsql $x$ begin rollback; end $x$",
      })
  void refusedInTransactions(String sql) {
    assertTrue(TransactionRules.refusedInTransaction(statement(sql)).isPresent(), sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create index i on concurrently_used (a)",
        "create index \"concurrently\" on t (a)",
        "insert into t values ('create index concurrently')",
        "refresh materialized view concurrently v",
        "reindex table t",
        "alter table t detach partition t1",
        "alter type mood add value 'x'",
        "alter database d set work_mem = '1MB'",
        "analyze t",
        "cluster t using i",
        "create subscription s connection 'c' publication p with (connect = false)",
        "alter subscription s set publication p with (refresh = false)",
        "discard temp",
        "do $$ begin execute 'commit;'; end $$",
        "create procedure p() language plpgsql as $$ begin commit; end $$",
      })
  void allowedInTransactions(String sql) {
    assertEquals(Optional.empty(), TransactionRules.refusedInTransaction(statement(sql)), sql);
  }

  @Test
  void newEnumValuesCannotBeUsedAtOnce() {
    assertTrue(
        TransactionRules.usesNewEnumValue(
            script("alter type a add value if not exists 'x' after 'y'; update t set a = 'x'")));
    assertFalse(
        TransactionRules.usesNewEnumValue(
            script("update t set a = 'x'; alter type a add value 'x'; update t set a = 'y'")));
    assertFalse(
        TransactionRules.usesNewEnumValue(
            script("alter type a add value 'x'; alter type a add value 'z' after 'x'")));
  }

  @ParameterizedTest
  @CsvSource({
    "begin, BEGIN",
    "begin work, BEGIN",
    "start transaction, BEGIN",
    "begin isolation level serializable, BEGIN_WITH_OPTIONS",
    "start transaction read only, BEGIN_WITH_OPTIONS",
    "commit, COMMIT",
    "end transaction, COMMIT",
    "commit and chain, ROLLBACK",
    "rollback, ROLLBACK",
    "abort, ROLLBACK",
    "prepare transaction 'x', ROLLBACK",
    "rollback to savepoint s,",
    "rollback to s,",
    "commit prepared 'x',",
    "savepoint s,",
    "release s,",
    "select 1,",
  })
  void knowsTransactionControl(String sql, TransactionControl expected) {
    assertEquals(Optional.ofNullable(expected), TransactionControl.of(statement(sql)));
  }

  private static SqlStatement statement(String sql) {
    return script(sql).get(0);
  }

  private static List<SqlStatement> script(String sql) {
    return StatementSplitter.split(SqlLexer.lex(sql));
  }
}
