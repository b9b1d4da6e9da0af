package unimig.converter.translate;

import java.util.Optional;

/**
 * Texts that may be undefined, in variables that are assigned once: Java holds undefined as null.
 * Whoever does not look for them here sees undefined itself.
 */
final class UndefinedText {
  private static final Type TYPE = Type.STRING.orUndefined();

  private UndefinedText() {}

  /** A variable that holds one, as Java knows it. */
  static Optional<Code> find(Node node, Place place) {
    return node.is("Identifier")
            && place.scope().earlier(node).isEmpty()
            && place.scope().find(node.name()).orElse(null) instanceof Binding.Variable variable
            && variable.type().isUndefinedAsNull()
        ? Optional.of(Code.atom(variable.java(), variable.type()))
        : Optional.empty();
  }

  /** The value of the script. */
  static Code value(Code held, Unit unit) {
    return held.type().isUndefinedAsNull()
        ? Code.atom(unit.javaScript() + ".orUndefined(" + held.text() + ")", Type.ANY).of(held)
        : held;
  }

  /** As a value of a statement that leaves out what is undefined. */
  static String orLeftOut(String value, Unit unit) {
    String knex = unit.api("Knex");
    return value.matches("JavaScript\\.orUndefined\\(\\w+\\)")
        ? knex + value.replaceFirst("JavaScript\\.orUndefined", ".orLeftOutIfNull")
        : knex + ".orLeftOut(" + value + ")";
  }

  /** What a variable that begins with a value holds, if that is such a text. */
  static Optional<Code> initial(Node init, Node name, Rules rules, Place place) {
    if (!mayBe(name, place)) {
      return Optional.empty();
    }
    Optional<String> environment = RunValues.variable(init, place);
    if (environment.isPresent()) {
      String variable = JavaLiterals.string(environment.get());
      return Optional.of(Code.atom("db.findEnv(" + variable + ").orElse(null)", TYPE));
    }
    Optional<String> index =
        init.is("MemberExpression")
            ? init.property().filter(key -> key.matches("[0-9]{1,3}"))
            : Optional.empty();
    return index.flatMap(
        key ->
            list(init.child("object"), key, rules, place)
                .flatMap(list -> element(list, Code.atom(key, Type.INT))));
  }

  /** A list under a name of its own. */
  private static Optional<Code> list(Node list, String index, Rules rules, Place place) {
    boolean named =
        list.is("Identifier")
            && place.scope().find(list.name()).orElse(null) instanceof Binding.Variable;
    if (named) {
      return Optional.of(rules.value(list, place));
    }
    boolean split =
        list.is("CallExpression")
            && list.child("callee").is("MemberExpression")
            && list.child("callee").property().filter("split"::equals).isPresent();
    return split
        ? Optional.of(rules.value(list, place))
            .filter(parts -> isOfTexts(parts, index))
            .map(parts -> Destructuring.named(parts, "parts", place))
        : Optional.empty();
  }

  /** Whether a variable may hold one. */
  static boolean mayBe(Node name, Place place) {
    return name.is("Identifier") && !place.body().isAssigned(name.name());
  }

  /** An element of a list of texts, each of which is there. */
  static Optional<Code> element(Code list, Code index) {
    boolean plain = list.text().matches("\\w+") && index.text().matches("[0-9]+");
    return plain && isOfTexts(list, index.text())
        ? Optional.of(MemberRule.orNull(list, index, TYPE))
        : Optional.empty();
  }

  /** Whether each is a text that is there, and one may be missing. */
  private static boolean isOfTexts(Code list, String index) {
    return list.type().is(Type.Kind.LIST)
        && !list.type().nullable()
        && list.type().columns().filter(parts -> parts.containsKey(index)).isEmpty()
        && list.type().elementType().isText();
  }

  /** A default, which stands for undefined alone. */
  static Code orElse(Code held, Code fallback, Unit unit) {
    if (!fallback.type().isText()) {
      String call = unit.javaScript() + ".orElse(" + value(held, unit).text();
      return Code.atom(call + ", " + fallback.text() + ")", Type.ANY).of(held, fallback);
    }
    Code missing = Code.sum(held.text() + " == null", Type.BOOLEAN);
    return ConditionalRule.choice(missing, fallback, held.with(Type.STRING), unit);
  }

  /** As part of a text. */
  static Optional<Code> written(Node node, Place place) {
    return find(node, place)
        .map(
            held -> {
              place.unit().use("java.util.Objects");
              return Code.atom("Objects.toString(" + held.text() + ", \"undefined\")", Type.STRING);
            });
  }

  /** A comparison of one with undefined or a text. */
  static Optional<Code> compared(Node node, Rules rules, Place place) {
    String operator = node.text("operator");
    Optional<Code> held = find(node.child("left"), place);
    if (held.isEmpty() || !operator.matches("[!=]==?")) {
      return Optional.empty();
    }
    Node right = node.child("right");
    boolean strict = operator.length() == 3;
    boolean undefined = right.isName("undefined") && place.scope().find("undefined").isEmpty();
    if (undefined || (!strict && right.is("NullLiteral"))) {
      return Optional.of(either(operator, Code.sum(held.get().text() + " == null", Type.BOOLEAN)));
    }
    Code other = rules.value(right, place);
    if (!strict || !other.type().isText()) {
      return Optional.empty();
    }
    String equals = other.operand() + ".equals(" + held.get().text() + ")";
    return Optional.of(either(operator, Code.atom(equals, Type.BOOLEAN)));
  }

  private static Code either(String operator, Code equal) {
    return operator.startsWith("!") ? Truth.not(equal) : equal;
  }
}
