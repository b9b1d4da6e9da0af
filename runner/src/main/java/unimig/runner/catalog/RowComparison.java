package unimig.runner.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Compares the rows of two databases, table by table and without regard to physical order. Every
 * value must be equal, but for values that no run can repeat:
 *
 * <ul>
 *   <li>UUIDs of the same version, as long as equal ones are equal and different ones are different
 *       on both sides, in all tables and over all comparisons with one {@link Correspondence};
 *   <li>times that the run of a migration explains, see {@link Correspondence#ran};
 *   <li>random text, if {@link VolatilePolicy#randomText} allows it: of equal length, drawn from
 *       the same characters, and one to one like UUIDs.
 * </ul>
 *
 * <p>A value that stands in the sources is never volatile. Tables that only one side has are a
 * matter of the catalog and skipped here.
 *
 * <p>The server compares hashes first, of whole tables, then of parts of those that differ; rows
 * are fetched only from parts that differ, and where equal rows hold UUIDs. No more than a part of
 * Java's heap is taken by rows: where that does not hold those that differ, they are fetched in the
 * order of a key and compared two at a time.
 */
public final class RowComparison {
  private final Correspondence correspondence;
  private final MemoryLimits limits;
  private long fetched;

  public RowComparison(Correspondence correspondence) {
    this(correspondence, MemoryLimits.ofHeap());
  }

  RowComparison(Correspondence correspondence, MemoryLimits limits) {
    this.correspondence = correspondence;
    this.limits = limits;
  }

  /**
   * In what the rows differ, sorted; empty if they are equal. Nobody may have changed a database
   * since its snapshot was read. Both connections are left as they were.
   *
   * @throws SQLException if a server is out of reach, a transaction has failed already, or a user
   *     may not read a table
   * @throws TooManyRowsException if more rows differ than memory holds and they have no key, or
   *     they hold more values that no run can repeat
   */
  public List<Difference> compare(Seen original, Seen converted, VolatilePolicy policy)
      throws SQLException {
    try (ReadingSession a = ReadingSession.open(original.connection());
        ReadingSession b = ReadingSession.open(converted.connection())) {
      List<Difference> differences =
          new ComparisonRound(correspondence, policy, limits, a, b)
              .compare(original.snapshot().rows(), converted.snapshot().rows());
      fetched = a.rows() + b.rows();
      return differences;
    }
  }

  /** How many rows the last comparison has fetched from the servers. */
  long fetched() {
    return fetched;
  }

  /** A database with what it was seen to hold. */
  public record Seen(Connection connection, DatabaseSnapshot snapshot) {}
}
