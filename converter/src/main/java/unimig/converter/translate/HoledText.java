package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import unimig.converter.translate.Hole.Role;

/** The text of a Knex expression with {@code __hole(n)} for each run-time value in it. */
final class HoledText {
  private static final Set<String> LIST_METHODS =
      Set.of("whereIn", "whereNotIn", "andWhereIn", "orWhereIn", "orWhereNotIn", "andWhereNotIn");

  /** What takes numbers that decide on the statement. */
  private static final Set<String> PLAIN = Set.of("increment", "decrement");

  private static final Set<String> NAMES = Set.of("returning", "orderBy", "groupBy");

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

  /** An insert of rows that {@code chunk} holds, made of a call of {@code batchInsert}. */
  String batch(Node call, Code chunk) {
    Node database = call.child("callee").child("object");
    Node table = call.list("arguments").get(0);
    if (!isFixed(table)) {
      hole(table, Role.NAME);
    }
    Node rows = call.list("arguments").get(1);
    add(rows, Role.ROWS, chunk);
    return holed(database) + "(" + holed(table) + ").insert(" + holed(rows) + ")";
  }

  private String holed(Node node) {
    String text = place.unit().module().text(node);
    return edits.stream()
        .filter(edit -> edit.start() == node.start() && edit.end() == node.end())
        .map(Edit::text)
        .findFirst()
        .orElse(text);
  }

  private boolean isFixed(Node node) {
    return place.unit().constants().hasFixedNames(node, place.scope())
        && !Purity.contains(node, List.of("AwaitExpression"))
        && !RunValues.isIn(node, place);
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
      if (isFixed(arguments.get(i))) {
        requireBuildsOnly(arguments.get(i));
      } else {
        argument(method.orElse(""), i, arguments.get(i));
      }
    }
  }

  private void argument(String method, int index, Node node) {
    if (PLAIN.contains(method)) {
      throw new Refusal(node, "." + method + " of a value that only the run knows");
    }
    if (NAMES.contains(method)) {
      hole(node, Role.NAME);
    } else if (method.equals("limit") && index == 0) {
      hole(node, Role.LIMIT);
    } else if (method.equals("offset") && index == 0) {
      hole(node, Role.OFFSET);
    } else if (method.equals("insert") && index == 0 && !isPlain(node)) {
      hole(node, Role.ROWS);
    } else if (method.matches("update|merge") && index == 0 && isObject(node)) {
      hole(node, Role.ASSIGNED);
    } else {
      argument(node, index == 1 && LIST_METHODS.contains(method));
    }
  }

  /** Whether its columns can be read here. */
  private static boolean isPlain(Node node) {
    return node.is("ObjectExpression")
        ? node.list("properties").stream().allMatch(HoledText::hasName)
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
        && rules.value(node, place).type().is(Type.Kind.OBJECT, Type.Kind.ROW);
  }

  private void argument(Node node, boolean list) {
    if (isFixed(node)) {
      requireBuildsOnly(node);
    } else if (list && !isWritten(node)) {
      hole(node, Role.LIST);
    } else if (isBuilder(node)) {
      chain(node);
    } else if (node.is("ObjectExpression")) {
      node.list("properties").forEach(this::property);
    } else if (node.is("ArrayExpression")) {
      node.list("elements").forEach(each -> argument(each, false));
    } else if (node.isFunction()) {
      callback(node);
    } else {
      hole(node, Role.VALUE);
    }
  }

  /** Whether its elements stand in the script. */
  private static boolean isWritten(Node list) {
    return list.is("ArrayExpression")
        && list.list("elements").stream().noneMatch(each -> each.is("SpreadElement"));
  }

  private boolean isBuilder(Node node) {
    Node root = Names.root(node);
    return node.is("CallExpression", "MemberExpression")
        && root.is("Identifier")
        && place.scope().find(root.name()).filter(b -> b instanceof Binding.Database).isPresent();
  }

  private void property(Node property) {
    if (!hasName(property)) {
      throw new Refusal(property, "columns that only the run knows");
    }
    if (property.property().isEmpty() && !isFixed(property.child("key"))) {
      hole(property.child("key"), Role.NAME);
    }
    Node value = property.child("value");
    if (property.flag("shorthand") && !isFixed(value)) {
      edits.add(new Edit(value.start(), value.start(), property.child("key").name() + ": "));
    }
    if (!isFixed(value) && value.is("ObjectExpression", "ArrayExpression")) {
      hole(value, Role.VALUE);
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

  private void hole(Node node, Role role) {
    add(node, role, rules.value(node, place));
  }

  private void add(Node node, Role role, Code code) {
    if (!fits(code.type(), role)) {
      throw new Refusal(node, "it may be no " + role.described());
    }
    edits.add(new Edit(node.start(), node.end(), "__hole(" + holes.size() + ")"));
    holes.add(new Hole(code, role, node));
  }

  private static boolean fits(Type type, Role role) {
    return switch (role) {
      case VALUE -> !type.is(Type.Kind.ROW, Type.Kind.RESULT, Type.Kind.MAP, Type.Kind.SET);
      case LIST -> type.is(Type.Kind.LIST) && !type.nullable();
      case ROWS -> isObject(type.present()) || isObjects(type);
      case ASSIGNED -> isObject(type);
      case LIMIT, OFFSET -> type.is(Type.Kind.INT) && !type.nullable();
      case NAME -> type.isText();
    };
  }

  private static boolean isObject(Type type) {
    return type.is(Type.Kind.OBJECT, Type.Kind.ROW) && !type.nullable();
  }

  private static boolean isObjects(Type type) {
    return type.is(Type.Kind.LIST) && !type.nullable() && isObject(type.elementType());
  }
}
