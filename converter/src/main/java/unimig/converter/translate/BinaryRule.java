package unimig.converter.translate;

import java.util.Map;
import java.util.Optional;

/** Comparisons, sums and arithmetic. */
final class BinaryRule implements ExpressionRule {
  private static final Map<String, String> ORDER =
      Map.of("<", "less", "<=", "lessOrEqual", ">", "greater", ">=", "greaterOrEqual");
  private static final Map<String, String> ARITHMETIC =
      Map.of("-", "subtract", "*", "multiply", "/", "divide", "%", "remainder", "**", "power");

  /** A whole number that takes no other out of Java's range soon. */
  private static final String SMALL = "-?[0-9]{1,4}";

  private final Rules rules;

  BinaryRule(Rules rules) {
    this.rules = rules;
  }

  @Override
  public Code translate(Node node, Place place) {
    String operator = node.text("operator");
    if (operator.equals("instanceof")) {
      return instance(node, place);
    }
    Optional<Code> ofRow = ofMissingRow(node, place);
    if (ofRow.isPresent()) {
      return ofRow.get();
    }
    Optional<Code> ofUndefined = UndefinedText.compared(node, rules, place);
    if (ofUndefined.isPresent()) {
      return ofUndefined.get();
    }
    Optional<Code> ofEntry = ofEntry(node, place);
    if (ofEntry.isPresent()) {
      return ofEntry.get();
    }
    Code left = left(node, place);
    Code right = rules.value(node.child("right"), place);
    if (operator.equals("+") && left.type().isText()) {
      right = UndefinedText.written(node.child("right"), place).orElse(right);
    } else if (operator.equals("+") && right.type().isText()) {
      left = UndefinedText.written(node.child("left"), place).orElse(left);
    }
    return of(node, left, right, place.unit()).of(left);
  }

  /** {@code key in dictionary}, {@code dictionary[key] === undefined}. */
  private Optional<Code> ofEntry(Node node, Place place) {
    String operator = node.text("operator");
    if (operator.equals("in")) {
      return DictionaryEntry.called(node, "has", rules, place).map(DictionaryEntry::there);
    }
    Node right = node.child("right");
    boolean undefined = right.isName("undefined") && place.scope().find("undefined").isEmpty();
    boolean missing = undefined || (right.is("NullLiteral") && operator.length() == 2);
    return missing && operator.matches("[!=]==?")
        ? DictionaryEntry.find(node.child("left"), rules, place)
            .flatMap(DictionaryEntry::defined)
            .map(there -> operator.startsWith("!") ? there : Truth.not(there))
        : Optional.empty();
  }

  /** What changes something comes first in Java too; it is not moved past a constant. */
  private Code left(Node node, Place place) {
    boolean constant =
        place.unit().constants().find(node.child("right"), place.scope()).isPresent();
    Code left =
        constant
            ? rules.expression(node.child("left"), place)
            : rules.value(node.child("left"), place);
    if (left.type().is(Type.Kind.NOTHING, Type.Kind.ITERABLE)) {
      throw new Refusal(node.child("left"), "it has no value that is known");
    }
    return left;
  }

  private static Code of(Node node, Code left, Code right, Unit unit) {
    String operator = node.text("operator");
    if (operator.matches("[!=]==?")) {
      Code equal = equal(node, left, right, unit, operator.length() == 3);
      return operator.startsWith("!") ? Truth.not(equal) : equal;
    }
    if (ORDER.containsKey(operator)) {
      return order(node, left, right, unit);
    }
    if (operator.equals("in") && KnownObjects.has(node.child("left"), right)) {
      return Code.atom(right.operand() + ".containsKey(" + left.text() + ")", Type.BOOLEAN);
    }
    if (operator.equals("in") && right.type().is(Type.Kind.OBJECT, Type.Kind.ROW, Type.Kind.ANY)) {
      String call = unit.javaScript() + ".has(" + right.text() + ", " + left.text() + ")";
      return Code.atom(call, Type.BOOLEAN);
    }
    return computed(node, operator, left, right, unit);
  }

  /** A sum or another result of arithmetic. */
  static Code computed(Node node, String operator, Code left, Code right, Unit unit) {
    if (operator.equals("+")) {
      return sum(left, right, unit);
    }
    if (ARITHMETIC.containsKey(operator)) {
      return arithmetic(operator, left, right, unit);
    }
    throw new Refusal(node, "the operator " + operator);
  }

