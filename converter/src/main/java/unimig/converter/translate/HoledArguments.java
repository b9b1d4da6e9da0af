package unimig.converter.translate;

import java.util.Set;
import unimig.converter.translate.Hole.Role;

/** What run-time values become as arguments of Knex's methods. */
final class HoledArguments {
  private static final Set<String> LIST_METHODS =
      Set.of("whereIn", "whereNotIn", "andWhereIn", "orWhereIn", "orWhereNotIn", "andWhereNotIn");

  private static final Set<String> WHERE =
      Set.of("where", "andWhere", "orWhere", "whereNot", "andWhereNot", "orWhereNot");

  private static final Set<String> STEPS = Set.of("increment", "decrement");

  private static final Set<String> NAMES = Set.of("returning", "orderBy", "groupBy");

  private final Rules rules;
  private final HoledText text;

  HoledArguments(Rules rules, HoledText text) {
    this.rules = rules;
    this.text = text;
  }

  void add(String method, int index, Node node) {
    if (STEPS.contains(method)) {
      steps(index, node);
    } else if (NAMES.contains(method)) {
      text.hole(node, Role.NAME);
    } else if (method.equals("limit") && index == 0) {
      text.hole(node, Role.LIMIT);
    } else if (method.equals("offset") && index == 0) {
      text.hole(node, Role.OFFSET);
    } else if (method.equals("insert")
        && index == 0
        && !isPlain(node)
        && !new Builders(rules).isPart(node, text.place())) {
      text.hole(node, Role.ROWS);
    } else if (method.matches("update|merge") && index == 0 && isObject(node)) {
      text.hole(node, Role.ASSIGNED);
    } else if (WHERE.contains(method) && index == 0 && !isPart(node) && isObject(node)) {
      text.hole(node, Role.CONDITIONS);
    } else {
      argument(node, index == 1 && LIST_METHODS.contains(method));
    }
  }

  private boolean isPart(Node node) {
    return node.isFunction() || new Builders(rules).isPart(node, text.place());
  }

  /** A column and its amount, or an object of them. */
  private void steps(int index, Node node) {
    if (index == 1) {
      text.hole(node, Role.STEP);
    } else if (!node.is("ObjectExpression")) {
      text.hole(node, Role.NAME);
    } else {
      for (Node each : node.list("properties")) {
        if (!isPlain(node) || each.property().isEmpty()) {
          throw new Refusal(each, "columns that only the run knows");
        }
        if (!text.isFixed(each.child("value"))) {
          shorthand(each);
          text.hole(each.child("value"), Role.STEP);
        }
      }
    }
  }

  /** Whether its columns can be read here. */
  private static boolean isPlain(Node node) {
    return node.is("ObjectExpression")
        ? node.list("properties").stream().allMatch(HoledArguments::hasName)
        : node.is("ArrayExpression")
            && !node.hasGaps("elements")
            && node.list("elements").stream()
                .allMatch(each -> each.is("ObjectExpression") && isPlain(each));
  }

  private static boolean hasName(Node property) {
    return property.is("ObjectProperty")
        && (property.property().isPresent() || property.flag("computed"));
  }

  private boolean isObject(Node node) {
    if (node.is("ObjectExpression")) {
      return !isPlain(node);
    }
    return !node.is("ArrayExpression")
        && rules.value(node, text.place()).type().is(Type.Kind.OBJECT, Type.Kind.ROW);
  }

  private void argument(Node node, boolean list) {
    if (text.isFixed(node)) {
      text.requireBuildsOnly(node);
    } else if (new Builders(rules).isPart(node, text.place())) {
      text.chain(node);
    } else if (list && !node.isFunction() && !isPlainList(node)) {
      text.hole(node, Role.LIST);
    } else if (node.is("ObjectExpression")) {
      node.list("properties").forEach(this::property);
    } else if (node.is("ArrayExpression")) {
      node.list("elements").forEach(each -> argument(each, false));
    } else if (node.isFunction()) {
      new BuildingFunctions(rules).callback(node, text);
    } else {
      text.hole(node, Role.VALUE);
    }
  }

  /** Elements that are no lists, each of which becomes a value. */
  private boolean isPlainList(Node node) {
    return node.is("ArrayExpression")
        && !node.hasGaps("elements")
        && node.list("elements").stream().allMatch(each -> text.isFixed(each) || isSingle(each));
  }

  private boolean isSingle(Node element) {
    return !element.is("SpreadElement")
        && !rules.expression(element, text.place()).type().is(Type.Kind.ANY, Type.Kind.LIST);
  }

  private void property(Node property) {
    if (!hasName(property)) {
      throw new Refusal(property, "columns that only the run knows");
    }
    if (property.property().isEmpty() && !text.isFixed(property.child("key"))) {
      key(property.child("key"));
    }
    Node value = property.child("value");
    if (!text.isFixed(value)) {
      shorthand(property);
    }
    if (!text.isFixed(value) && value.is("ObjectExpression", "ArrayExpression")) {
      text.hole(value, Role.VALUE);
    } else {
      argument(value, false);
    }
  }

  /** Keys of objects are texts. */
  private void key(Node node) {
    Code key = rules.value(node, text.place());
    String java = text.place().unit().javaScript() + ".toText(" + key.text() + ")";
    text.add(node, Role.NAME, key.type().isText() ? key : Code.atom(java, Type.STRING));
  }

  private void shorthand(Node property) {
    if (property.flag("shorthand")) {
      text.key(property);
    }
  }
}
