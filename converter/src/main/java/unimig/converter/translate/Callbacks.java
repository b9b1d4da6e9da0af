package unimig.converter.translate;

import java.util.List;
import java.util.Optional;

/** Functions that are passed to methods of lists, as lambdas. */
final class Callbacks {
  private final Rules rules;

  Callbacks(Rules rules) {
    this.rules = rules;
  }

  /**
   * A lambda of one element.
   *
   * @param body an expression, or a block of statements
   */
  record Lambda(String parameter, Code body) {
    String text() {
      return parameter + " -> " + body.text();
    }
  }

  static boolean takesIndex(Node call) {
    List<Node> arguments = call.list("arguments");
    return arguments.size() == 1
        && arguments.get(0).isFunction()
        && arguments.get(0).list("params").size() == 2;
  }

  static Node function(Node call) {
    List<Node> arguments = call.list("arguments");
    boolean plain =
        arguments.size() == 1
            && arguments.get(0).isFunction()
            && !arguments.get(0).flag("async")
            && !arguments.get(0).flag("generator")
            && !arguments.get(0).list("params").isEmpty()
            && arguments.get(0).list("params").size() <= 2;
    if (!plain) {
      throw new Refusal(call, "a function that is not one of an element");
    }
    return arguments.get(0);
  }

  /** One that answers a value. */
  Lambda of(Node call, Type element, Place place) {
    Optional<Lambda> named = named(call, element, place);
    if (named.isPresent()) {
      return named.get();
    }
    requireOne(call);
    return make(function(call), element, place, false);
  }

  /** One that answers a condition. */
  Lambda condition(Node call, Type element, Place place) {
    Optional<Lambda> named = named(call, element, place);
    if (named.isPresent()) {
      Lambda lambda = named.get();
      return new Lambda(lambda.parameter(), Truth.of(lambda.body(), call, place.unit()));
    }
    requireOne(call);
    return make(function(call), element, place, true);
  }

  /** A function that is given by its name. */
  private Optional<Lambda> named(Node call, Type element, Place place) {
    List<Node> arguments = call.list("arguments");
    boolean name = arguments.size() == 1 && arguments.get(0).is("Identifier");
    return name
        ? new NamedFunctions(rules).find(arguments.get(0), element, place)
        : Optional.empty();
  }

  private static void requireOne(Node call) {
    if (takesIndex(call)) {
      throw new Refusal(call, "a function of an element and its number");
    }
  }

  /** One that takes a number and finds the element by it. */
  Lambda indexed(Node call, Code list, Place place) {
    Node function = function(call);
    List<Node> parameters = function.list("params");
    if (function.child("body").is("BlockStatement")
        || !parameters.stream().allMatch(each -> each.is("Identifier"))) {
      throw new Refusal(function, "a function of an element and its number that is no expression");
    }
    Place inner = place.with(place.scope().lambda());
    String index = inner.body().name(parameters.get(1).name());
    Code element = Code.atom(list.operand() + ".get(" + index + ")", list.type().elementType());
    declare(parameters.get(0), element, inner);
    declare(parameters.get(1), Code.atom(index, Type.INT), inner);
    Code code = rules.value(function.child("body"), inner);
    place.body().release(index);
    return new Lambda(index, code);
  }

  private static void declare(Node name, Code value, Place place) {
    Binding variable = new Binding.Variable(value.operand(), value.type(), false, name.start());
    place.scope().declare(name.name(), variable);
  }

  private Lambda make(Node function, Type element, Place place, boolean condition) {
    Node pattern = function.list("params").get(0);
    Node body = function.child("body");
    if (body.is("BlockStatement")) {
      List<Node> statements = body.list("body");
      boolean returns =
          statements.size() == 1
              && statements.get(0).is("ReturnStatement")
              && statements.get(0).find("argument").isPresent();
      if (!returns) {
        return block(function, element, place, condition);
      }
      body = statements.get(0).child("argument");
    }
    if (!isPlain(pattern, element)) {
      return block(function, element, place, condition);
    }
    Place inner = place.with(place.scope().lambda());
    String java = bind(pattern, element, inner);
    Code code = condition ? new Truth(rules).of(body, inner) : rules.value(body, inner);
    if (!code.steady()) {
      throw new Refusal(body, "a function of an element that changes something");
    }
    place.body().release(java);
    return new Lambda(java, code);
  }

