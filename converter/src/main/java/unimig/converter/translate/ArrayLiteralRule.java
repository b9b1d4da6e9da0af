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
    if (node.list("elements").stream().anyMatch(each -> each.is("SpreadElement"))) {
      return spread(node, place);
    }
    List<String> elements = new ArrayList<>();
    boolean objects = !node.list("elements").isEmpty();
    for (Node each : node.list("elements")) {
      Code part = Parts.of(element(each, place), place.unit());
      elements.add(part.text());
      objects = objects && part.type().is(Type.Kind.OBJECT) && !part.type().nullable();
    }
    if (objects) {
      Destructuring.importType(Type.list(Type.OBJECT), place.unit());
      String list = "List.of(" + String.join(", ", elements) + ")";
      return Code.atom(list, Type.list(Type.OBJECT));
    }
    return Code.atom(
        place.unit().api("JavaScriptArray") + ".of(" + String.join(", ", elements) + ")",
        Type.list(Type.ANY));
  }

  private Code element(Node node, Place place) {
    Code code = rules.value(node, place);
    // Java holds a missing row, which is undefined, as null.
    if (code.type().is(Type.Kind.ROW) && code.type().nullable()) {
      throw new Refusal(node, "a row that may be missing as part of a list");
    }
    return code;
  }

  /** {@code [a, ...list]}: each run of elements, and each list, one after the other. */
  private Code spread(Node node, Place place) {
    return spread(node.list("elements"), place);
  }

  /** The same of elements that stand elsewhere. */
  Code spread(List<Node> elements, Place place) {
    if (elements.size() == 1) {
      Node only = elements.get(0).child("argument");
      return ArrayFrom.copy(new Iterables(rules).source(only, place), place.unit());
    }
    String array = place.unit().api("JavaScriptArray");
    List<String> lists = new ArrayList<>();
    List<String> run = new ArrayList<>();
    for (Node each : elements) {
      if (each.is("SpreadElement")) {
        end(run, lists, array);
        lists.add(new Iterables(rules).list(each.child("argument"), place).text());
      } else {
        run.add(Parts.of(element(each, place), place.unit()).text());
      }
    }
    end(run, lists, array);
    String first = lists.size() == 1 ? array + ".of()" : lists.remove(0);
    return Code.atom(
        array + ".concat(" + first + ", " + String.join(", ", lists) + ")", Type.list(Type.ANY));
  }

  private static void end(List<String> run, List<String> lists, String array) {
    if (!run.isEmpty()) {
      lists.add(array + ".of(" + String.join(", ", run) + ")");
      run.clear();
    }
  }
}
