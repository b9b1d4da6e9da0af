package unimig.converter.translate;

/**
 * A run-time value in a statement.
 *
 * @param code that computes it
 * @param list whether it is a list of which each element becomes a value, as in {@code whereIn}
 */
record Hole(Code code, boolean list, Node node) {}
