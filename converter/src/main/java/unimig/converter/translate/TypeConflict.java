package unimig.converter.translate;

/** A variable or choice that no type of Java can hold exactly. */
final class TypeConflict extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TypeConflict() {
    super("a row that may be missing is mixed with something else", null, false, false);
  }
}
