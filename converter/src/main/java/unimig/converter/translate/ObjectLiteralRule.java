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
    List<String> sources = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    for (Node each : node.list("properties")) {
      if (each.is("SpreadElement")) {
        add(parts, sources, place.unit());
        sources.add(rules.value(each.child("argument"), place).text());
        continue;
      }
      boolean computed = each.flag("computed") && each.property().isEmpty();
      if (!each.is("ObjectProperty") || (!computed && each.property().isEmpty())) {
        throw new Refusal(each, "an object with other properties than plain ones");
      }
      Code value = Parts.of(rules.value(each.child("value"), place), place.unit());
      if (value.type().is(Type.Kind.ROW) && value.type().nullable()) {
        throw new Refusal(each, "a row that may be missing inside an object");
      }
      parts.add(
          each.property()
              .map(JavaLiterals::string)
              .orElseGet(() -> rules.value(each.child("key"), place).text()));
      parts.add(value.text());
    }
    if (!sources.isEmpty()) {
      add(parts, sources, place.unit());
      String object = place.unit().api("JavaScriptObject");
      return Code.atom(object + ".spread(" + String.join(", ", sources) + ")", Type.OBJECT);
    }
    return Code.atom(
        place.unit().javaScript() + ".object(" + String.join(", ", parts) + ")", Type.OBJECT);
  }

  private static void add(List<String> parts, List<String> sources, Unit unit) {
    if (!parts.isEmpty()) {
      sources.add(unit.javaScript() + ".object(" + String.join(", ", parts) + ")");
      parts.clear();
    }
  }
}
