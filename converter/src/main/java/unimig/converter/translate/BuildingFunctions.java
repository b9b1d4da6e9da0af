package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Functions that only build statements: those that Knex calls, and those of the script that are
 * called for a builder, whose statement is compiled as a whole.
 */
final class BuildingFunctions {
  private static final String MORE = "a function inside a statement that does more than build it";

  private final Rules rules;

  BuildingFunctions(Rules rules) {
    this.rules = rules;
  }

  /** Whether it calls a function of the script that does nothing but make a builder. */
  boolean isCall(Node node, Place place) {
    if (!node.is("CallExpression") || !node.child("callee").is("Identifier")) {
      return false;
    }
    Optional<Binding.Function> function = new HelperCalls(rules).find(node, place);
    return function.isPresent() && builds(function.get(), node, place);
  }

  private boolean builds(Binding.Function function, Node call, Place place) {
    Node node = function.node();
    Node body = node.child("body");
    List<Node> statements = body.is("BlockStatement") ? body.list("body") : List.of();
    boolean plain =
        !node.flag("async")
            && !node.flag("generator")
            && !Purity.contains(body, List.of("AwaitExpression", "ThisExpression"))
            && statements.stream().filter(each -> each.is("ReturnStatement")).count()
                == (body.is("BlockStatement") ? 1 : 0);
    if (!plain || Names.free(node).contains(call.child("callee").name())) {
      return false;
    }
    Node last = statements.isEmpty() ? body : statements.get(statements.size() - 1);
    Node value = last.is("ReturnStatement") ? last.find("argument").orElse(last) : last;
    Node root = Names.root(value);
    return value.is("CallExpression", "Identifier")
        && root.is("Identifier")
        && isBuilder(root.name(), function, call, place);
  }

