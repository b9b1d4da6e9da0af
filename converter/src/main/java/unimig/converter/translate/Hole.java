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
    /** An object that columns are compared with. */
    CONDITIONS("object"),
    /** How many rows to answer. */
    LIMIT("whole number"),
    /** How many rows to leave out. */
    OFFSET("whole number"),
    /** What a column is increased or decreased by. */
    STEP("number"),
    /** A name of a table or column. */
    NAME("name");

    private final String described;

    Role(String described) {
      this.described = described;
    }

    /** Whether a value of the type may become it. */
    boolean fits(Type type) {
      return switch (this) {
        case VALUE, STEP -> !type.is(Type.Kind.ROW, Type.Kind.RESULT, Type.Kind.MAP, Type.Kind.SET);
        case LIST -> type.is(Type.Kind.ANY) || (type.is(Type.Kind.LIST) && !type.nullable());
        case ROWS -> type.is(Type.Kind.ANY) || isObject(type.present()) || isObjects(type);
        case ASSIGNED, CONDITIONS -> isObject(type);
        case LIMIT, OFFSET ->
            type.is(Type.Kind.INT, Type.Kind.DOUBLE, Type.Kind.STRING, Type.Kind.ANY);
        case NAME -> type.is(Type.Kind.STRING, Type.Kind.ANY);
      };
    }

    private static boolean isObject(Type type) {
      return type.is(Type.Kind.OBJECT, Type.Kind.ROW) && !type.nullable();
    }

    private static boolean isObjects(Type type) {
      return type.is(Type.Kind.LIST) && !type.nullable() && isObject(type.elementType());
    }

    String described() {
      return described;
    }
  }

  Hole asName() {
    return new Hole(code, Role.NAME, node);
  }

  boolean fits() {
    return role.fits(code.type());
  }

  boolean is(Role other) {
    return role == other;
  }
}
