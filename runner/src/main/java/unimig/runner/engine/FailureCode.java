package unimig.runner.engine;

/** What went wrong; stable names, on which scripts may rely. */
public enum FailureCode {
  /** A migration failed; if it is transactional its changes are undone. */
  MIGRATION_FAILED(Category.FAILED),
  /** A way back failed; if it is transactional its changes are undone. */
  ROLLBACK_FAILED(Category.FAILED),
  /** The database cannot be reached, or refuses the login. */
  CONNECTION_FAILED(Category.FAILED),
  /** The database failed outside of any migration. */
  DATABASE_FAILED(Category.FAILED),
  /** Anything else that Flyway refused. */
  FLYWAY_FAILED(Category.FAILED),

  /** The directory holds no converted set, or a part of it is missing. */
  SET_INCOMPLETE(Category.BAD_INPUT),
  /** A class of the set cannot be loaded or made. */
  BAD_CLASS(Category.BAD_INPUT),
  /** Two migrations have one version, or a file has a name that Flyway would overlook. */
  BAD_FILE_NAME(Category.BAD_INPUT),
  /** The target version is not in the set, or not applied where a rollback needs it to be. */
  UNKNOWN_VERSION(Category.BAD_INPUT),

  /** What is applied differs from the files. */
  DRIFT(Category.DRIFT),
  /** A migration that was never legacy is pending below the newest applied one. */
  OUT_OF_ORDER(Category.DRIFT),

  /** Another run held the lock for longer than we were told to wait. */
  LOCKED_OUT(Category.LOCKED_OUT),
  /** A run of an old tool held its lock for longer than we were told to wait, or died with it. */
  LEGACY_LOCKED(Category.LOCKED_OUT),

  /** An environment variable that a pending migration reads is not set. */
  MISSING_ENVIRONMENT(Category.REFUSED),
  /** Bridged migrations are pending and this is the thin runner. */
  NO_SCRIPT_HOST(Category.REFUSED),
  /** An applied SQL migration became Java or the other way round; Flyway would run it again. */
  KIND_CHANGED(Category.REFUSED),
  /** The database is older than the consolidation point and the files that it lacks are gone. */
  BELOW_CONSOLIDATION_POINT(Category.REFUSED),
  /** The database has objects but no history that would tell what they are. */
  NON_EMPTY_DATABASE(Category.REFUSED),
  /** A baseline was asked for on an empty database, where it would skip every migration. */
  EMPTY_DATABASE(Category.REFUSED),
  /** A baseline was asked for, and the old tools have not applied everything before it. */
  LEGACY_PENDING(Category.REFUSED),
  /**
   * A baseline was asked for, and a history of the old tools is unclear, or cannot be read here.
   */
  LEGACY_IN_DOUBT(Category.REFUSED),
  /** A history is already where one is to be made, or to be put back. */
  HAS_HISTORY(Category.REFUSED),
  /** An adoption is to be taken back, and there is none. */
  NOT_ADOPTED(Category.REFUSED),
  /** An adoption is to be taken back, and a run applied something after it. */
  NEWER_APPLIED(Category.REFUSED),
  /** An old tool has applied what is pending here. */
  LEGACY_APPLIED(Category.REFUSED),
  /** The history of an old tool lacks what is applied here. */
  LEGACY_MISSING(Category.REFUSED),
  /** A rollback was asked for and there is no way back. */
  IRREVERSIBLE(Category.REFUSED),
  /** A rollback was asked for and a newer migration is applied. */
  NOT_THE_NEWEST(Category.REFUSED),
  /** Databases are to be compared whose servers have different major versions. */
  SERVER_VERSION_DIFFERS(Category.REFUSED),
  /** A migration to be tried may change roles or other things of the server that is in use. */
  SERVER_IN_USE(Category.REFUSED),
  /** A certificate is required and there is none. */
  NO_CERTIFICATE(Category.REFUSED),
  /** A certificate is required, and the files are not those that were proven. */
  CERTIFICATE_MISMATCH(Category.REFUSED),
  /** A certificate is required, and a migration was found different or was not compared. */
  NOT_PROVEN(Category.REFUSED);

  /** Groups of codes, one for each exit code of the command. */
  public enum Category {
    FAILED,
    BAD_INPUT,
    DRIFT,
    LOCKED_OUT,
    REFUSED
  }

  private final Category category;

  FailureCode(Category category) {
    this.category = category;
  }

  public Category category() {
    return category;
  }
}
