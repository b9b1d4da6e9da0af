package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Calls of the script's own functions, which become methods: one for each set of constants that a
 * function is called with, as those may be part of its statements.
 */
final class HelperCalls {
  private final Rules rules;

  HelperCalls(Rules rules) {
    this.rules = rules;
  }

  /** Whether it calls a function of the script that is async, or takes Knex. */
  boolean isAsync(Node node, Place place) {
    return node.is("CallExpression")
        && find(node, place)
            .filter(each -> each.node().flag("async") || takesDatabase(node, place))
            .isPresent();
  }

  private static boolean takesDatabase(Node call, Place place) {
    return call.list("arguments").stream()
        .anyMatch(each -> HelperParameters.isDatabase(each, place));
  }

  Optional<Binding.Function> find(Node call, Place place) {
    Node callee = call.child("callee");
    if (callee.is("MemberExpression")) {
      return StaticMembers.called(callee, place);
    }
    if (!callee.is("Identifier")) {
      return Optional.empty();
    }
    Optional<Binding> local = place.scope().find(callee.name());
    if (local.isPresent()) {
      return local.filter(b -> b instanceof Binding.Function).map(b -> (Binding.Function) b);
    }
    return place
        .unit()
        .module()
        .function(callee.name())
        .map(node -> new Binding.Function(node, Scope.module()));
  }

  Code call(Node call, Place place) {
    Binding.Function function = find(call, place).orElseThrow();
    Node callee = call.child("callee");
    String name = callee.is("Identifier") ? callee.name() : callee.property().orElseThrow();
    return call(name, function, call, place, parameters -> parameters.bind(call.list("arguments")));
  }

  /** What a function for a class answers that {@code new} is called of. */
  Code create(Node creation, Binding.Function function, Place place) {
    String name = "new" + creation.child("callee").name();
    Code made = call(name, function, creation, place, g -> g.bind(creation.list("arguments")));
    // It is made of values alone, as an object literal is.
    return Code.atom(made.text(), made.type());
  }

  /** What a method of an object answers, which the object is passed to. */
  Code method(String name, Binding.Function method, Code object, Node call, Place place) {
    return call(
        name,
        method,
        call,
        place,
        given -> {
          given.bindThis(object);
          given.bind(call.list("arguments"));
        });
  }

  /** A function of one parameter, given as such to a method of lists. */
  Code apply(Node name, Binding.Function function, Code value, Place place) {
    List<Node> parameters = function.node().list("params");
    if (parameters.size() != 1
        || !parameters.get(0).is("Identifier")
        || function.node().flag("async")) {
      throw new Refusal(name, "a function that is not one of an element");
    }
    return call(name.name(), function, name, place, given -> given.bind(value));
  }

  /** A function of one parameter, whatever that takes apart, called with a value. */
  Code apply(String name, Node function, Code value, Place place) {
    return call(
        name, new Binding.Function(function, place.scope()), function, place, g -> g.bind(value));
  }

  private Code call(
      String name,
      Binding.Function function,
      Node call,
      Place place,
      Consumer<HelperParameters> binding) {
    Node node = function.node();
    if (node.flag("generator") || Names.free(node).contains("arguments")) {
      throw new Refusal(call, "a function that is more than a method");
    }
    Body probe = new Body(place.unit(), node, new Widening(), false);
    HelperParameters parameters = new HelperParameters(rules, function, place, probe);
    binding.accept(parameters);
    Unit unit = place.unit();
    String key = Captures.key(function) + parameters.key();
    Unit.Method method = unit.methods().get(key);
    if (method == null) {
      method =
          new RepeatedMethods(unit, call)
              .define(key, name, node, java -> write(java, function, place, binding));
    } else if (method.text().isEmpty()) {
      unit.repeat(method.name());
    }
    List<String> passed = new ArrayList<>(parameters.passed());
    if (method.usesDatabase()) {
      passed.add(0, "db");
    }
    boolean steady =
        !method.usesDatabase()
            && onlyAnswers(function, unit.module())
            && !method.text().contains("Console.");
    return new Code(
        method.name() + "(" + String.join(", ", passed) + ")", method.returns(), true, steady);
  }

  /**
   * Whether neither it nor what it calls changes anything that others know. What prints must not be
   * moved either.
   */
  static boolean onlyAnswers(Binding.Function function, Module module) {
    return Captures.within(function, module).stream()
        .allMatch(each -> changesNothing(each) && !ConsoleRule.isUsedIn(each.node()));
  }

  /** Whether no list, object or variable that others know changes, the database aside. */
  static boolean changesNothing(Binding.Function function, Module module) {
    return Captures.within(function, module).stream().allMatch(HelperCalls::changesNothing);
  }

  private static boolean changesNothing(Binding.Function function) {
    Set<String> assigned = Names.assigned(function.node());
    return Names.free(function.node()).stream().noneMatch(assigned::contains)
        && !OwnChanges.reachBeyond(function.node());
  }

  private Unit.Method write(
      String name, Binding.Function function, Place place, Consumer<HelperParameters> binding) {
    Widening widening = new Widening();
    Node node = function.node();
    while (true) {
      Body body = new Body(place.unit(), node, widening, false);
      HelperParameters parameters = new HelperParameters(rules, function, place, body);
      Node block = node.child("body");
      boolean[] completes = {true};
      boolean complete =
          widening.attempt(
              () -> {
                binding.accept(parameters);
                Place inner = parameters.inner();
                if (block.is("BlockStatement")) {
                  completes[0] = new BlockRule(rules).statements(block.list("body"), inner);
                } else {
                  expression(block, inner);
                }
              });
      if (!complete) {
        continue;
      }
      Type type = body.returned().orElse(Type.NOTHING);
      Destructuring.importType(type, place.unit());
      if (completes[0] && !type.is(Type.Kind.NOTHING) && block.is("BlockStatement")) {
        throw new Refusal(node, "a function that may end without the value that it returns else");
      }
      return method(name, type, parameters, body);
    }
  }

  private static Unit.Method method(
      String name, Type type, HelperParameters parameters, Body body) {
    List<String> declared = new ArrayList<>(parameters.declared());
    boolean usesDatabase = body.lines().matches("(?s).*\\bdb\\b.*");
    if (usesDatabase) {
      declared.add(0, "Session db");
    }
    String comments =
        Comment.ofMember(new DeclaredComments(body.unit().module()).of(body.function()));
    String head = comments + "private static " + type.java() + " " + name;
    String text = head + "(" + String.join(", ", declared) + ") {\n" + body.lines() + "}";
    return new Unit.Method(name, text, type, usesDatabase);
  }

  private void expression(Node node, Place place) {
    new EarlierParts(rules, place).before(node);
    Promised promised = new Promised(rules);
    Code code =
        promised.isPromise(node, place)
            ? promised.value(node, place)
            : rules.expression(node, place);
    ReturnRule.requireKnown(code.type(), node);
    place.body().returns(code.type());
    boolean nothing = code.type().is(Type.Kind.NOTHING);
    place.body().line((nothing ? "" : "return ") + code.text() + ";");
  }
}
