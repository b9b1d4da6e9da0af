package unimig.converter.translate;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code throw new Error(message)}. */
final class ThrowRule implements StatementRule {
  static final Set<String> ERRORS = Set.of("Error", "TypeError", "RangeError");

  private final Rules rules;

  ThrowRule(Rules rules) {
    this.rules = rules;
  }

  @Override
  public boolean translate(Node node, Place place) {
    Node thrown = node.child("argument");
    var caught = CaughtErrors.find(thrown, place);
    if (caught.isPresent()) {
      place.body().line("throw " + caught.get().java() + ";");
      return false;
    }
    Optional<ErrorClasses> own =
        thrown.is("NewExpression")
            ? ErrorClasses.find(thrown.child("callee"), place)
            : Optional.empty();
    List<Node> arguments =
        own.isPresent() || isError(thrown) ? thrown.list("arguments") : List.of();
    boolean silent = isError(thrown) && thrown.list("arguments").isEmpty();
    boolean plain = silent || arguments.size() == 1 || (own.isPresent() && !arguments.isEmpty());
    Optional<Node> cause = own.isPresent() ? Optional.empty() : cause(arguments);
    if (!plain && cause.isEmpty()) {
      throw new Refusal(thrown, "it throws something else than an error with a message");
    }
    Code given =
        own.isPresent()
            ? own.get().message(arguments, rules, place)
            : silent ? Code.atom("\"\"", Type.STRING) : rules.value(arguments.get(0), place);
    String message = Text.of(given, place.unit());
    String name =
        JavaLiterals.string(own.map(ErrorClasses::name).orElse(thrown.child("callee").name()));
    String type = place.unit().api("JavaScriptException");
    String because =
        cause
            .flatMap(each -> CaughtErrors.find(each, place))
            .map(each -> ", " + each.java())
            .orElse("");
    String more = own.map(each -> each.withProperties(arguments, rules, place)).orElse("");
    place
        .body()
        .line("throw new " + type + "(" + name + ", " + message + because + ")" + more + ";");
    return false;
  }

  private static boolean isError(Node thrown) {
    return thrown.is("NewExpression", "CallExpression")
        && thrown.child("callee").is("Identifier")
        && ERRORS.contains(thrown.child("callee").name());
  }

  /** What is given as {@code { cause }}. */
  private static Optional<Node> cause(List<Node> arguments) {
    boolean options = arguments.size() == 2 && arguments.get(1).is("ObjectExpression");
    List<Node> properties = options ? arguments.get(1).list("properties") : List.of();
    return properties.stream()
        .filter(each -> properties.size() == 1 && each.is("ObjectProperty"))
        .filter(each -> each.property().filter("cause"::equals).isPresent())
        .map(each -> each.child("value"))
        .filter(each -> each.is("Identifier"))
        .findFirst();
  }
}
