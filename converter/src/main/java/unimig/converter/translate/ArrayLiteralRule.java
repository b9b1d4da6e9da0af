package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;

/** {@code [a, b]}. */
final class ArrayLiteralRule implements ExpressionRule {
  private final Rules rules;

  ArrayLiteralRule(Rules rules) {
    this.rules = rules;
  }

  @Override
  public Code translate(Node node, Place place) {
    if (node.hasGaps("elements")) {
      throw new Refusal(node, "a list with gaps");
    }
    List<String> elements = new ArrayList<>();
    for (Node each : node.list("elements")) {
      elements.add(rules.value(each, place).text());
    }
    return Code.atom(
        place.unit().api("JavaScriptArray") + ".of(" + String.join(", ", elements) + ")",
        Type.list(Type.ANY));
  }
}
