package unimig.runner.catalog;

/**
 * How much a comparison may keep in memory.
 *
 * @param rowBytes for rows that are compared with each other regardless of their order, by estimate
 * @param labels how many UUIDs and random texts of one side may be known
 * @param differences how many of one table are told of
 */
record MemoryLimits(long rowBytes, long labels, int differences) {
  private static final int MOST_DIFFERENCES = 10_000;

  /** What a label and its partner take, in the correspondence and a copy of it. */
  private static final int BYTES_A_LABEL = 1_024;

  /** A quarter of Java's heap for rows, half of it for labels. */
  static MemoryLimits ofHeap() {
    long heap = Runtime.getRuntime().maxMemory();
    return new MemoryLimits(heap / 4, heap / 2 / BYTES_A_LABEL, MOST_DIFFERENCES);
  }

  /**
   * @throws TooManyRowsException if more labels are known than may be
   */
  void check(TableName table, Correspondence correspondence) {
    if (correspondence.size() > labels) {
      throw TooManyRowsException.labels(table, correspondence.size());
    }
  }
}