  /** {@code row?.column === value}, of a value that is there. */
  private Optional<Code> ofMissingRow(Node node, Place place) {
    String operator = node.text("operator");
    Optional<MissingRow> row =
        operator.matches("[!=]==") ? MissingRow.find(node.child("left"), place) : Optional.empty();
    if (row.isEmpty()) {
      return Optional.empty();
    }
    Code right = rules.value(node.child("right"), place);
    if (right.type().nullable() || right.type().undefinable() || !right.steady()) {
      return Optional.empty();
    }
    Code equal = equal(node, row.get().value(), right, place.unit(), true);
    Code both = Code.sum(row.get().there().text() + " && " + equal.operand(), Type.BOOLEAN);
    return Optional.of(operator.startsWith("!") ? Truth.not(both) : both);
  }

  private Code instance(Node node, Place place) {
    Node type = node.child("right");
    Optional<Binding.Caught> caught = CaughtErrors.find(node.child("left"), place);
    if (caught.isPresent()) {
      return CaughtErrors.isOne(caught.get(), type, place);
    }
    boolean global = type.is("Identifier") && place.scope().find(type.name()).isEmpty();
    Code value = rules.value(node.child("left"), place);
    boolean known = type.isName("Array") || type.isName("Date");
    if (!global || !known || !value.type().is(Type.Kind.ANY)) {
      throw new Refusal(node, "instanceof other than of lists and dates");
    }
    if (type.isName("Array")) {
      place.unit().use("java.util.List");
      return Code.sum(value.operand() + " instanceof List", Type.BOOLEAN);
    }
    String date = place.unit().api("JavaScriptDate");
    return Code.sum(value.operand() + " instanceof " + date, Type.BOOLEAN);
  }

  private static Code equal(Node node, Code left, Code right, Unit unit, boolean strict) {
    if (isNothing(right)) {
      return missing(node, left, right, unit, strict);
    }
    if (isNothing(left)) {
      return missing(node, right, left, unit, strict);
    }
    if (left.type().is(Type.Kind.ROW, Type.Kind.LIST, Type.Kind.RESULT)
        || right.type().is(Type.Kind.ROW, Type.Kind.LIST, Type.Kind.RESULT)) {
      throw new Refusal(node, "a comparison of rows or lists");
    }
    boolean numbers = left.type().isNumber() && right.type().isNumber();
    boolean booleans = isBoolean(left) && isBoolean(right);
    if (numbers || booleans) {
      if (isBoxed(left) && isBoxed(right)) {
        String primitive = "(" + left.type().java() + ") " + left.operand();
        return Code.sum(primitive + " == " + right.operand(), Type.BOOLEAN);
      }
      return Code.sum(left.operand() + " == " + right.operand(), Type.BOOLEAN);
    }
    if (strict && isSameKind(left, right)) {
      unit.use("java.util.Objects");
      return Code.atom("Objects.equals(" + left.text() + ", " + right.text() + ")", Type.BOOLEAN);
    }
    if (strict && left.type().isText()) {
      return Code.atom(left.operand() + ".equals(" + right.text() + ")", Type.BOOLEAN);
    }
    if (strict && right.type().isText()) {
      return Code.atom(right.operand() + ".equals(" + left.text() + ")", Type.BOOLEAN);
    }
    String name = strict ? ".strictEquals(" : ".looseEquals(";
    return Code.atom(
        unit.javaScript() + name + left.text() + ", " + right.text() + ")", Type.BOOLEAN);
  }

  /** Java compares values of a map by identity, as long as both are. */
  private static boolean isBoxed(Code code) {
    return code.text().matches("(?s)\\w+\\.(get|getOrDefault)\\(.*");
  }

  /** Whether Java's equality is the one of JavaScript, null included. */
  private static boolean isSameKind(Code left, Code right) {
    return left.type().is(Type.Kind.INT, Type.Kind.STRING, Type.Kind.BOOLEAN)
        && left.type().is(right.type().kind())
        && !left.type().isText()
        && !right.type().isText()
        && !left.type().undefinable()
        && !right.type().undefinable();
  }

  private static boolean isBoolean(Code code) {
    return code.type().is(Type.Kind.BOOLEAN) && !code.type().nullable();
  }

  private static boolean isNothing(Code code) {
    return code.text().equals("null") || code.text().equals("JavaScript.UNDEFINED");
  }

