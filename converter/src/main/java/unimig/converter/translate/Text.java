package unimig.converter.translate;

/** Values as JavaScript writes them into text. */
final class Text {
  private Text() {}

  /** A Java expression of type String. */
  static String of(Code code, Unit unit) {
    boolean missingRow = code.type().is(Type.Kind.ROW) && code.type().nullable();
    if (missingRow) {
      String script = unit.javaScript();
      String there = code.operand() + " == null ? " + script + ".UNDEFINED : " + code.operand();
      return script + ".toText(" + there + ")";
    }
    boolean texts =
        code.type().is(Type.Kind.LIST)
            && !code.type().nullable()
            && code.type().elementType().isText();
    if (texts) {
      return "String.join(\",\", " + code.text() + ")";
    }
    return code.type().isText()
        ? code.text()
        : isPlain(code)
            ? "String.valueOf(" + code.text() + ")"
            : unit.javaScript() + ".toText(" + code.text() + ")";
  }

  /** Whether Java writes it as JavaScript does, null included. */
  private static boolean isPlain(Code code) {
    return code.type().is(Type.Kind.STRING, Type.Kind.INT, Type.Kind.BOOLEAN)
        && !code.type().undefinable();
  }

  /** Whether Java would add it up with what follows. */
  static boolean isAddend(Code code) {
    return isPlain(code) && !code.type().is(Type.Kind.STRING);
  }

  static boolean isPlainNumber(Code code) {
    return code.type().is(Type.Kind.INT, Type.Kind.BOOLEAN) && !code.type().nullable();
  }

  /** An operand of a sum that has text on its left. */
  static String piece(Code code, Unit unit) {
    return isPlain(code) ? code.operand() : of(code, unit);
  }
}
