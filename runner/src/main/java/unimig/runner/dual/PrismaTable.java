package unimig.runner.dual;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import unimig.runner.manifest.Entry;

/**
 * The history of Prisma Migrate, as {@code sql_migration_persistence.rs} of its schema engine makes
 * and fills it.
 *
 * <p>Prisma holds an advisory lock while it runs, and so do we: it ends with the session.
 */
final class PrismaTable implements DualTable {
  /** Of {@code acquire_lock} in the schema engine's PostgreSQL connector. */
  private static final int LOCK = 72707369;

  private final String set;
  private final TableName table;
  private final Set<String> names = new HashSet<>();
  private boolean held;

  PrismaTable(String set, TableName table) {
    this.set = set;
    this.table = table;
  }

  @Override
  public String set() {
    return set;
  }

  @Override
  public boolean read(Connection connection) throws SQLException {
    names.clear();
    boolean exists = Sql.exists(connection, table);
    if (exists) {
      names.addAll(
          Sql.texts(
              connection,
              "select \"migration_name\" from "
                  + table.sql()
                  + " where \"rolled_back_at\" is null"));
    }
    return exists;
  }

  @Override
  public boolean has(Entry entry) {
    return names.contains(entry.legacyName());
  }

  @Override
  public void create(Connection connection) throws SQLException {
    Sql.run(
        connection,
        "create table if not exists "
            + table.sql()
            + """
             (
              "id" varchar(36) primary key not null,
              "checksum" varchar(64) not null,
              "finished_at" timestamptz,
              "migration_name" varchar(255) not null,
              "logs" text,
              "rolled_back_at" timestamptz,
              "started_at" timestamptz not null default now(),
              "applied_steps_count" integer not null default 0
            )""");
  }

  @Override
  public String write(Connection connection, Entry entry) throws SQLException {
    String sql =
        "insert into "
            + table.sql()
            + " (\"id\", \"checksum\", \"migration_name\", \"started_at\", \"finished_at\","
            + " \"applied_steps_count\") values (?, ?, ?, now(), clock_timestamp(), 1)";
    Sql.update(
        connection, sql, UUID.randomUUID().toString(), entry.sourceHash(), entry.legacyName());
    return entry.legacyName();
  }

  @Override
  public void remove(Connection connection, Entry entry) throws SQLException {
    if (has(entry)) {
      Sql.update(
          connection,
          "delete from "
              + table.sql()
              + " where \"migration_name\" = ? and \"rolled_back_at\" is null",
          entry.legacyName());
    }
  }

  @Override
  public LockState tryLock(Connection connection) throws SQLException {
    String sql = "select pg_catalog.pg_try_advisory_lock(" + LOCK + ")::text";
    held = held || Sql.texts(connection, sql).contains("true");
    return held ? LockState.HELD : LockState.BUSY;
  }

  /** Prisma reads what is applied after it has got the lock. */
  @Override
  public void mark(Connection connection) {}

  @Override
  public void release(Connection connection) throws SQLException {
    if (held) {
      Sql.texts(connection, "select pg_catalog.pg_advisory_unlock(" + LOCK + ")::text");
      held = false;
    }
  }

  @Override
  public String toString() {
    return table.toString();
  }
}
