package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a call passes to a function of the script, and what the function calls it. */
final class HelperParameters {
  private final Rules rules;
  private final Binding.Function function;
  private final Place caller;
  private final Place inner;
  private final List<String> declared = new ArrayList<>();
  private final List<String> passed = new ArrayList<>();
  private final StringBuilder key = new StringBuilder();
  private final Set<String> owned = new TreeSet<>();

  /**
   * @param caller where the call stands
   * @param body of the method that the function becomes
   */
  HelperParameters(Rules rules, Binding.Function function, Place caller, Body body) {
    this.rules = rules;
    this.function = function;
    this.caller = caller;
    this.inner = new Place(body, function.scope().inner());
  }

  /** In the function's own body. */
  Place inner() {
    return inner;
  }

  /** As a method declares them. */
  List<String> declared() {
    return declared;
  }

  /** As a call passes them. */
  List<String> passed() {
    return passed;
  }

  /** The same for calls that can share a method. */
  String key() {
    return key.toString();
  }

  /** Declares what the arguments of a call mean inside; patterns are taken apart there. */
  void bind(List<Node> arguments) {
    for (String name : captured(function, new TreeSet<>())) {
      capture(name);
    }
    List<Node> names = function.node().list("params");
    boolean rest = !names.isEmpty() && names.get(names.size() - 1).is("RestElement");
    boolean spreads = arguments.stream().anyMatch(each -> each.is("SpreadElement"));
    if (arguments.size() > names.size() && !rest && !spreads) {
      throw new Refusal(arguments.get(names.size()), "an argument that has no parameter");
    }
    SpreadArguments spread = new SpreadArguments(rules, arguments, caller);
    for (int i = 0; i < names.size(); i++) {
      Node name = names.get(i);
      if (spread.reaches(i)) {
        spread(names, i, spread);
        return;
      } else if (name.is("RestElement")) {
        rest(name, arguments.subList(Math.min(i, arguments.size()), arguments.size()));
      } else if (i >= arguments.size()) {
        missing(name);
      } else {
        argument(name, arguments.get(i));
      }
    }
  }

  /** Declares {@code this}. */
  void bindThis(Code object) {
    int start = function.node().start();
    String java = inner.body().name("self");
    declare(java, object);
    key.append(start).append(object.type());
    inner.scope().declare(Names.THIS, new Binding.Variable(java, object.type(), false, start));
  }

  /** Declares the only parameter as a value that Java has already. */
  void bind(Code value) {
    for (String name : captured(function, new TreeSet<>())) {
      capture(name);
    }
    pass(function.node().list("params").get(0), value);
  }

  static boolean isDatabase(Node node, Place place) {
    return node.is("Identifier")
        && place.scope().find(node.name()).filter(b -> b instanceof Binding.Database).isPresent();
  }

  private void argument(Node name, Node argument) {
    Node plain = name.is("AssignmentPattern") ? name.child("left") : name;
    if (isDatabase(argument, caller) && plain.is("Identifier")) {
      inner.scope().declare(plain.name(), new Binding.Database());
    } else if (plain.is("Identifier") && isConstant(argument, plain)) {
      String value = caller.unit().constants().closed(argument, caller.scope());
      key.append(name.start()).append(value);
      inner.scope().declare(plain.name(), new Binding.Constant(value));
    } else {
      Code code =
          UndefinedText.find(argument, caller)
              .filter(any -> UndefinedText.mayBe(plain, inner))
              .orElseGet(() -> rules.value(argument, caller));
      pass(name, plain.is("Identifier") ? shared(plain.name(), argument, code) : code);
    }
  }

  /** A list that the function adds to, which the caller knows as its own. */
  private Code shared(String name, Node argument, Code code) {
    boolean variable =
        argument.is("Identifier")
            && caller.scope().find(argument.name()).orElse(null) instanceof Binding.Variable
            && caller.body().owns(code.text())
            && isChanged(name);
    if (!variable) {
      return code;
    }
    owned.add(name);
    return owned((Binding.Variable) caller.scope().find(argument.name()).orElseThrow(), code);
  }

  private boolean isConstant(Node argument, Node name) {
    Node body = function.node();
    return caller
            .unit()
            .constants()
            .find(argument, caller.scope())
            .filter(found -> !found.type().equals("undefined"))
            .filter(found -> found.isFlat() || !caller.unit().module().isAliased(name.name()))
            .isPresent()
        && !Names.assigned(body).contains(name.name())
        && isPassedOn(name)
        && !caller.unit().module().changedIn(body).contains(name.name());
  }

  /** One that calls itself would otherwise be as many methods as there are values. */
  private boolean isPassedOn(Node name) {
    return !Captures.repeats(function, caller.unit().module())
        || RepeatedMethods.passesOn(name.name(), function.node());
  }

