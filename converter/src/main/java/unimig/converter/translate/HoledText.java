package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The text of a Knex expression with {@code __hole(n)} for each run-time value in it. */
final class HoledText {
  private static final Set<String> LIST_METHODS =
      Set.of("whereIn", "whereNotIn", "andWhereIn", "orWhereIn", "orWhereNotIn", "andWhereNotIn");

  /** What takes text or identifiers, never values of the run. */
  private static final Set<String> PLAIN =
      Set.of("limit", "offset", "increment", "decrement", "returning", "orderBy", "groupBy");

  private final Rules rules;
  private final Place place;
  private final List<Hole> holes = new ArrayList<>();
  private final List<Edit> edits = new ArrayList<>();

  private record Edit(int start, int end, String text) {}

  HoledText(Rules rules, Place place) {
    this.rules = rules;
    this.place = place;
  }

  List<Hole> holes() {
    return holes;
  }

  String of(Node expression) {
    chain(expression);
    String text = place.unit().module().text(expression);
    StringBuilder holed = new StringBuilder();
    int from = 0;
    for (Edit edit : edits) {
      holed.append(text, from, edit.start() - expression.start()).append(edit.text());
      from = edit.end() - expression.start();
    }
    return holed.append(text.substring(from)).toString();
  }

  private boolean isFixed(Node node) {
    return place.unit().constants().hasFixedNames(node, place.scope())
        && !Purity.contains(node, List.of("AwaitExpression"));
  }

  private void chain(Node node) {
    if (isFixed(node)) {
      requireBuildsOnly(node);
      return;
    }
    switch (node.type()) {
      case "CallExpression" -> call(node);
      case "MemberExpression" -> chain(node.child("object"));
      default -> throw new Refusal(node, "it is part of a statement, and only the run knows it");
    }
  }

  private static void requireBuildsOnly(Node node) {
    if (!Purity.buildsOnly(node)) {
      throw new Refusal(node, "it changes something while it builds a statement");
    }
  }

  private void call(Node call) {
    Node callee = call.child("callee");
    chain(callee);
    Optional<String> method = callee.is("MemberExpression") ? callee.property() : Optional.empty();
    List<Node> arguments = call.list("arguments");
    for (int i = 0; i < arguments.size(); i++) {
      boolean list = i == 1 && method.filter(LIST_METHODS::contains).isPresent();
      if (!isFixed(arguments.get(i)) && method.filter(PLAIN::contains).isPresent()) {
        throw new Refusal(
            arguments.get(i), "." + method.get() + " of a value that only the run knows");
      }
      argument(arguments.get(i), list);
    }
  }

  private void argument(Node node, boolean list) {
    if (isFixed(node)) {
      requireBuildsOnly(node);
    } else if (list && !node.is("ArrayExpression")) {
      hole(node, true);
    } else if (isBuilder(node)) {
      chain(node);
    } else if (node.is("ObjectExpression")) {
      node.list("properties").forEach(this::property);
    } else if (node.is("ArrayExpression")) {
      node.list("elements").forEach(each -> argument(each, false));
    } else if (node.isFunction()) {
      callback(node);
    } else {
      hole(node, false);
    }
  }

  private boolean isBuilder(Node node) {
    Node root = Names.root(node);
    return node.is("CallExpression", "MemberExpression")
        && root.is("Identifier")
        && place.scope().find(root.name()).filter(b -> b instanceof Binding.Database).isPresent();
  }

  private void property(Node property) {
    boolean plain = property.is("ObjectProperty") && property.property().isPresent();
    if (!plain) {
      throw new Refusal(property, "columns that only the run knows");
    }
    Node value = property.child("value");
    if (property.flag("shorthand") && !isFixed(value)) {
      edits.add(new Edit(value.start(), value.start(), property.child("key").name() + ": "));
    }
    if (!isFixed(value) && value.is("ObjectExpression", "ArrayExpression")) {
      hole(value, false);
    } else {
      argument(value, false);
    }
  }

  /** A function to which Knex passes a builder; its statements are chains of that builder. */
  private void callback(Node function) {
    for (Node parameter : function.list("params")) {
      if (!parameter.is("Identifier")) {
        throw new Refusal(parameter, "a pattern as the parameter of a function inside a statement");
      }
      if (place.scope().find(parameter.name()).isPresent()) {
        throw new Refusal(
            parameter, "\"" + parameter.name() + "\" means two things in a statement");
      }
    }
    Node body = function.child("body");
    List<Node> statements = body.is("BlockStatement") ? body.list("body") : List.of(body);
    for (Node each : statements) {
      Node expression =
          each.is("ExpressionStatement")
              ? each.child("expression")
              : each.is("ReturnStatement") ? each.find("argument").orElse(each) : each;
      chainOfParameter(expression, function);
    }
  }

  private void chainOfParameter(Node expression, Node function) {
    Node root = Names.root(expression);
    boolean ofParameter =
        root.is("ThisExpression")
            || (root.is("Identifier")
                && function.list("params").stream().anyMatch(each -> each.isName(root.name())));
    boolean plain = expression.is("CallExpression") && (ofParameter || isBuilder(expression));
    if (!plain) {
      throw new Refusal(expression, "a function inside a statement that does more than build it");
    }
    chain(expression);
  }

  private void hole(Node node, boolean list) {
    Code code = rules.value(node, place);
    Type type = code.type();
    boolean fits =
        list
            ? type.is(Type.Kind.LIST) && !type.nullable()
            : !type.is(Type.Kind.ROW, Type.Kind.RESULT);
    if (!fits) {
      throw new Refusal(node, list ? "it may be no list" : "it is no value for a statement");
    }
    edits.add(new Edit(node.start(), node.end(), "__hole(" + holes.size() + ")"));
    holes.add(new Hole(code, list, node));
  }
}
