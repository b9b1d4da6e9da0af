package unimig.converter.translate;

import java.util.List;
import java.util.Set;

/** {@code throw new Error(message)}. */
final class ThrowRule implements StatementRule {
  private static final Set<String> ERRORS = Set.of("Error", "TypeError", "RangeError");

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
    boolean error =
        thrown.is("NewExpression", "CallExpression")
            && thrown.child("callee").is("Identifier")
            && ERRORS.contains(thrown.child("callee").name())
            && thrown.list("arguments").size() == 1;
    if (!error) {
      throw new Refusal(thrown, "it throws something else than an error with a message");
    }
    List<Node> arguments = thrown.list("arguments");
    String message = Text.of(rules.value(arguments.get(0), place), place.unit());
    String name = JavaLiterals.string(thrown.child("callee").name());
    String type = place.unit().api("JavaScriptException");
    place.body().line("throw new " + type + "(" + name + ", " + message + ");");
    return false;
  }
}