  private static Code missing(Node node, Code value, Code nothing, Unit unit, boolean strict) {
    Type type = value.type();
    boolean isNull = nothing.text().equals("null");
    boolean always = !type.nullable() && !type.undefinable() && !type.is(Type.Kind.ROW);
    if (isNothing(value) || always) {
      throw new Refusal(node, "a comparison with null or undefined of what is always there");
    }
    if (type.is(Type.Kind.ROW)) {
      // Java holds a missing row, which is undefined, as null.
      if (strict && isNull) {
        throw new Refusal(node, "a missing row is never null");
      }
      return Code.sum(value.operand() + " == null", Type.BOOLEAN);
    }
    if (!strict && type.undefinable()) {
      return Code.atom(unit.javaScript() + ".isNullish(" + value.text() + ")", Type.BOOLEAN);
    }
    String with = strict && !isNull ? unit.javaScript() + ".UNDEFINED" : "null";
    return Code.sum(value.operand() + " == " + with, Type.BOOLEAN);
  }

  private static Code order(Node node, Code first, Code second, Unit unit) {
    String operator = node.text("operator");
    Code left = orZero(first, unit);
    Code right = orZero(second, unit);
    if (left.type().isNumber() && right.type().isNumber()) {
      boolean any = operator.equals(">") && right.text().equals("0");
      if (any && left.text().endsWith(".size()")) {
        return Truth.of(left, node, unit);
      }
      return Code.sum(left.operand() + " " + operator + " " + right.operand(), Type.BOOLEAN);
    }
    String call = unit.javaScript() + "." + ORDER.get(operator);
    return Code.atom(call + "(" + left.text() + ", " + right.text() + ")", Type.BOOLEAN);
  }

  private static Code sum(Code one, Code other, Unit unit) {
    if (one.type().isText() || other.type().isText()) {
      boolean plain = one.type().isText() && !one.text().contains(" ? ");
      String first = plain ? one.text() : Text.piece(one, unit);
      return Code.sum(first + " + " + Text.piece(other, unit), Type.STRING);
    }
    Code left = orZero(one, unit);
    Code right = orZero(other, unit);
    boolean column = one.cell().isPresent() || other.cell().isPresent();
    boolean step = left.text().matches(SMALL) || right.text().matches(SMALL);
    if (isInt(left) && isInt(right) && (!column || step)) {
      // Where Java would wrap around, this throws.
      return Code.atom("Math.addExact(" + left.text() + ", " + right.text() + ")", Type.INT);
    }
    if (isInt(left) && isInt(right)) {
      return Code.sum("(double) " + left.operand() + " + " + right.operand(), Type.DOUBLE);
    }
    if (left.type().isNumber() && right.type().isNumber()) {
      return Code.sum(left.operand() + " + " + right.operand(), Type.DOUBLE);
    }
    return Code.atom(
        unit.javaScript() + ".add(" + left.text() + ", " + right.text() + ")",
        Type.DEFINED.present());
  }

  private static boolean isInt(Code code) {
    return code.type().is(Type.Kind.INT) && !code.type().nullable();
  }

  /** JavaScript counts with null as with zero. */
  static Code orZero(Code code, Unit unit) {
    if (!code.type().equals(Type.INT.orMissing())) {
      return code;
    }
    if (code.cell().isPresent()) {
      return Code.atom(code.cell().get().call("integerOr", "0"), Type.INT).of(code);
    }
    unit.use("java.util.Objects");
    return Code.atom("Objects.requireNonNullElse(" + code.text() + ", 0)", Type.INT).of(code);
  }

  private static Code arithmetic(String operator, Code first, Code second, Unit unit) {
    Code left = orZero(first, unit);
    Code right = orZero(second, unit);
    if (operator.equals("-") && isInt(left) && isInt(right)) {
      return Code.atom("Math.subtractExact(" + left.text() + ", " + right.text() + ")", Type.INT);
    }
    boolean numbers = left.type().isNumber() && right.type().isNumber();
    if (numbers && !operator.equals("**")) {
      String operand = isInt(left) ? "(double) " + left.operand() : left.operand();
      return Code.sum(operand + " " + operator + " " + right.operand(), Type.DOUBLE);
    }
    String call = unit.javaScript() + "." + ARITHMETIC.get(operator);
    return Code.atom(call + "(" + left.text() + ", " + right.text() + ")", Type.DEFINED.present());
  }
}
