package unimig.converter.translate;

/** {@code !a}, {@code -a}, {@code +a}, {@code typeof a}. */
final class UnaryRule implements ExpressionRule {
  private final Rules rules;

  UnaryRule(Rules rules) {
    this.rules = rules;
  }

  @Override
  public Code translate(Node node, Place place) {
    Node argument = node.child("argument");
    String script = place.unit().javaScript();
    return switch (node.text("operator")) {
      case "!" -> Truth.not(new Truth(rules).of(argument, place));
      case "-" -> {
        Code value = rules.value(argument, place);
        yield Code.atom(script + ".negate(" + value.text() + ")", Type.DEFINED.present());
      }
      case "+" -> {
        Code value = rules.value(argument, place);
        boolean plain = value.type().isText() || value.type().isNumber();
        yield plain
            ? Numbers.of(value, place.unit())
            : Code.atom(script + ".toNumber(" + value.text() + ")", Type.DOUBLE);
      }
      case "typeof" -> {
        Code value = rules.value(argument, place);
        boolean missingRow = value.type().is(Type.Kind.ROW) && value.type().nullable();
        if (missingRow) {
          throw new Refusal(node, "the type of a row that may be missing");
        }
        yield Code.atom(script + ".typeOf(" + value.text() + ")", Type.STRING);
      }
      default -> throw new Refusal(node, "the operator " + node.text("operator"));
    };
  }
}
