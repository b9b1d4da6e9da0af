package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code a?.b}, {@code a?.[0].c}, {@code a?.trim()}: undefined where what comes before is missing.
 */
final class OptionalChainRule implements ExpressionRule {
  private final Rules rules;

  OptionalChainRule(Rules rules) {
    this.rules = rules;
  }

  @Override
  public Code translate(Node node, Place place) {
    List<Code> missing = new ArrayList<>();
    Code value = link(node, true, missing, place);
    Optional<Code> test = missing.stream().reduce(OptionalChainRule::either);
    Code undefined = Code.atom(place.unit().javaScript() + ".UNDEFINED", Type.ANY);
    return test.map(each -> ConditionalRule.choice(each, undefined, value, place.unit()))
        .orElse(value);
  }

  private static Code either(Code one, Code other) {
    return Code.sum(one.text() + " || " + other.text(), Type.BOOLEAN).of(one, other);
  }

  /**
   * The value if nothing is missing; adds the tests of what may be.
   *
   * @param ends whether what comes after it, if anything does, looks whether it is missing
   */
  private Code link(Node node, boolean ends, List<Code> missing, Place place) {
    return switch (node.type()) {
      case "OptionalMemberExpression" -> member(node, ends, missing, place);
      case "OptionalCallExpression" -> call(node, missing, place);
      default -> rules.value(node, place);
    };
  }

  private Code member(Node node, boolean ends, List<Code> missing, Place place) {
    Optional<Binding.Caught> caught = CaughtErrors.find(node.child("object"), place);
    if (caught.isPresent()) {
      return CaughtErrors.property(caught.get(), node, place);
    }
    Code before = link(node.child("object"), node.flag("optional"), missing, place);
    Optional<String> property = node.property();
    boolean plain =
        ends
            && node.flag("optional")
            && missing.isEmpty()
            && property.isPresent()
            && before.type().is(Type.Kind.ANY, Type.Kind.ROW)
            && before.type().nullable();
    if (plain) {
      String key = JavaLiterals.string(property.get());
      String call = place.unit().javaScript() + ".getIfPresent(" + before.text() + ", " + key;
      return Code.atom(call + ")", Type.ANY).of(before);
    }
    Code object = present(node, before, missing, place.unit());
    return property.isPresent()
        ? MemberRule.of(object, property.get(), node, place.unit())
        : MemberRule.element(
            object, rules.value(node.child("property"), place), node, place.unit());
  }

  private Code call(Node node, List<Code> missing, Place place) {
    Node callee = node.child("callee");
    boolean method =
        !node.flag("optional")
            && callee.is("OptionalMemberExpression")
            && callee.property().isPresent();
    if (!method) {
      throw new Refusal(node, "a call of what may be no function");
    }
    Code object = link(callee.child("object"), callee.flag("optional"), missing, place);
    return new ValueMethods(rules)
        .call(present(callee, object, missing, place.unit()), callee.property().get(), node, place);
  }

  private static Code present(Node node, Code object, List<Code> missing, Unit unit) {
    Type type = object.type();
    if (!node.flag("optional") || (!type.nullable() && !type.undefinable())) {
      return object;
    }
    boolean any = type.is(Type.Kind.ANY);
    missing.add(
        any
            ? Code.atom(unit.javaScript() + ".isNullish(" + object.text() + ")", Type.BOOLEAN)
            : Code.sum(object.operand() + " == null", Type.BOOLEAN));
    return any ? object : object.with(type.present());
  }
}
