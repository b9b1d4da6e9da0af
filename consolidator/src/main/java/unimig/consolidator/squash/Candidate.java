package unimig.consolidator.squash;

/** What may become the baseline script, or why there is none of its kind. */
sealed interface Candidate {
  /**
   * @param text for Flyway, LF at each end of line
   * @param transactional whether it runs in one transaction
   */
  record Script(Form form, String text, boolean transactional) implements Candidate {}

  /**
   * @param reason a sentence without a full stop
   */
  record Impossible(Form form, String reason) implements Candidate {}

  Form form();

  /** How a script comes about. */
  enum Form {
    /** What {@code pg_dump} tells of the database that the chain left. */
    DUMP("dump"),
    /** What the chain sent, in one transaction. */
    STATEMENTS("statements"),
    /** What the chain sent, in the transactions in which it did. */
    STATEMENTS_IN_PARTS("statements in parts");

    private final String title;

    Form(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }
}
