package unimig.converter.translate;

/**
 * A run-time value in a statement.
 *
 * @param code that computes it
 */
record Hole(Code code, Role role, Node node) {
  /** What it becomes. */
  enum Role {
    /** A bound value. */
    VALUE("value for a statement"),
    /** A list of which each element becomes a value, as in {@code whereIn}. */
    LIST("list"),
    /** A row or rows that are inserted. */
    ROWS("row or list of rows"),
    /** An object that columns are assigned from. */
    ASSIGNED("object"),
    /** How many rows to answer. */
    LIMIT("whole number"),
    /** How many rows to leave out. */
    OFFSET("whole number"),
    /** A name of a table or column. */
    NAME("name");

    private final String described;

    Role(String described) {
      this.described = described;
    }

    String described() {
      return described;
    }
  }

  Hole asName() {
    return new Hole(code, Role.NAME, node);
  }

  boolean is(Role other) {
    return role == other;
  }
}
