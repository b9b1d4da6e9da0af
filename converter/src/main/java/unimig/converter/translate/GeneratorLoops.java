package unimig.converter.translate;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code for (const each of pages(knex))} over a generator of the script: its body, with the loop's
 * body where it yields.
 */
final class GeneratorLoops {
  private final Rules rules;
  private final Place place;

  GeneratorLoops(Rules rules, Place place) {
    this.rules = rules;
    this.place = place;
  }

  /** The generator that a loop goes through, if it is one of the script. */
  Optional<Binding.Function> find(Node loop) {
    Node call = loop.child("right");
    return call.is("CallExpression")
        ? new HelperCalls(rules).find(call, place).filter(each -> each.node().flag("generator"))
        : Optional.empty();
  }

  void write(Node loop, Binding.Function generator) {
    Node function = generator.node();
    require(loop, function);
    place.body().includes(function);
    Place inner = new Place(place.body(), generator.scope().inner()).last(false);
    Jumps jumps = Jumps.of(loop.child("body"), place.body());
    place.body().line(jumps.breaks() ? jumps.end() + ":\n{" : "{");
    place
        .body()
        .block(
            () -> {
              bind(loop.child("right"), function, inner);
              Node pattern = loop.child("left").list("declarations").get(0).child("id");
              Binding.Yielding yielding =
                  new Binding.Yielding(value -> consume(jumps, pattern, value));
              inner.scope().declare(Binding.Yielding.NAME, yielding);
              List<Node> statements = function.child("body").list("body");
              ForEachCall.labelled(
                  inner, there -> new BlockRule(rules).statements(statements, there.last(false)));
            });
    place.body().line("}");
  }

  private void require(Node loop, Node function) {
    if (function.flag("async") != loop.flag("await")) {
      throw new Refusal(loop, "a generator that is waited for, or should be");
    }
    if (count(function) != 1 || isGuarded(function)) {
      throw new Refusal(function, "a generator that yields at several places, or inside try");
    }
    if (!place.guarded() && Purity.contains(function, List.of("TryStatement"))) {
      throw new Refusal(function, "a generator with a try of its own");
    }
    if (!loop.child("left").is("VariableDeclaration")
        || Names.free(function).contains("arguments")
        || Captures.repeats(new Binding.Function(function, place.scope()), place.unit().module())) {
      throw new Refusal(function, "a function that is more than a method");
    }
  }

  private static int count(Node node) {
    int here = node.is("YieldExpression") ? 1 : 0;
    return here + node.children().stream().mapToInt(GeneratorLoops::count).sum();
  }

  private static boolean isGuarded(Node node) {
    boolean guard = node.is("TryStatement") || (node.isFunction() && !node.flag("generator"));
    return (guard && count(node) > 0)
        || node.children().stream().anyMatch(GeneratorLoops::isGuarded);
  }

  /**
   * The body of a loop, with labels at its own jumps, which Java would take for those of a loop of
   * the generator.
   *
   * @param end label of the whole loop
   * @param next label of its body
   */
  private record Jumps(Node body, String end, String next, boolean breaks, boolean continues) {
    static Jumps of(Node body, Body method) {
      Node copy = new Node(body.json().deepCopy());
      Set<String> found = new TreeSet<>();
      label(copy, false, found);
      boolean breaks = found.contains("BreakStatement");
      boolean continues = found.contains("ContinueStatement");
      String end = breaks ? method.outerName("ended") : "";
      String next = continues ? method.outerName("next") : "";
      return new Jumps(copy, end, next, breaks, continues);
    }

    private static void label(Node node, boolean inside, Set<String> found) {
      boolean own = node.is("ContinueStatement") || (node.is("BreakStatement") && !inside);
      if (own && node.find("label").isEmpty()) {
        found.add(node.type());
        JsonObject label = new JsonObject();
        label.addProperty("type", "Identifier");
        label.addProperty("name", node.type());
        label.add("start", node.json().get("start"));
        label.add("end", node.json().get("end"));
        node.json().addProperty("type", "BreakStatement");
        node.json().add("label", label);
        return;
      }
      boolean loop = node.type().matches("(For|ForOf|ForIn|While|DoWhile)Statement");
      if (!loop && !node.isFunction()) {
        boolean nested = inside || node.is("SwitchStatement");
        node.children().forEach(each -> label(each, nested, found));
      }
    }

    void declare(Scope scope) {
      scope.declare(LabelRule.key("BreakStatement"), new Binding.Label(end));
      scope.declare(LabelRule.key("ContinueStatement"), new Binding.Label(next));
    }
  }

  /** Declares what it is called with. */
  private void bind(Node call, Node function, Place inner) {
    List<Node> names = function.list("params");
    List<Node> arguments = call.list("arguments");
    if (arguments.size() > names.size()
        || arguments.stream().anyMatch(each -> each.is("SpreadElement"))) {
      throw new Refusal(call, "an argument that has no parameter");
    }
    for (int i = 0; i < names.size(); i++) {
      Node name = names.get(i);
      boolean database =
          i < arguments.size() && HelperParameters.isDatabase(arguments.get(i), place);
      if (name.is("RestElement")) {
        throw new Refusal(name, "a generator of any number of values");
      } else if (database && name.is("Identifier")) {
        inner.scope().declare(name.name(), place.scope().find(arguments.get(i).name()).get());
      } else if (i < arguments.size() && isConstant(name, arguments.get(i), function)) {
        String value = place.unit().constants().closed(arguments.get(i), place.scope());
        inner.scope().declare(name.name(), new Binding.Constant(value));
      } else if (i < arguments.size()) {
        new Destructuring(rules).target(name, rules.value(arguments.get(i), place), inner);
      } else {
        Code none = Code.atom(place.unit().javaScript() + ".UNDEFINED", Type.ANY);
        boolean defaulted = name.is("AssignmentPattern");
        Code value = defaulted ? rules.value(name.child("right"), inner) : none;
        Node pattern = defaulted ? name.child("left") : name;
        new Destructuring(rules).declare(pattern, value, inner, function);
      }
    }
  }

  private boolean isConstant(Node name, Node argument, Node function) {
    return name.is("Identifier")
        && !Names.assigned(function).contains(name.name())
        && place
            .unit()
            .constants()
            .find(argument, place.scope())
            .filter(each -> each.isPrimitive() && !each.type().equals("undefined"))
            .isPresent();
  }

  /** Writes the body of the loop, of a value that the generator yields. */
  private void consume(Jumps jumps, Node pattern, Code value) {
    place.body().line(jumps.continues() ? jumps.next() + ":\n{" : "{");
    Place inner = place.inner().last(false);
    jumps.declare(inner.scope());
    new Destructuring(rules).declare(pattern, value, inner, pattern);
    boolean completes = rules.statement(jumps.body(), inner);
    if (!completes && !jumps.continues()) {
      throw new Refusal(pattern, "a loop that is never repeated");
    }
    place.body().line("}");
  }

  /** {@code yield value} as a statement. */
  static void yielded(Node node, Rules rules, Place place) {
    Binding binding = place.scope().find(Binding.Yielding.NAME).orElse(null);
    Optional<Node> value = node.find("argument");
    if (node.flag("delegate")
        || value.isEmpty()
        || !(binding instanceof Binding.Yielding yielding)) {
      throw new Refusal(node, "a yield that is not of a value");
    }
    new EarlierParts(rules, place).before(value.get());
    yielding.consumer().accept(rules.expression(value.get(), place));
  }
}
