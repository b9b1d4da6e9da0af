package unimig.runner.catalog;

/**
 * How much a comparison may keep in memory.
 *
 * @param rowBytes for rows that are compared with each other regardless of their order, by estimate
 * @param labelBytes for UUIDs and random texts with what stands for them, by estimate
 * @param differences how many of one table are told of
 */
record MemoryLimits(long rowBytes, long labelBytes, int differences) {
  private static final int MOST_DIFFERENCES = 10_000;

  /** A quarter of Java's heap for rows, half of it for labels. */
  static MemoryLimits ofHeap() {
    long heap = Runtime.getRuntime().maxMemory();
    return new MemoryLimits(heap / 4, heap / 2, MOST_DIFFERENCES);
  }

  /**
   * @throws TooManyRowsException if the labels that are known take more
   */
  void check(TableName table, Correspondence correspondence) {
    LabelPairs labels = correspondence.labels();
    if (labels.bytes() > labelBytes) {
      throw TooManyRowsException.labels(table, labels.size());
    }
  }
}
