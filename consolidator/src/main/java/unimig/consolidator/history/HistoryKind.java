package unimig.consolidator.history;

/** How a history is kept. */
public enum HistoryKind {
  /**
   * Knex: {@code id}, {@code name}, {@code batch}, {@code migration_time}, and a lock beside it.
   */
  KNEX,
  /** Prisma Migrate: attempts with checksums, of which some failed or were rolled back. */
  PRISMA,
  /** Flyway. */
  FLYWAY,
  /** golang-migrate: one row, the version up to which all is applied. */
  LEVEL,
  /** goose: a row each time a version is applied or taken back; the last one counts. */
  EVENTS,
  /** Any other with a row for each applied migration; its columns are guessed. */
  NAMES
}
