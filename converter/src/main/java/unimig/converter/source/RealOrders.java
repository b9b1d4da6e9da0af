package unimig.converter.source;

import java.util.List;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.manifest.LegacySet;

/**
 * In which order migrations ran on databases that there are.
 *
 * @param databases the first decides where they contradict each other
 * @param findings of asking them
 */
public record RealOrders(List<Ran> databases, List<Diagnostic> findings) {
  /** No database is known. */
  public static final RealOrders NONE = new RealOrders(List.of(), List.of());

  public RealOrders {
    databases = List.copyOf(databases);
    findings = List.copyOf(findings);
  }

  /**
   * One database.
   *
   * @param name for people, without a password
   * @param migrations that ran there, oldest first
   */
  public record Ran(String name, List<Named> migrations) {
    public Ran {
      migrations = List.copyOf(migrations);
    }
  }

  /**
   * A migration among those of all sets.
   *
   * @param name as in {@link LegacyMigration#legacyName}
   */
  public record Named(String set, String name) {
    static Named of(LegacyMigration migration) {
      return new Named(migration.set(), migration.legacyName());
    }

    @Override
    public String toString() {
      return "\"" + name + "\"";
    }
  }

  /** Asks databases, once the sets are known. */
  public interface Reader {
    /** Asks none. */
    Reader NONE = (sets, migrations) -> RealOrders.NONE;

    /**
     * @param migrations of all sets, in the order of their names
     */
    RealOrders read(List<LegacySet> sets, List<VersionedMigration> migrations);
  }
}
