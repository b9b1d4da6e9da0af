package unimig.converter.translate;

import java.util.List;
import java.util.Optional;
import unimig.runner.api.JavaScriptRegExp;

/** Regular expressions that a script writes: where it uses them, or under a name. */
final class RegExpLiterals {
  private RegExpLiterals() {}

  /**
   * One that was found.
   *
   * @param named whether it is used several times, and remembers where it was
   */
  record Literal(Node node, String pattern, String flags, boolean named) {
    boolean global() {
      return flags.contains("g");
    }

    /** Java that makes it; refused if the runner does not know all of it. */
    String java(Unit unit) {
      Optional<String> fault = fault(pattern, flags);
      if (fault.isPresent()) {
        throw new Refusal(node, fault.get());
      }
      String arguments = JavaLiterals.string(pattern) + ", " + JavaLiterals.string(flags);
      return unit.api("JavaScriptRegExp") + ".of(" + arguments + ")";
    }

    /** What finds the same in Java, if there is something. */
    Optional<JavaRegex> plain() {
      return JavaPattern.of(pattern, flags);
    }

    /** How many groups it has. */
    int groups() {
      String orNothing = "(?:" + pattern + ")|";
      return JavaScriptRegExp.of(orNothing, flags).exec("").orElseThrow().list().size() - 1;
    }
  }

  /** {@code /a/g}, {@code new RegExp('a', 'g')}, and constants with such values. */
  static Optional<Literal> find(Node node, Place place) {
    if (!node.is("Identifier")) {
      return written(node, false);
    }
    Optional<Binding> binding = place.scope().find(node.name());
    Optional<Node> value =
        binding.isPresent()
            ? binding
                .filter(each -> each instanceof Binding.Pattern)
                .map(each -> ((Binding.Pattern) each))
                .map(each -> requireNone(each, node).node())
            : place.unit().module().constant(node.name());
    return value.flatMap(each -> written(each, true));
  }

  /** The methods of texts move one that remembers where it was. */
  private static Binding.Pattern requireNone(Binding.Pattern pattern, Node node) {
    if (pattern.cursor().isPresent()) {
      throw new Refusal(node, "a regular expression that remembers where it was");
    }
    return pattern;
  }

  static Optional<Literal> written(Node node, boolean named) {
    if (node.is("RegExpLiteral")) {
      return Optional.of(new Literal(node, node.text("pattern"), node.text("flags"), named));
    }
    List<Node> arguments = node.is("NewExpression") ? node.list("arguments") : List.of();
    boolean constant =
        !arguments.isEmpty()
            && arguments.size() <= 2
            && node.child("callee").isName("RegExp")
            && arguments.stream().allMatch(each -> each.is("StringLiteral"))
            && !arguments.get(0).text("value").isEmpty();
    if (!constant) {
      return Optional.empty();
    }
    String flags = arguments.size() == 2 ? arguments.get(1).text("value") : "";
    return Optional.of(new Literal(node, arguments.get(0).text("value"), flags, named));
  }

  private static Optional<String> fault(String pattern, String flags) {
    try {
      JavaScriptRegExp.of(pattern, flags);
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
