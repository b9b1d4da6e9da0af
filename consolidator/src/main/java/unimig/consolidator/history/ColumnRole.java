package unimig.consolidator.history;

/** What a column of a history tells. */
public enum ColumnRole {
  /** The migration, by file name or version. */
  NAME,
  /** In which order rows were written. */
  ORDER,
  STARTED_AT,
  APPLIED_AT,
  ROLLED_BACK_AT,
  BATCH,
  CHECKSUM,
  /** Whether it succeeded, or is applied. */
  SUCCESS,
  /** Whether it was begun and not finished. */
  DIRTY,
  /** What a failed one left for people to read. */
  LOGS,
  /** Flyway's kind of row. */
  TYPE
}
