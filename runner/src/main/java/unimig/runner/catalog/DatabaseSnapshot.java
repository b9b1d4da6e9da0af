package unimig.runner.catalog;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * All that a database holds: its catalog, and for each table the number of its rows and a hash over
 * them. Equal if catalog and rows are; the physical order of rows does not count.
 */
public final class DatabaseSnapshot {
  private final CatalogSnapshot catalog;
  private final RowsSnapshot rows;

  private DatabaseSnapshot(CatalogSnapshot catalog, RowsSnapshot rows) {
    this.catalog = catalog;
    this.rows = rows;
  }

  /**
   * Reads the database that {@code connection} is open on, which is left as it was; see {@link
   * CatalogSnapshot#read}.
   */
  public static DatabaseSnapshot read(Connection connection, SnapshotScope scope)
      throws SQLException {
    try (ReadingSession session = ReadingSession.open(connection)) {
      return new DatabaseSnapshot(
          CatalogSnapshot.read(session, scope), RowsSnapshot.read(session, scope));
    }
  }

  public CatalogSnapshot catalog() {
    return catalog;
  }

  /** Of tables and materialized views that hold rows of their own. */
  public int tableCount() {
    return rows.tables().size();
  }

  /** Of all rows in them. */
  public long rowCount() {
    return rows.tables().values().stream().mapToLong(RowsSnapshot.Fingerprint::count).sum();
  }

  /**
   * Whether this database holds again what it held before: the same catalog, and in each table the
   * same rows; as many rows, where a table held values that no run can repeat.
   *
   * @param before of this database
   * @param other of one that ran the same migrations when {@code before} was read: where its rows
   *     differ from those, the values cannot be repeated
   */
  public boolean isAgain(DatabaseSnapshot before, DatabaseSnapshot other) {
    return catalog.equals(before.catalog) && rows.areAgain(before.rows, other.rows);
  }

  RowsSnapshot rows() {
    return rows;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DatabaseSnapshot snapshot
        && catalog.equals(snapshot.catalog)
        && rows.equals(snapshot.rows);
  }

  @Override
  public int hashCode() {
    return 31 * catalog.hashCode() + rows.hashCode();
  }
}
