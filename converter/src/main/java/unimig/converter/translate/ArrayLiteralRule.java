package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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
    List<Code> elements =
        node.list("elements").stream()
            .map(each -> Parts.of(element(each, place), place.unit()))
            .toList();
    return elements.isEmpty()
        ? Code.atom(place.unit().api("JavaScriptArray") + ".of()", Type.list(Type.ANY))
        : of(elements, place.unit());
  }

  /** A list that cannot be changed; one of Java's own that holds null as well where it has to. */
  private static Code of(List<Code> elements, Unit unit) {
    Type first = elements.get(0).type();
    boolean same = elements.stream().allMatch(each -> each.type().is(first.kind()));
    boolean present =
        elements.stream().allMatch(e -> !e.type().nullable() && !e.type().undefinable());
    boolean plain =
        same && first.is(Type.Kind.STRING, Type.Kind.INT, Type.Kind.BOOLEAN, Type.Kind.OBJECT);
    Type element =
        first.is(Type.Kind.OBJECT)
            ? Type.OBJECT
            : elements.stream().map(Code::type).reduce(Type::or).orElse(Type.ANY);
    String parts = elements.stream().map(Code::text).collect(Collectors.joining(", "));
    Code[] all = elements.toArray(new Code[0]);
    if (plain && present) {
      Destructuring.importType(Type.list(element), unit);
      return Code.atom("List.of(" + parts + ")", Type.list(element)).of(all);
    }
    unit.use("java.util.Arrays");
    unit.use("java.util.List");
    boolean known =
        element.is(Type.Kind.STRING, Type.Kind.INT, Type.Kind.BOOLEAN) && !element.undefinable();
    if (known) {
      String text = "Arrays.<" + element.boxed() + ">asList(" + parts + ")";
      return Code.atom(text, Type.list(element)).of(all);
    }
    String nothing = parts.equals("null") ? "(Object) " : "";
    return Code.atom("Arrays.<Object>asList(" + nothing + parts + ")", Type.list(Type.ANY)).of(all);
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
    List<Code> lists = new ArrayList<>();
    List<Code> run = new ArrayList<>();
    for (Node each : elements) {
      if (each.is("SpreadElement")) {
        end(run, lists, place.unit());
        lists.add(new Iterables(rules).list(each.child("argument"), place));
      } else {
        run.add(Parts.of(element(each, place), place.unit()));
      }
    }
    end(run, lists, place.unit());
    return lists.size() == 1 ? lists.get(0) : JoinedLists.of(lists, place.unit());
  }

  private static void end(List<Code> run, List<Code> lists, Unit unit) {
    if (!run.isEmpty()) {
      lists.add(of(run, unit));
      run.clear();
    }
  }
}
