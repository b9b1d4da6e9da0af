package unimig.runner.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import unimig.runner.catalog.RowsSnapshot.Fingerprint;

/**
 * The rows of a table by a part of their hash, counted and hashed on the server. Where a bucket is
 * the same on both sides, its rows are; rows that differ are in buckets that differ.
 */
final class RowBuckets {
  /** What a row is called in queries: a name that no column has. */
  static final String ROW = "\"unimig row\"";

  private static final String HASH = "hashtextextended(" + ROW + "::text, 0)";

  /** Tables up to this size are not worth another pass over them. */
  private static final int SMALL = 1_000;

  private static final int ROWS_A_BUCKET = 32;
  private static final int MOST = 1 << 16;

  private final int count;
  private final Map<Integer, Fingerprint> buckets;

  private RowBuckets(int count, Map<Integer, Fingerprint> buckets) {
    this.count = count;
    this.buckets = buckets;
  }

  /** How many buckets a table of so many rows is worth: a power of two. */
  static int worth(long rows) {
    if (rows <= SMALL) {
      return 1;
    }
    return (int) Math.min(MOST, Long.highestOneBit(rows / ROWS_A_BUCKET));
  }

  static RowBuckets read(ReadingSession session, TableName table, int count) throws SQLException {
    Map<Integer, Fingerprint> buckets = new TreeMap<>();
    String sql = "select %s & %d, count(*), sum(%s)::text from only %s as %s group by 1";
    try (Statement statement = session.statement();
        ResultSet rows =
            statement.executeQuery(sql.formatted(HASH, count - 1, HASH, table.sql(), ROW))) {
      while (rows.next()) {
        buckets.put(rows.getInt(1), new Fingerprint(rows.getLong(2), rows.getString(3)));
      }
    }
    return new RowBuckets(count, buckets);
  }

  /** Which ones are not the same as those of the other side. */
  BitSet differingFrom(RowBuckets other) {
    BitSet differing = new BitSet(count);
    buckets.forEach((i, bucket) -> differing.set(i, !bucket.equals(other.buckets.get(i))));
    other.buckets.forEach((i, bucket) -> differing.set(i, !bucket.equals(buckets.get(i))));
    return differing;
  }

  /** The condition for rows of these buckets. */
  static String condition(BitSet buckets, int count) {
    if (buckets.cardinality() == count) {
      return "true";
    }
    byte[] bits = new byte[Math.max(1, count / Byte.SIZE)];
    byte[] set = buckets.toByteArray();
    System.arraycopy(set, 0, bits, 0, set.length);
    return "get_bit('\\x%s'::bytea, (%s & %d)::int) = 1"
        .formatted(HexFormat.of().formatHex(bits), HASH, count - 1);
  }
}
