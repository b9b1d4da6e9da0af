package unimig.runner.catalog;

/** One of the two databases. */
enum Side {
  ORIGINAL,
  CONVERTED
}