  private boolean isBuilder(String name, Binding.Function function, Node call, Place place) {
    List<Node> parameters = function.node().list("params");
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).isName(name)) {
        return i < call.list("arguments").size()
            && (isDatabase(call.list("arguments").get(i), place)
                || new Builders(rules).isPart(call.list("arguments").get(i), place));
      }
    }
    Optional<Node> value = declared(name, function.node().child("body"));
    return value.isPresent()
        ? isBuilt(value.get(), name, function, call, place)
        : function.scope().find(name).filter(b -> b instanceof Binding.Database).isPresent();
  }

  /** What a variable of a function begins with. */
  private static Optional<Node> declared(String name, Node body) {
    return body.list("body").stream()
        .flatMap(each -> each.list("declarations").stream())
        .filter(each -> each.child("id").isName(name))
        .findFirst()
        .flatMap(each -> each.find("init"));
  }

  /** Whether a variable holds a chain of a builder, or what a function makes of one. */
  private boolean isBuilt(
      Node value, String name, Binding.Function function, Node call, Place place) {
    Node start = Builders.start(value);
    Node root = Names.root(value);
    List<Node> sources =
        new ArrayList<>(start.is("CallExpression") ? start.list("arguments") : List.of());
    sources.add(root);
    return sources.stream()
        .anyMatch(
            each ->
                each.is("Identifier")
                    && !each.isName(name)
                    && isBuilder(each.name(), function, call, place));
  }

  private static boolean isDatabase(Node node, Place place) {
    return node.is("Identifier")
        && place.scope().find(node.name()).filter(b -> b instanceof Binding.Database).isPresent();
  }

  /** JavaScript of such a call, with holes for what only the run knows. */
  String call(Node call, HoledText outer) {
    Binding.Function function = new HelperCalls(rules).find(call, outer.place()).orElseThrow();
    Scope scope = function.scope().inner();
    List<String> names = new ArrayList<>();
    List<String> passed = new ArrayList<>();
    List<Node> parameters = function.node().list("params");
    List<Node> arguments = call.list("arguments");
    for (int i = 0; i < parameters.size(); i++) {
      Node name = name(parameters.get(i));
      if (i < arguments.size() && new Builders(rules).isPart(arguments.get(i), outer.place())) {
        requireUnknown(name, scope);
        HoledText part = outer.at(outer.place());
        part.chain(arguments.get(i));
        scope.declare(name.name(), new Binding.Given());
        names.add(name.name());
        passed.add(part.edited(arguments.get(i)));
      } else {
        scope.declare(name.name(), parameter(parameters.get(i), i, arguments, outer.place()));
      }
    }
    String body = body(function.node(), scope, outer);
    return "(("
        + String.join(", ", names)
        + ") => "
        + body
        + ")("
        + String.join(", ", passed)
        + ")";
  }

  private String body(Node function, Scope scope, HoledText outer) {
    Node body = function.child("body");
    if (Names.free(body).stream()
        .anyMatch(name -> scope.find(name).orElse(null) instanceof Binding.Builder)) {
      throw new Refusal(function, "a function that uses a statement from around it");
    }
    HoledText text = outer.at(new Place(outer.place().body(), scope));
    body(body, text);
    return outer.place().unit().constants().body(text.edited(body), body, scope);
  }

  private static Node name(Node parameter) {
    Node name = parameter.is("AssignmentPattern") ? parameter.child("left") : parameter;
    if (!name.is("Identifier")) {
      throw new Refusal(parameter, "a pattern as the parameter of a function inside a statement");
    }
    return name;
  }

  private Binding parameter(Node parameter, int index, List<Node> arguments, Place place) {
    if (index >= arguments.size()) {
      Optional<Node> value =
          parameter.is("AssignmentPattern")
              ? Optional.of(parameter.child("right"))
              : Optional.empty();
      return new Binding.Constant(
          value
              .map(node -> place.unit().constants().closed(node, Scope.module()))
              .orElse("undefined"));
    }
    Node argument = arguments.get(index);
    if (isDatabase(argument, place)) {
      return new Binding.Database();
    }
    if (place.unit().constants().find(argument, place.scope()).isPresent()) {
      return new Binding.Constant(place.unit().constants().closed(argument, place.scope()));
    }
    Code code = rules.value(argument, place);
    if (RunValues.isIn(argument, place) || parameter.is("AssignmentPattern")) {
      throw new Refusal(argument, "what is given to a function inside a statement");
    }
    return new Binding.Variable(code.operand(), code.type(), false, parameter.start());
  }

  private static void requireUnknown(Node name, Scope scope) {
    if (scope.find(name.name()).isPresent()) {
      throw new Refusal(name, "\"" + name.name() + "\" means two things in a statement");
    }
  }

  /** A function to which Knex passes a builder; its statements are chains of that builder. */
  void callback(Node function, HoledText outer) {
    HoledText text = outer.at(outer.place().inner());
    for (Node parameter : function.list("params")) {
      requireUnknown(name(parameter), text.place().scope());
      text.place().scope().declare(name(parameter).name(), new Binding.Given());
    }
    body(function.child("body"), text);
    outer.edit(function, text.edited(function));
  }

  /** {@code .modify(function, values…)}: Knex calls it at once. */
  void modify(Node call, HoledText text) {
    List<Node> arguments = call.list("arguments");
    Node function = arguments.get(0);
    if (!function.isFunction() || arguments.size() != 1) {
      throw new Refusal(call, "a function that is called with values that only the run knows");
    }
    callback(function, text);
  }

  private void body(Node body, HoledText text) {
    if (body.is("BlockStatement")) {
      body.list("body").forEach(each -> statement(each, text));
    } else {
      expression(body, text);
    }
  }

  private void statement(Node node, HoledText text) {
    switch (node.type()) {
      case "BlockStatement" -> body(node, text);
      case "ExpressionStatement" -> expression(node.child("expression"), text);
      case "ReturnStatement" -> node.find("argument").ifPresent(each -> expression(each, text));
      case "IfStatement" -> choose(node, text);
      case "VariableDeclaration" -> node.list("declarations").forEach(each -> variable(each, text));
      default -> {
        if (!text.isFixed(node)) {
          throw new Refusal(node, MORE);
        }
        text.requireBuildsOnly(node);
      }
    }
  }

  private void variable(Node declarator, HoledText text) {
    Node name = declarator.child("id");
    Node value = declarator.find("init").orElseThrow(() -> new Refusal(declarator, MORE));
    if (!name.is("Identifier")) {
      throw new Refusal(declarator, MORE);
    }
    requireUnknown(name, text.place().scope());
    if (text.isFixed(value)) {
      text.requireBuildsOnly(value);
    } else {
      expression(value, text);
    }
    text.place().scope().declare(name.name(), new Binding.Given());
  }

  private void choose(Node node, HoledText text) {
    Node test = node.child("test");
    Optional<Node> otherwise = node.find("alternate");
    if (text.isFixed(test)) {
      statement(node.child("consequent"), text);
      otherwise.ifPresent(each -> statement(each, text));
      return;
    }
    boolean taken = text.takes(test);
    text.edit(test, String.valueOf(taken));
    if (taken) {
      statement(node.child("consequent"), text);
      otherwise.ifPresent(each -> text.edit(each, "{}"));
    } else {
      text.edit(node.child("consequent"), "{}");
      otherwise.ifPresent(each -> statement(each, text));
    }
  }

  private void expression(Node node, HoledText text) {
    if (node.is("AssignmentExpression")) {
      if (!isGiven(node.child("left"), text.place())) {
        throw new Refusal(node, MORE);
      }
      expression(node.child("right"), text);
      return;
    }
    Node root = Names.root(node);
    boolean ofBuilder = root.is("ThisExpression") || isGiven(root, text.place());
    boolean named = node.is("Identifier") && ofBuilder;
    boolean chain =
        node.is("CallExpression") && (ofBuilder || new Builders(rules).isPart(node, text.place()));
    if (!named && !chain) {
      throw new Refusal(node, MORE);
    }
    if (chain) {
      text.chain(node);
    }
  }

  private static boolean isGiven(Node node, Place place) {
    return node.is("Identifier")
        && place.scope().find(node.name()).filter(b -> b instanceof Binding.Given).isPresent();
  }
}
