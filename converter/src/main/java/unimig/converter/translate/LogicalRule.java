package unimig.converter.translate;

import java.util.Optional;

/** {@code && || ??} as values. */
final class LogicalRule implements ExpressionRule {
  /** More is not written twice. */
  private static final int LONG = 60;

  private final Rules rules;

  LogicalRule(Rules rules) {
    this.rules = rules;
  }

  @Override
  public Code translate(Node node, Place place) {
    Optional<Code> environment = RunValues.environmentOr(node, place);
    if (environment.isPresent()) {
      return environment.get();
    }
    String operator = node.text("operator");
    Optional<MissingRow> row = MissingRow.find(node.child("left"), place);
    if (row.isPresent() && !operator.equals("&&")) {
      return orElse(row.get(), node, place);
    }
    Optional<Code> entry = ofEntry(node, place);
    if (entry.isPresent()) {
      return entry.get();
    }
    Optional<Code> held = UndefinedText.find(node.child("left"), place);
    Code left =
        held.filter(any -> !operator.equals("&&"))
            .orElseGet(() -> rules.value(node.child("left"), place));
    if (operator.equals("??")) {
      if (!left.type().nullable() && !left.type().undefinable()) {
        return left;
      }
      Code right = rules.expression(node.child("right"), place);
      return orElse(node, left, Parts.beside(left, right, place.unit()), place.unit());
    }
    if (Truth.isAlways(left.type()) && operator.equals("||")) {
      return left;
    }
    Code test = Truth.of(held.orElse(left), node.child("left"), place.unit());
    Place then = Narrowing.after(node.child("left"), operator.equals("&&"), place);
    if (test.isFixed()) {
      boolean first = test.equals(Code.TRUE) == operator.equals("||");
      return first ? left : rules.expression(node.child("right"), then);
    }
    Code right = Parts.beside(left, rules.expression(node.child("right"), then), place.unit());
    boolean booleans = isBoolean(left) && isBoolean(right);
    if (booleans) {
      return new Truth(rules).of(node, place);
    }
    if (operator.equals("&&") && left.type().is(Type.Kind.ROW)) {
      // It is undefined where the row is missing.
      Code undefined = Code.atom(place.unit().javaScript() + ".UNDEFINED", Type.ANY);
      return ConditionalRule.choice(test, right, undefined, place.unit());
    }
    if (operator.equals("||") && isCalledOnce(node.child("left"), left, place)) {
      Optional<Code> once = orCall(node.child("right"), left, right, place);
      if (once.isPresent()) {
        return once.get();
      }
    }
    return operator.equals("&&")
        ? ConditionalRule.choice(test, right, left, place.unit())
        : ConditionalRule.choice(
            test, present(known(node, left, place), right), right, place.unit());
  }

  /** {@code dictionary[key] || other}. */
  private Optional<Code> ofEntry(Node node, Place place) {
    String operator = node.text("operator");
    return operator.equals("&&")
        ? Optional.empty()
        : DictionaryEntry.find(node.child("left"), rules, place)
            .flatMap(
                entry -> {
                  Code other = rules.expression(node.child("right"), place);
                  return other.steady() ? entry.orElse(operator, other) : Optional.empty();
                });
  }

  /** A call of a function of the script, or a long one. */
  private boolean isCalledOnce(Node node, Code left, Place place) {
    return node.is("CallExpression")
        && (left.text().length() > LONG || new HelperCalls(rules).find(node, place).isPresent());
  }

  private Optional<Code> orCall(Node node, Code left, Code right, Place place) {
    Type type = left.type().present().or(right.type());
    if (!type.is(Type.Kind.ANY) || isMissingRow(right) || !right.steady()) {
      return Optional.empty();
    }
    Optional<String> call =
        isShort(node) || isPart(node, place)
            ? Optional.of(".or(" + left.text() + ", " + right.text() + ")")
            : supplied(node, place)
                .map(each -> ".orGet(" + left.text() + ", () -> " + each.text() + ")");
    return call.map(each -> Code.atom(place.unit().javaScript() + each, type).of(left, right));
  }

  /** A part of what is there, which can be read although it may not be needed. */
  private static boolean isPart(Node node, Place place) {
    return node.is("MemberExpression")
        && node.property().isPresent()
        && node.child("object").is("Identifier")
        && place.scope().find(node.child("object").name()).orElse(null)
            instanceof Binding.Variable owner
        && owner.type().is(Type.Kind.ROW, Type.Kind.OBJECT)
        && !owner.type().nullable();
  }

  /** Nothing where Java's lambdas cannot see what it uses. */
  private Optional<Code> supplied(Node node, Place place) {
    try {
      return Optional.of(rules.value(node, place.with(place.scope().lambda())));
    } catch (Refusal unseen) {
      return Optional.empty();
    }
  }

  private static boolean isMissingRow(Code code) {
    return code.type().is(Type.Kind.ROW) && code.type().nullable();
  }

  /** The left side where it is known to be true. */
  private Code known(Node node, Code left, Place place) {
    return left.cell().isPresent()
        ? rules.value(node.child("left"), Narrowing.after(node.child("left"), true, place))
        : left;
  }

  /** Java compares boxed numbers by identity, so what may be one stays marked. */
  private static Code present(Code left, Code right) {
    boolean boxed = left.type().is(Type.Kind.INT, Type.Kind.BOOLEAN) && left.type().nullable();
    boolean same = right.type().is(left.type().kind()) && !right.type().nullable();
    return boxed && !same ? left : left.with(left.type().present());
  }

  private static boolean isBoolean(Code code) {
    return code.type().is(Type.Kind.BOOLEAN) && !code.type().nullable();
  }

  private Code orElse(MissingRow row, Node node, Place place) {
    Code test =
        node.text("operator").equals("??")
            ? row.known()
            : new Truth(rules).of(node.child("left"), place);
    Code right = rules.expression(node.child("right"), place);
    return ConditionalRule.choice(test, row.present(), right, place.unit());
  }

  /** Whether it may be evaluated although it is not needed. */
  private static boolean isShort(Node node) {
    boolean literal = node.type().endsWith("Literal") && !node.is("TemplateLiteral");
    return literal || node.is("Identifier");
  }

  private static Optional<Code> orElseCall(Code left, Code right, Type type, Unit unit) {
    String arguments = "(" + left.text() + ", " + right.text() + ")";
    if (type.is(Type.Kind.ANY)) {
      return Optional.of(
          Code.atom(unit.javaScript() + ".ifNullish" + arguments, type).of(left, right));
    }
    boolean never =
        right.type().nullable()
            || left.type().undefinable()
            || type.is(Type.Kind.INT, Type.Kind.BOOLEAN);
    if (never || !type.is(left.type().kind()) || !type.is(right.type().kind())) {
      return Optional.empty();
    }
    unit.use("java.util.Objects");
    return Optional.of(Code.atom("Objects.requireNonNullElse" + arguments, type).of(left, right));
  }

  private static Code orElse(Node node, Code left, Code right, Unit unit) {
    Code present = present(left, right);
    if (isShort(node.child("right")) && !node.child("left").is("Identifier")) {
      // Once, as it may be long.
      Optional<Code> call = orElseCall(left, right, present.type().or(right.type()), unit);
      if (call.isPresent()) {
        return call.get();
      }
    }
    Code missing =
        left.type().undefinable() && !left.type().isUndefinedAsNull()
            ? Code.atom(unit.javaScript() + ".isNullish(" + left.text() + ")", Type.BOOLEAN)
            : Code.sum(left.operand() + " == null", Type.BOOLEAN);
    return ConditionalRule.choice(missing, right, present, unit);
  }
}
