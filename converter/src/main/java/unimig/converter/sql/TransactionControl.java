package unimig.converter.sql;

import java.util.Optional;
import java.util.Set;

/** A statement that begins or ends a transaction by itself. */
public enum TransactionControl {
  /** {@code BEGIN} or {@code START TRANSACTION} without options. */
  BEGIN,
  /** The same with an isolation level or another option. */
  BEGIN_WITH_OPTIONS,
  /** {@code COMMIT} or {@code END}. */
  COMMIT,
  /** {@code ROLLBACK} or {@code ABORT} of the whole transaction, and what else ends one. */
  ROLLBACK;

  private static final Set<String> PLAIN_BEGIN =
      Set.of("BEGIN", "BEGIN WORK", "BEGIN TRANSACTION", "START TRANSACTION");
  private static final Set<String> COMMITS =
      Set.of("COMMIT", "COMMIT WORK", "COMMIT TRANSACTION", "END", "END WORK", "END TRANSACTION");

  /** What {@code statement} does to the transaction; empty for savepoints and all the others. */
  public static Optional<TransactionControl> of(SqlStatement statement) {
    String head = statement.head(4);
    if (PLAIN_BEGIN.contains(head)) {
      return Optional.of(BEGIN);
    }
    if (COMMITS.contains(head)) {
      return Optional.of(COMMIT);
    }
    if (head.startsWith("BEGIN ") || head.startsWith("START TRANSACTION ")) {
      return Optional.of(BEGIN_WITH_OPTIONS);
    }
    boolean ends = head.matches("(ROLLBACK|ABORT|COMMIT|END|PREPARE TRANSACTION)( .*)?");
    boolean keeps =
        head.matches("ROLLBACK (WORK |TRANSACTION )?TO .*|(COMMIT|ROLLBACK) PREPARED.*");
    return ends && !keeps ? Optional.of(ROLLBACK) : Optional.empty();
  }
}
