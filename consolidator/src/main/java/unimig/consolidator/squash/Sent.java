package unimig.consolidator.squash;

/**
 * A statement, or several in one text, as it was sent.
 *
 * @param connection which one of several it was
 * @param sql with its values written into it
 * @param inTransaction whether a transaction was open
 */
record Sent(int connection, String sql, boolean inTransaction) {}
