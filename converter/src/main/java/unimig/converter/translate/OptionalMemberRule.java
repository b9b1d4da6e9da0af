package unimig.converter.translate;

/** {@code a?.b}. */
final class OptionalMemberRule implements ExpressionRule {
  private final Rules rules;

  OptionalMemberRule(Rules rules) {
    this.rules = rules;
  }

  @Override
  public Code translate(Node node, Place place) {
    if (!node.flag("optional") || node.property().isEmpty()) {
      throw new Refusal(node, "a chain that goes on after ?.");
    }
    Unit unit = place.unit();
    Code object = rules.value(node.child("object"), place);
    Type type = object.type();
    if (!type.is(Type.Kind.ROW, Type.Kind.ANY) || !type.nullable()) {
      throw new Refusal(node, "?. after what is always there");
    }
    boolean row = type.is(Type.Kind.ROW);
    Code missing =
        row
            ? Code.sum(object.operand() + " == null", Type.BOOLEAN)
            : Code.atom(unit.javaScript() + ".isNullish(" + object.text() + ")", Type.BOOLEAN);
    Code value =
        MemberRule.of(object.with(row ? type.present() : type), node.property().get(), node, unit);
    Code undefined = Code.atom(unit.javaScript() + ".UNDEFINED", Type.ANY);
    return ConditionalRule.choice(missing, undefined, value, node);
  }
}
