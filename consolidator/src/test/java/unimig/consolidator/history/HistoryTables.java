package unimig.consolidator.history;

/** SQL that makes tables as the tools make them on PostgreSQL. */
public final class HistoryTables {
  /** Of Prisma's schema engine. */
  public static final String PRISMA =
      """
      create table _prisma_migrations (
        id varchar(36) primary key not null,
        checksum varchar(64) not null,
        finished_at timestamptz,
        migration_name varchar(255) not null,
        logs text,
        rolled_back_at timestamptz,
        started_at timestamptz not null default now(),
        applied_steps_count integer not null default 0);
      """;

  private HistoryTables() {}

  /** Knex's table and lock, in the schema of the search path. */
  public static String knex() {
    return knex("\"knex_migrations\"", "\"knex_migrations_lock\"");
  }

  /** The same under other names, quoted. */
  public static String knex(String table, String lock) {
    return """
    create table %1$s ("id" serial primary key, "name" varchar(255), "batch" integer,
      "migration_time" timestamptz);
    create table %2$s ("index" serial primary key, "is_locked" integer);
    insert into %2$s ("is_locked") values (0);
    """
        .formatted(table, lock);
  }

  /**
   * A row of Knex.
   *
   * @param time as PostgreSQL reads it
   */
  public static String knexRow(String table, String name, int batch, String time) {
    return "insert into %s (name, batch, migration_time) values ('%s', %d, '%s');\n"
        .formatted(table, name, batch, time);
  }

  /** A row of {@code knex_migrations} of batch 1. */
  public static String knexRow(String name, String time) {
    return knexRow("knex_migrations", name, 1, time);
  }

  /** An applied row of Prisma that took a second and a half. */
  public static String prismaRow(String name, String checksum, String started) {
    return """
    insert into _prisma_migrations
      (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
      values (gen_random_uuid(), '%2$s', '%3$s'::timestamptz + interval '1500 ms', '%1$s', '%3$s', 1);
    """
        .formatted(name, checksum, started);
  }

  /** As Prisma leaves it when the script fails. */
  public static String prismaFailed(String name, String checksum, String started) {
    return """
    insert into _prisma_migrations (id, checksum, migration_name, started_at, logs)
      values (gen_random_uuid(), '%s', '%s', '%s', 'ERROR: relation "a" already exists');
    """
        .formatted(checksum, name, started);
  }
}