  private void pass(Node name, Code given) {
    Code code = Captures.repeats(function, caller.unit().module()) ? general(given) : given;
    boolean missing = code.type().is(Type.Kind.ROW) && code.type().nullable();
    if (missing && !name.is("Identifier")) {
      throw new Refusal(name, "a row that may be missing as what is taken apart");
    }
    boolean identifier = name.is("Identifier");
    Node plain = name.is("AssignmentPattern") ? name.child("left") : name;
    String java = inner.body().name(plain.is("Identifier") ? plain.name() : "value");
    if (identifier && owned.contains(name.name())) {
      inner.body().own(java);
    }
    declare(java, code);
    key.append(name.start()).append(code.type());
    if (identifier) {
      boolean assigned = Names.assigned(function.node()).contains(name.name());
      inner
          .scope()
          .declare(name.name(), new Binding.Variable(java, code.type(), assigned, name.start()));
    } else {
      new Destructuring(rules).target(name, Code.atom(java, code.type()), inner);
    }
  }

  /** What is the same when a function calls itself with parts of it. */
  private static Code general(Code code) {
    Type type = code.type();
    if (type.is(Type.Kind.LIST) && type.element().isEmpty()) {
      return code.with(Type.list(Type.ANY));
    }
    return type.is(Type.Kind.ANY) ? code.with(Type.ANY) : code;
  }

  private void declare(String java, Code code) {
    declared.add(code.type().java() + " " + java);
    Destructuring.importType(code.type(), caller.unit());
    passed.add(code.text());
  }

  /** Parameters from one on that take what a list has. */
  private void spread(List<Node> names, int first, SpreadArguments spread) {
    Code list = spread.list();
    if (names.get(first).is("RestElement")) {
      pass(names.get(first).child("argument"), list);
      return;
    }
    String java = inner.body().name("given");
    declare(java, list);
    key.append(first).append(list.type());
    spread.declare(names, Code.atom(java, list.type()), inner);
  }

  /** A parameter for which there is no argument. */
  private void missing(Node name) {
    key.append(name.start()).append("missing");
    if (!name.is("AssignmentPattern")) {
      new Destructuring(rules)
          .declare(
              name, Code.atom(inner.unit().javaScript() + ".UNDEFINED", Type.ANY), inner, name);
      return;
    }
    Node right = name.child("right");
    boolean constant =
        name.child("left").is("Identifier")
            && inner.unit().constants().find(right, inner.scope()).isPresent()
            && !inner.body().isAssigned(name.child("left").name())
            && !inner.body().isChanged(name.child("left").name());
    if (constant) {
      String value = inner.unit().constants().closed(right, inner.scope());
      inner.scope().declare(name.child("left").name(), new Binding.Constant(value));
    } else {
      new Destructuring(rules).declare(name.child("left"), rules.value(right, inner), inner, name);
    }
  }

  private void rest(Node name, List<Node> arguments) {
    List<Code> values = new ArgumentValues(rules, caller).of(arguments, "the rest");
    List<String> texts = values.stream().map(each -> Parts.of(each, caller.unit()).text()).toList();
    String call = caller.unit().api("JavaScriptArray") + ".of(";
    Code code = Code.atom(call + String.join(", ", texts) + ")", Type.list(Type.ANY));
    pass(name.child("argument"), code);
  }

  /** A variable from around the function, as it is when it is called. */
  private void capture(String name) {
    Binding outer = function.scope().find(name).orElseThrow();
    Binding here = caller.scope().find(name).orElse(outer);
    boolean same =
        outer instanceof Binding.Variable known
            && here instanceof Binding.Variable current
            && known.declaration() == current.declaration()
            && !Names.assigned(function.node()).contains(name);
    if (!same) {
      throw new Refusal(function.node(), "a function that changes \"" + name + "\" around it");
    }
    Binding.Variable current = (Binding.Variable) here;
    String java = inner.body().name(name);
    Code known = Code.atom(current.java(), current.type());
    Code code = isChanged(name) ? owned(current, known) : known;
    if (code.type().equals(Type.list(Type.ANY)) && caller.body().owns(current.java())) {
      inner.body().own(java);
    }
    declare(java, code);
    key.append(name).append(code.type());
    inner
        .scope()
        .declare(name, new Binding.Variable(java, code.type(), false, current.declaration()));
  }

  private boolean isChanged(String name) {
    return caller.unit().module().changedIn(function.node()).contains(name);
  }

  /** Any element may be added to a list by a function. */
  private Code owned(Binding.Variable variable, Code code) {
    if (!code.type().is(Type.Kind.LIST) || !caller.body().owns(code.text())) {
      return code;
    }
    Type any = Type.list(Type.ANY);
    caller.body().widening().widen(variable.declaration(), variable.type(), any);
    return code.with(any);
  }

  /** The variables around a function that it uses, or functions do that it may call. */
  private static Set<String> captured(Binding.Function function, Set<Integer> seen) {
    Set<String> names = new TreeSet<>();
    if (!seen.add(function.node().start())) {
      return names;
    }
    for (String name : Names.free(function.node())) {
      Optional<Binding> binding = function.scope().find(name);
      if (binding.filter(HelperParameters::isLocal).isPresent()) {
        names.add(name);
      } else if (binding.orElse(null) instanceof Binding.Function other) {
        names.addAll(captured(other, seen));
      }
    }
    return names;
  }

  private static boolean isLocal(Binding binding) {
    return binding instanceof Binding.Variable
        || binding instanceof Binding.Caught
        || binding instanceof Binding.Builder
        || binding instanceof Binding.Forbidden;
  }
}
