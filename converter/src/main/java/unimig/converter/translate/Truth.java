package unimig.converter.translate;

import java.util.Optional;

/** Tests as conditions of Java. */
final class Truth {
  private final Rules rules;

  Truth(Rules rules) {
    this.rules = rules;
  }

  Code of(Node test, Place place) {
    if (test.is("UnaryExpression") && test.text("operator").equals("!")) {
      Node argument = test.child("argument");
      return noText(argument, place).orElseGet(() -> not(of(argument, place)));
    }
    boolean computed = place.scope().earlier(test).isPresent();
    if (!computed && test.is("LogicalExpression") && !test.text("operator").equals("??")) {
      String operator = test.text("operator");
      Code left = of(test.child("left"), place);
      Place then = Narrowing.after(test.child("left"), operator.equals("&&"), place);
      if (left.isFixed()) {
        return left.equals(decisive(operator)) ? left : of(test.child("right"), then);
      }
      Code right = of(test.child("right"), then);
      if (right.isFixed()) {
        return decided(left, right, operator);
      }
      String text = side(left, operator) + " " + operator + " " + side(right, operator);
      return Code.sum(text, Type.BOOLEAN).of(left, right);
    }
    Optional<Code> entry = DictionaryEntry.find(test, rules, place).flatMap(DictionaryEntry::truth);
    if (entry.isPresent()) {
      return entry.get();
    }
    Optional<MissingRow> row = MissingRow.find(test, place);
    if (row.isPresent()) {
      return of(row.get(), test, place.unit());
    }
    Optional<Code> undefined = UndefinedText.find(test, place);
    return of(undefined.orElseGet(() -> rules.expression(test, place)), test, place.unit());
  }

  private static Code of(MissingRow row, Node test, Unit unit) {
    Code value = of(row.value(), test, unit);
    return value.isFixed()
        ? row.there()
        : Code.sum(row.there().text() + " && " + side(value, "&&"), Type.BOOLEAN);
  }

  /** {@code !text} of a variable that may hold none. */
  private static Optional<Code> noText(Node name, Place place) {
    boolean variable =
        name.is("Identifier")
            && place.scope().earlier(name).isEmpty()
            && place.scope().find(name.name()).orElse(null) instanceof Binding.Variable known
            && known.type().is(Type.Kind.STRING)
            && !known.type().isText()
            && known.java().matches("\\w+");
    if (!variable) {
      return Optional.empty();
    }
    String java = ((Binding.Variable) place.scope().find(name.name()).orElseThrow()).java();
    return Optional.of(Code.sum(java + " == null || " + java + ".isEmpty()", Type.BOOLEAN));
  }

  /** What one side has to be for the other not to matter. */
  private static Code decisive(String operator) {
    return operator.equals("&&") ? Code.FALSE : Code.TRUE;
  }

  private static Code decided(Code left, Code right, String operator) {
    // What the left side does, such as to fail, it does all the same.
    return right.equals(decisive(operator))
        ? Code.sum(side(left, operator) + " " + operator + " " + right.text(), Type.BOOLEAN)
            .of(left)
        : left;
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
          case BOOLEAN ->
              type.nullable()
                  ? Code.atom("Boolean.TRUE.equals(" + code.text() + ")", Type.BOOLEAN)
                  : code;
          case INT -> type.nullable() ? number(code, unit) : notZero(text);
          case STRING -> text(code, unit);
          case ROW, LIST, RESULT, OBJECT, MAP, SET, DATE, ITERABLE, DICTIONARY ->
              type.nullable() || isOfRow(code, node)
                  ? Code.sum(text + " != null", Type.BOOLEAN)
                  : always(code, node);
          case DOUBLE, ANY -> general(code, unit);
          case NOTHING -> throw new Refusal(node, "it has no value that is known");
        };
    return test.with(Type.BOOLEAN).of(code);
  }

  private static Code number(Code code, Unit unit) {
    return code.cell()
        .map(cell -> Code.sum(cell.call("integerOr", "0") + " != 0", Type.BOOLEAN))
        .orElseGet(() -> general(code, unit));
  }

  private static Code text(Code code, Unit unit) {
    String text = code.operand();
    if (code.type().isText()) {
      return Code.sum("!" + text + ".isEmpty()", Type.BOOLEAN);
    }
    if (code.cell().isPresent()) {
      return Code.atom(code.cell().get().call("hasText"), Type.BOOLEAN);
    }
    // What is no variable would be evaluated twice.
    boolean variable = code.atom() && text.matches("\\w+");
    return variable
        ? Code.sum(text + " != null && !" + text + ".isEmpty()", Type.BOOLEAN)
        : general(code, unit);
  }

  private static Code notZero(String text) {
    // How many elements a list has.
    return text.endsWith(".size()")
        ? Code.sum("!" + text.replaceFirst("size\\(\\)$", "isEmpty()"), Type.BOOLEAN)
        : Code.sum(text + " != 0", Type.BOOLEAN);
  }

  /** Whether it is a column, of which Java finds out as it takes it whether it is there. */
  private static boolean isOfRow(Code code, Node node) {
    boolean list = code.type().is(Type.Kind.LIST) && code.type().elementType().equals(Type.DEFINED);
    return node.is("MemberExpression") && (list || code.type().is(Type.Kind.DATE));
  }

  /** Evaluating it can be left out where that is no more than to take it. */
  private static Code always(Code code, Node node) {
    if (!code.steady() || !node.is("Identifier", "MemberExpression", "OptionalMemberExpression")) {
      throw new Refusal(node, "a test of what is always there");
    }
    return Code.TRUE;
  }

  /** Whether every value of a type is true in a test. */
  static boolean isAlways(Type type) {
    return !type.nullable()
        && type.is(
            Type.Kind.ROW,
            Type.Kind.LIST,
            Type.Kind.RESULT,
            Type.Kind.OBJECT,
            Type.Kind.MAP,
            Type.Kind.SET,
            Type.Kind.DATE);
  }

  private static Code general(Code code, Unit unit) {
    return Code.atom(unit.javaScript() + ".truthy(" + code.text() + ")", Type.BOOLEAN);
  }

  static Code not(Code condition) {
    if (condition.isFixed()) {
      return condition.equals(Code.TRUE) ? Code.FALSE : Code.TRUE;
    }
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
