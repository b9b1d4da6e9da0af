package unimig.converter.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Watches what one run of a migration sends, and lets one of its statements fail: the server gets
 * another in its place, which raises an error there, so that an open transaction is as broken as by
 * any other failure. Statements that only begin or end transactions do not count.
 */
final class Injection {
  /** {@code query_canceled}, as a time limit or an operator makes it. */
  static final String FAILURE =
      "do $unimig$ begin raise exception 'a failure that the proof has injected'"
          + " using errcode = '57014'; end $unimig$";

  private static final Pattern TRANSACTION =
      Pattern.compile(
          "\\s*(?:begin|start\\s+transaction|commit|end|rollback|abort|savepoint|release)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** What the runner sends on the migration's connection. */
  private static final Pattern RUNNERS_OWN =
      Pattern.compile(
          "flyway_schema_history|pg_(?:try_)?advisory_(?:un)?lock\\(\\?\\)|^SELECT version\\(\\)$"
              // Whether there is a table beside the history.
              + "|^select to_regclass\\(\\?\\) is not null$");

  private final OptionalInt failing;
  private final List<String> texts = new ArrayList<>();
  private boolean watches = true;
  private boolean hasFailed;

  private Injection(OptionalInt failing) {
    this.failing = failing;
  }

  /** Lets all go through. */
  static Injection none() {
    return new Injection(OptionalInt.empty());
  }

  /**
   * @param failing number of the statement, counted from 0
   */
  static Injection at(int failing) {
    return new Injection(OptionalInt.of(failing));
  }

  /** Whether what is sent from now on is the migration's. */
  synchronized void watch(boolean on) {
    watches = on;
  }

  /** Takes note of a statement; tells whether it is to fail. */
  synchronized boolean fails(String sql) {
    if (!watches || !counts(sql)) {
      return false;
    }
    boolean fails = failing.isPresent() && failing.getAsInt() == texts.size();
    texts.add(sql);
    hasFailed |= fails;
    return fails;
  }

  static boolean counts(String sql) {
    return !TRANSACTION.matcher(sql).matches() && !RUNNERS_OWN.matcher(sql).find();
  }

  /**
   * Called before a statement is sent.
   *
   * @throws SQLException of the server, if the statement is to fail
   */
  void sending(Connection connection, String sql) throws SQLException {
    if (fails(sql)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(FAILURE);
      }
    }
  }

  /** What was sent, in order. */
  synchronized List<String> texts() {
    return List.copyOf(texts);
  }

  /** Whether the statement came that was to fail. */
  synchronized boolean hasFailed() {
    return hasFailed;
  }
}
