package unimig.converter.translate;

import java.util.Optional;

/**
 * A Java expression.
 *
 * @param text of the expression
 * @param type of its value
 * @param atom whether it needs no parentheses as an operand or receiver
 * @param steady whether evaluating it changes nothing, so that it may be evaluated out of order
 * @param cell where it takes its value, if that is a column of a known type
 */
record Code(String text, Type type, boolean atom, boolean steady, Optional<Cell> cell) {
  /** A condition that always holds. */
  static final Code TRUE = atom("true", Type.BOOLEAN);

  /** A condition that never holds. */
  static final Code FALSE = atom("false", Type.BOOLEAN);

  /**
   * A column of a row.
   *
   * @param row as a receiver
   * @param column as a literal of Java
   */
  record Cell(String row, String column) {
    String call(String getter) {
      return row + "." + getter + "(" + column + ")";
    }

    String call(String getter, String other) {
      return row + "." + getter + "(" + column + ", " + other + ")";
    }
  }

  Code(String text, Type type, boolean atom, boolean steady) {
    this(text, type, atom, steady, Optional.empty());
  }

  static Code atom(String text, Type type) {
    return new Code(text, type, true, true);
  }

  static Code sum(String text, Type type) {
    return new Code(text, type, false, true);
  }

  /** What changes something, such as a statement that is sent. */
  static Code action(String text, Type type) {
    return new Code(text, type, true, false);
  }

  /** A column of a row that is there. */
  static Code cell(Cell cell, String getter, Type type) {
    return new Code(cell.call(getter), type, true, true, Optional.of(cell));
  }

  /** With parentheses where it is no atom. */
  String operand() {
    return atom ? text : "(" + text + ")";
  }

  /** Whether it is a condition that comes out the same whenever it is asked. */
  boolean isFixed() {
    return equals(TRUE) || equals(FALSE);
  }

  Code with(Type other) {
    return new Code(text, other, atom, steady);
  }

  /** Unsteady if any part of it is. */
  Code of(Code... parts) {
    boolean all = steady;
    for (Code part : parts) {
      all = all && part.steady;
    }
    return new Code(text, type, atom, all, cell);
  }
}
