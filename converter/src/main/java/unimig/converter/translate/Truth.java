package unimig.converter.translate;

/** Tests as conditions of Java. */
final class Truth {
  private final Rules rules;

  Truth(Rules rules) {
    this.rules = rules;
  }

  Code of(Node test, Place place) {
    if (test.is("UnaryExpression") && test.text("operator").equals("!")) {
      return not(of(test.child("argument"), place));
    }
    if (test.is("LogicalExpression") && !test.text("operator").equals("??")) {
      Code left = of(test.child("left"), place);
      Code right = of(test.child("right"), place);
      String operator = test.text("operator");
      String text = side(left, operator) + " " + operator + " " + side(right, operator);
      return Code.sum(text, Type.BOOLEAN).of(left, right);
    }
    return of(rules.expression(test, place), test, place.unit());
  }

  /** Without parentheses where both sides have the same operator, or bind closer. */
  private static String side(Code code, String operator) {
    String other = operator.equals("&&") ? "||" : "&&";
    boolean mixed = code.text().contains(" " + other + " ") || code.text().contains(" ? ");
    return mixed ? code.operand() : code.text();
  }

  static Code of(Code code, Node node, Unit unit) {
    Type type = code.type();
    String text = code.operand();
    Code test =
        switch (type.kind()) {
          case BOOLEAN -> type.nullable() ? general(code, unit) : code;
          case INT -> type.nullable() ? general(code, unit) : notZero(text);
          case STRING ->
              type.nullable()
                  ? general(code, unit)
                  : Code.sum("!" + text + ".isEmpty()", Type.BOOLEAN);
          case ROW, LIST, RESULT, OBJECT, MAP, SET, DATE, ITERABLE ->
              type.nullable() ? Code.sum(text + " != null", Type.BOOLEAN) : always(node);
          case DOUBLE, ANY -> general(code, unit);
          case NOTHING -> throw new Refusal(node, "it has no value that is known");
        };
    return test.with(Type.BOOLEAN).of(code);
  }

  private static Code notZero(String text) {
    // How many elements a list has.
    return text.endsWith(".size()")
        ? Code.sum("!" + text.replaceFirst("size\\(\\)$", "isEmpty()"), Type.BOOLEAN)
        : Code.sum(text + " != 0", Type.BOOLEAN);
  }

  private static Code always(Node node) {
    throw new Refusal(node, "a test of what is always there");
  }

  private static Code general(Code code, Unit unit) {
    return Code.atom(unit.javaScript() + ".truthy(" + code.text() + ")", Type.BOOLEAN);
  }

  static Code not(Code condition) {
    String text = condition.text();
    String negated;
    boolean simple = !text.contains("&&") && !text.contains("||") && !text.contains("?");
    if (simple && isComparison(text, "!=")) {
      negated = text.replace(" != ", " == ");
    } else if (simple && isComparison(text, "==")) {
      negated = text.replace(" == ", " != ");
    } else if (simple && text.startsWith("!") && !text.contains(" ")) {
      return Code.atom(text.substring(1), Type.BOOLEAN).of(condition);
    } else {
      negated = "!" + (simple && !text.contains(" ") ? text : condition.operand());
    }
    return Code.sum(negated, Type.BOOLEAN).of(condition);
  }

  /** Whether it is one comparison, rather than text with one in it. */
  private static boolean isComparison(String text, String operator) {
    int end = Math.max(0, text.indexOf(' '));
    boolean outside = text.substring(0, end).chars().filter(c -> c == '"').count() % 2 == 0;
    return outside && text.matches("\\S+ " + operator + " \\S+");
  }
}
