package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;

/** {@code { a: 1, b }}. */
final class ObjectLiteralRule implements ExpressionRule {
  private final Rules rules;

  ObjectLiteralRule(Rules rules) {
    this.rules = rules;
  }

  @Override
  public Code translate(Node node, Place place) {
    List<String> parts = new ArrayList<>();
    for (Node each : node.list("properties")) {
      if (!each.is("ObjectProperty") || each.property().isEmpty()) {
        throw new Refusal(each, "an object with other properties than plain ones");
      }
      Code value = rules.value(each.child("value"), place);
      if (value.type().is(Type.Kind.ROW) && value.type().nullable()) {
        throw new Refusal(each, "a row that may be missing inside an object");
      }
      parts.add(JavaLiterals.string(each.property().get()));
      parts.add(value.text());
    }
    return Code.atom(
        place.unit().javaScript() + ".object(" + String.join(", ", parts) + ")", Type.OBJECT);
  }
}
