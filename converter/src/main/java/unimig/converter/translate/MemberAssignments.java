package unimig.converter.translate;

import java.util.Optional;

/** {@code object.a = b}, {@code object[key] += b}, {@code delete object.a}, as statements. */
final class MemberAssignments {
  private final Rules rules;

  MemberAssignments(Rules rules) {
    this.rules = rules;
  }

  /** What is changed, and by which name. */
  private record Target(Code object, Code key, boolean map) {}

  /** Without a semicolon. */
  String assign(Node node, Place place) {
    Optional<DictionaryEntry> entry = DictionaryEntry.find(node.child("left"), rules, place);
    if (entry.isPresent()) {
      return entry(entry.get(), node);
    }
    return setPart(node.child("left"), value(node, place), place);
  }

  private String entry(DictionaryEntry entry, Node node) {
    if (!node.text("operator").equals("=")) {
      return entry.compound(node, rules);
    }
    Node value = node.child("right");
    return DictionaryAdding.isOr(value, node.child("left"))
            && value.child("right").is("ArrayExpression", "ObjectExpression")
        ? entry.put(value.child("right"), rules, true)
        : entry.put(value, rules, false);
  }

  /** The value that is assigned. */
  Code value(Node node, Place place) {
    Target target = target(node.child("left"), place);
    Code value =
        node.text("operator").equals("=")
            ? Parts.of(rules.expression(node.child("right"), place), place.unit())
            : Operators.compound(
                node, known(target, node.child("left"), place.unit()), rules, place);
    requireFit(value, target, node.child("right"));
    return value;
  }

  /** Without a semicolon. */
  String setPart(Node member, Code value, Place place) {
    return set(target(member, place), value.text(), place.unit());
  }

  /** {@code object.a++}; without a semicolon. */
  String update(Node node, Place place) {
    Optional<DictionaryEntry> entry = DictionaryEntry.find(node.child("argument"), rules, place);
    if (entry.isPresent()) {
      return entry.get().count(node);
    }
    Target target = target(node.child("argument"), place);
    Unit unit = place.unit();
    String step = node.text("operator").equals("++") ? ".increment(" : ".decrement(";
    return set(
        target,
        unit.javaScript() + step + known(target, node.child("argument"), unit).text() + ")",
        unit);
  }

  private static Code known(Target target, Node member, Unit unit) {
    Optional<String> name = member.property();
    if (name.isPresent()) {
      return MemberRule.of(target.object(), name.get(), member, unit);
    }
    String arguments = "(" + target.object().text() + ", " + target.key().text() + ")";
    return Code.atom(unit.javaScript() + ".get" + arguments, Type.ANY);
  }

  private static String set(Target target, String value, Unit unit) {
    String key = target.key().text();
    return target.map()
        ? target.object().operand() + ".put(" + key + ", " + value + ")"
        : unit.javaScript() + ".set(" + target.object().text() + ", " + key + ", " + value + ")";
  }

  /** Without a semicolon. */
  String delete(Node member, Place place) {
    Target target = target(member, place);
    String key = target.key().text();
    return target.map()
        ? target.object().operand() + ".remove(" + key + ")"
        : place.unit().javaScript() + ".delete(" + target.object().text() + ", " + key + ")";
  }

  private Target target(Node member, Place place) {
    Node root = Names.root(member);
    boolean variable =
        member.is("MemberExpression")
            && root.is("Identifier")
            && place.scope().find(root.name()).orElse(null) instanceof Binding.Variable;
    if (!variable) {
      throw new Refusal(member, "it changes something else than a variable of the function");
    }
    Code object = rules.value(member.child("object"), place);
    Type type = object.type();
    Code key =
        member
            .property()
            .map(name -> Code.atom(JavaLiterals.string(name), Type.STRING))
            .orElseGet(() -> rules.value(member.child("property"), place));
    boolean map = type.is(Type.Kind.OBJECT, Type.Kind.ROW) && !type.nullable();
    boolean named =
        type.is(Type.Kind.ANY) && member.property().map(MemberAssignments::isName).orElse(true);
    boolean element =
        type.is(Type.Kind.LIST) && place.body().owns(object.text()) && key.type().equals(Type.INT);
    if (element && type.elementType().equals(Type.ANY)) {
      return new Target(object, key, false);
    }
    if (!map && !named) {
      throw new Refusal(member, "a part of what may be no plain object");
    }
    boolean plain = key.type().is(Type.Kind.INT, Type.Kind.STRING) && !key.type().undefinable();
    if (map && plain && !key.type().isText()) {
      return new Target(object, Code.atom("String.valueOf(" + key.text() + ")", Type.STRING), true);
    }
    return new Target(object, key, map && key.type().isText());
  }

  private static void requireFit(Code value, Target target, Node node) {
    Type type = value.type();
    boolean missingRow = type.is(Type.Kind.ROW) && type.nullable();
    if (missingRow || type.is(Type.Kind.RESULT, Type.Kind.NOTHING)) {
      throw new Refusal(node, "no value for a part of an object");
    }
    // A column that was answered is not undefined: so much is known of rows.
    if (type.undefinable() && !target.object().type().is(Type.Kind.OBJECT)) {
      throw new Refusal(node, "it may be undefined");
    }
  }

  /** What neither a list nor a text has by itself. */
  private static boolean isName(String name) {
    return !name.equals("length") && !name.equals("__proto__") && !name.matches("[0-9]+");
  }
}
