package unimig.converter.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What belongs to the server, by its words. */
final class ClusterWideTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "create role reader",
        "DROP  USER IF EXISTS \"reader\"",
        "alter\ndatabase shop set timezone to 'UTC'",
        "await knex.raw('CREATE TABLESPACE fast location ?', [path])",
        "alter system set work_mem = '1MB'",
        "reassign owned by a to b",
        "select pg_advisory_xact_lock(1)",
        "select pg_try_advisory_lock(1)",
        "prepare transaction 'one'",
        "copy users to '/tmp/users.csv'",
        "if not exists (select from pg_roles where rolname = 'reader')",
        "select count(*) from pg_stat_activity",
        "select pg_create_logical_replication_slot('a', 'pgoutput')"
      })
  void belongsToTheServer(String text) {
    assertEquals(true, ClusterWide.mayTouch(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table users (role text, \"user\" int)",
        "create table \"user\" ()",
        "alter table roles add database text",
        "grant select on users to public",
        "comment on table users is 'roles of the system'",
        "insert into locks values (1)",
        "copy users from stdin",
        "create extension if not exists pgcrypto"
      })
  void belongsToTheDatabase(String text) {
    assertEquals(false, ClusterWide.mayTouch(text));
  }
}