  /** Statements, the last of which returns. */
  private Lambda block(Node function, Type element, Place place, boolean condition) {
    if (OwnChanges.reachBeyond(function)) {
      throw new Refusal(function, "a function of an element that changes something");
    }
    Widening widening = new Widening();
    while (true) {
      Body body = place.body().ofLambda(function, widening);
      Place inner = new Place(body, place.scope().lambda());
      String[] java = {""};
      boolean[] completes = {true};
      boolean complete =
          widening.attempt(
              () -> {
                java[0] = bind(function.list("params").get(0), element, inner);
                completes[0] = new BlockRule(rules).statements(statements(function), inner);
              });
      if (!complete) {
        continue;
      }
      Type type = body.returned().orElse(Type.NOTHING);
      boolean fits = !type.is(Type.Kind.NOTHING) && (!condition || type.equals(Type.BOOLEAN));
      if (completes[0] || !fits || doesMore(body.lines())) {
        throw new Refusal(function, "a function of an element that is more than its value");
      }
      return new Lambda(java[0], Code.sum("{\n" + body.lines() + "}", type));
    }
  }

  /** The body of a function as statements. */
  static List<Node> statements(Node function) {
    Node body = function.child("body");
    return body.is("BlockStatement") ? body.list("body") : List.of(PromiseAllRule.returned(body));
  }

  /** Whether the names of a pattern need no variables of their own. */
  static boolean isPlain(Node pattern, Type element) {
    return switch (pattern.type()) {
      case "Identifier" -> true;
      case "ArrayPattern" ->
          element.is(Type.Kind.LIST)
              && !element.nullable()
              && pattern.list("elements").stream().allMatch(each -> each.is("Identifier"));
      case "ObjectPattern" ->
          pattern.list("properties").stream()
              .allMatch(
                  each ->
                      each.is("ObjectProperty")
                          && each.property().isPresent()
                          && each.child("value").is("Identifier"));
      default -> false;
    };
  }

  /** Declares the parameter; the parts of a row are read where they are used, if they can be. */
  String bind(Node pattern, Type element, Place inner) {
    if (!isPlain(pattern, element)) {
      boolean row = element.is(Type.Kind.ROW);
      String java = inner.body().name(row ? "row" : "each");
      if (row && element.nullable()) {
        throw new Refusal(pattern, "a row that may be missing as what is taken apart");
      }
      new Destructuring(rules).target(pattern, Code.atom(java, element), inner);
      return java;
    }
    if (pattern.is("Identifier")) {
      String java = inner.body().name(pattern.name());
      inner
          .scope()
          .declare(pattern.name(), new Binding.Variable(java, element, false, pattern.start()));
      return java;
    }
    if (pattern.is("ArrayPattern")) {
      return bindList(pattern, element, inner);
    }
    String java = inner.body().name(element.is(Type.Kind.ROW) ? "row" : "each");
    for (Node each : pattern.list("properties")) {
      Code part =
          MemberRule.of(Code.atom(java, element), each.property().get(), each, inner.unit());
      inner
          .scope()
          .declare(
              each.child("value").name(),
              new Binding.Variable(part.operand(), part.type(), false, each.start(), part.cell()));
    }
    return java;
  }

  /** Whether it sends statements or writes to the log. */
  private static boolean doesMore(String lines) {
    return lines.matches("(?s).*\\b(db\\.(?!random\\w+|now|env|findEnv)|Console)\\b.*")
        || lines.matches("(?s).*\\(db[,)].*");
  }

  private static String bindList(Node pattern, Type list, Place inner) {
    String java = inner.body().name("entry");
    List<Optional<Node>> names = pattern.slots("elements");
    for (int i = 0; i < names.size(); i++) {
      Code index = Code.atom(String.valueOf(i), Type.INT);
      Code part = MemberRule.at(Code.atom(java, list), index, inner.unit());
      names.get(i).ifPresent(name -> declare(name, part, inner));
    }
    return java;
  }
}
