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
  /** How many of its steps were done. */
  STEPS,
  /** Flyway's kind of row. */
  TYPE
}
