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
    NewObject made = new NewObject();
    for (Node each : node.list("properties")) {
      if (each.is("SpreadElement")) {
        made = added(made, sources, place.unit());
        sources.add(rules.value(each.child("argument"), place).text());
      } else {
        property(each, made, place);
      }
    }
    if (sources.isEmpty()) {
      return made.code(place.unit());
    }
    added(made, sources, place.unit());
    String object = place.unit().api("JavaScriptObject");
    return Code.atom(object + ".spread(" + String.join(", ", sources) + ")", Type.OBJECT);
  }

  private void property(Node each, NewObject made, Place place) {
    boolean computed = each.flag("computed") && each.property().isEmpty();
    boolean plain = each.is("ObjectProperty") && (computed || each.property().isPresent());
    if (!plain || each.property().filter("__proto__"::equals).isPresent()) {
      throw new Refusal(each, "an object with other properties than plain ones");
    }
    Code value = Parts.of(rules.value(each.child("value"), place), place.unit());
    if (value.type().is(Type.Kind.ROW) && value.type().nullable()) {
      throw new Refusal(each, "a row that may be missing inside an object");
    }
    Code key =
        each.property()
            .map(name -> Code.atom(JavaLiterals.string(name), Type.STRING))
            .orElseGet(() -> rules.value(each.child("key"), place));
    made.add(key, each.property(), value);
  }

  private static NewObject added(NewObject made, List<String> sources, Unit unit) {
    if (made.isEmpty()) {
      return made;
    }
    sources.add(made.code(unit).text());
    return new NewObject();
  }
}
