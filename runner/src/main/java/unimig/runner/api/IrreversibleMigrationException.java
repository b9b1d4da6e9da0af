package unimig.runner.api;

/** A rollback reached a migration that has no way back. */
public final class IrreversibleMigrationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public IrreversibleMigrationException(String migration) {
    super(migration + " has no down; restore a backup or write one");
  }
}
