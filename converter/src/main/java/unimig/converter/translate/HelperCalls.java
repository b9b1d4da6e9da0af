package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    return call.list("arguments").stream().anyMatch(each -> isDatabase(each, place));
  }

  private static boolean isDatabase(Node node, Place place) {
    return node.is("Identifier")
        && place.scope().find(node.name()).filter(b -> b instanceof Binding.Database).isPresent();
  }

  Optional<Binding.Function> find(Node call, Place place) {
    Node callee = call.child("callee");
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

  /** The parameters of one method. */
  private record Parameters(Scope scope, List<String> declared, List<String> passed, String key) {}

  Code call(Node call, Place place) {
    Binding.Function function = find(call, place).orElseThrow();
    Node node = function.node();
    if (node.flag("generator")
        || Names.free(node).contains("arguments")
        || capturesVariables(function)) {
      throw new Refusal(call, "a function that is more than a method");
    }
    Body probe = new Body(place.unit(), node, new Widening(), false);
    Parameters parameters = parameters(call, function, place, probe);
    Unit unit = place.unit();
    String key = node.start() + parameters.key();
    Unit.Method method = unit.methods().get(key);
    if (method == null) {
      String name = unit.methodName(call.child("callee").name());
      unit.methods().put(key, new Unit.Method(name, "", Type.NOTHING, true));
      method = write(name, call, function, place);
      unit.methods().remove(key);
      unit.methods().put(key, method);
    } else if (method.text().isEmpty()) {
      throw new Refusal(call, "a function that calls itself");
    }
    List<String> passed = new ArrayList<>(parameters.passed());
    if (method.usesDatabase()) {
      passed.add(0, "db");
    }
    // What prints must not be moved either.
    boolean steady =
        !method.usesDatabase()
            && Names.assigned(node).isEmpty()
            && !method.text().contains("Console.");
    return new Code(
        method.name() + "(" + String.join(", ", passed) + ")", method.returns(), true, steady);
  }

  private static boolean capturesVariables(Binding.Function function) {
    return Names.free(function.node()).stream()
        .map(name -> function.scope().find(name))
        .anyMatch(b -> b.filter(HelperCalls::isLocal).isPresent());
  }

  private static boolean isLocal(Binding binding) {
    return binding instanceof Binding.Variable
        || binding instanceof Binding.Caught
        || binding instanceof Binding.Builder;
  }

  private Unit.Method write(String name, Node call, Binding.Function function, Place place) {
    Widening widening = new Widening();
    Node node = function.node();
    while (true) {
      Body body = new Body(place.unit(), node, widening, false);
      Parameters parameters = parameters(call, function, place, body);
      Place inner = new Place(body, parameters.scope());
      Node block = node.child("body");
      boolean[] completes = {true};
      boolean complete =
          widening.attempt(
              () -> {
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
      List<String> declared = new ArrayList<>(parameters.declared());
      boolean usesDatabase = body.lines().matches("(?s).*\\bdb\\b.*");
      if (usesDatabase) {
        declared.add(0, "Session db");
      }
      String head = "private static " + type.java() + " " + name;
      String text = head + "(" + String.join(", ", declared) + ") {\n" + body.lines() + "}";
      return new Unit.Method(name, text, type, usesDatabase);
    }
  }

  private void expression(Node node, Place place) {
    Promised promised = new Promised(rules);
    Code code =
        promised.isPromise(node, place)
            ? promised.value(node, place)
            : rules.expression(node, place);
    place.body().returns(code.type());
    boolean nothing = code.type().is(Type.Kind.NOTHING);
    place.body().line((nothing ? "" : "return ") + code.text() + ";");
  }

  private Parameters parameters(Node call, Binding.Function function, Place place, Body body) {
    Scope scope = function.scope().inner();
    List<String> declared = new ArrayList<>();
    List<String> passed = new ArrayList<>();
    StringBuilder key = new StringBuilder();
    List<Node> names = function.node().list("params");
    List<Node> arguments = call.list("arguments");
    for (int i = 0; i < names.size(); i++) {
      if (i >= arguments.size() || arguments.get(i).is("SpreadElement")) {
        throw new Refusal(call, "a call with other arguments than the function has parameters");
      }
      Node argument = arguments.get(i);
      Node name = names.get(i);
      if (!name.is("Identifier")) {
        throw new Refusal(name, "a parameter that is a pattern or has a default");
      }
      boolean constant =
          !isDatabase(argument, place) && isConstant(argument, name, function, place);
      if (isDatabase(argument, place)) {
        scope.declare(name.name(), new Binding.Database());
      } else if (constant) {
        String value = place.unit().constants().closed(argument, place.scope());
        scope.declare(name.name(), new Binding.Constant(value));
        key.append(i).append(value);
      } else {
        Code code = rules.value(argument, place);
        String java = body.name(name.name());
        boolean assigned = Names.assigned(function.node()).contains(name.name());
        scope.declare(name.name(), new Binding.Variable(java, code.type(), assigned, name.start()));
        declared.add(code.type().java() + " " + java);
        Destructuring.importType(code.type(), place.unit());
        passed.add(code.text());
        key.append(i).append(code.type());
      }
    }
    return new Parameters(scope, declared, passed, key.toString());
  }

  private static boolean isConstant(
      Node argument, Node name, Binding.Function function, Place place) {
    Node body = function.node();
    return place.unit().constants().find(argument, place.scope()).isPresent()
        && !Names.assigned(body).contains(name.name())
        && !place.unit().module().changedIn(body).contains(name.name());
  }
}
