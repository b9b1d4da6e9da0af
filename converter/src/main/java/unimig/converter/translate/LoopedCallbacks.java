package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code list.map(each => …)}, {@code filter} and {@code reduce} of functions that change what is
 * around them: as loops, before the statement that they are part of.
 */
final class LoopedCallbacks {
  private static final Set<String> METHODS = Set.of("map", "filter", "reduce");

  private final Rules rules;
  private final Place place;

  LoopedCallbacks(Rules rules, Place place) {
    this.rules = rules;
    this.place = place;
  }

  /** Whether a call is of such a method with a function that assigns variables around it. */
  static boolean matches(Node call) {
    boolean method =
        call.is("CallExpression")
            && call.child("callee").is("MemberExpression")
            && call.child("callee").property().filter(METHODS::contains).isPresent();
    List<Node> arguments = method ? call.list("arguments") : List.of();
    boolean reduce = method && call.child("callee").property().get().equals("reduce");
    boolean plain =
        arguments.size() == (reduce ? 2 : 1)
            && arguments.get(0).isFunction()
            && !arguments.get(0).flag("async")
            && !arguments.get(0).flag("generator")
            && !Purity.contains(arguments.get(0), List.of("AwaitExpression", "YieldExpression"));
    return plain
        && (changes(arguments.get(0), call.child("callee").property().get())
            || (reduce && Dictionaries.isReduced(arguments.get(0), arguments.get(1))));
  }

  static boolean isReduce(Node call) {
    return call.child("callee").property().filter("reduce"::equals).isPresent();
  }

  /** What {@code map} and {@code reduce} do to lists around them, lambdas can do too. */
  private static boolean changes(Node function, String method) {
    Set<String> changed = Names.assigned(function);
    if (method.equals("filter")) {
      parts(function, changed);
    }
    changed.retainAll(Names.free(function));
    return !changed.isEmpty();
  }

  private static void parts(Node node, Set<String> names) {
    Names.changedPart(node)
        .map(Names::root)
        .filter(each -> each.is("Identifier"))
        .ifPresent(each -> names.add(each.name()));
    node.children().forEach(child -> parts(child, names));
  }

  /** Writes the loop; the variable that holds what the method answers. */
  Code write(Node call, String wanted) {
    Node function = call.list("arguments").get(0);
    Node object = call.child("callee").child("object");
    requireSame(call, object, function);
    Code source = source(rules.expression(object, place), call);
    return switch (call.child("callee").property().orElseThrow()) {
      case "map" -> mapped(source, function, wanted);
      case "filter" -> filtered(source, function, wanted);
      default -> reduced(source, function, call.list("arguments").get(1), wanted);
    };
  }

  private static void requireSame(Node call, Node object, Node function) {
    Set<String> changed = new TreeSet<>(Names.changed(function));
    parts(function, changed);
    Node root = Names.root(object);
    if (root.is("Identifier") && changed.contains(root.name())) {
      throw new Refusal(call, "a loop over a list that may change meanwhile");
    }
  }

  private Code source(Code list, Node call) {
    if (list.type().is(Type.Kind.LIST) && !list.type().nullable()) {
      return list;
    }
    if (!list.type().is(Type.Kind.ANY)) {
      throw new Refusal(call, "a loop over what may be no list");
    }
    Type type = Type.list(Type.ANY);
    Destructuring.importType(type, place.unit());
    String method = call.child("callee").property().orElseThrow();
    return ValueMethods.received(list, method, "list", type, place.unit());
  }

  private Code mapped(Code source, Node function, String wanted) {
    String list = place.body().outerName(wanted);
    List<Type> types = new ArrayList<>();
    int start = place.body().mark();
    boolean completes =
        loop(
            source,
            function,
            0,
            (value, inner, each) -> {
              Code code = Parts.of(rules.expression(value, inner), inner.unit());
              requireValue(code, value);
              types.add(code.type());
              inner.body().line(list + ".add(" + code.text() + ");");
            });
    if (completes) {
      throw new Refusal(function, "a function that may end without a value");
    }
    return declared(list, types.stream().reduce(LoopedCallbacks::both).orElse(Type.ANY), start);
  }

  /** Whole numbers do not become fractions by being put into a list. */
  private static Type both(Type one, Type other) {
    boolean numbers = one.isNumber() && other.isNumber() && !one.equals(other);
    return numbers ? Type.DEFINED.present() : one.or(other);
  }

  private static void requireValue(Code code, Node node) {
    boolean row = code.type().is(Type.Kind.ROW) && code.type().nullable();
    if (row || code.type().is(Type.Kind.NOTHING, Type.Kind.ITERABLE, Type.Kind.RESULT)) {
      throw new Refusal(node, "it has no value that is known");
    }
  }

  private Code filtered(Code source, Node function, String wanted) {
    String list = place.body().outerName(wanted);
    int start = place.body().mark();
    loop(
        source,
        function,
        0,
        (value, inner, each) -> {
          Code test = new Truth(rules).of(value, inner);
          String add = list + ".add(" + each + ");";
          if (test.equals(Code.TRUE)) {
            inner.body().line(add);
          } else if (!test.equals(Code.FALSE)) {
            inner.body().line("if (" + test.text() + ") {\n" + add + "\n}");
          }
        });
    return declared(list, source.type().elementType(), start);
  }

  private Code declared(String list, Type element, int start) {
    Type type = Type.list(element);
    Destructuring.importType(type, place.unit());
    place.unit().use("java.util.ArrayList");
    place.body().insert(start, type.java() + " " + list + " = new ArrayList<>();\n");
    place.body().own(list);
    return Code.atom(list, type);
  }

  private Code reduced(Code source, Node function, Node initial, String wanted) {
    Node sum = function.list("params").get(0);
    if (!sum.is("Identifier") || function.list("params").size() < 2) {
      throw new Refusal(function, ".reduce() by other than a function of two values");
    }
    Place outer = place.inner();
    Code begun = Parts.of(rules.value(initial, place), place.unit());
    Optional<Type> dictionary = Dictionaries.reduced(initial, function, sum, place);
    Type type = place.body().widening().of(sum.start(), dictionary.orElse(begun.type()));
    String java = place.body().outerName(wanted);
    Code held =
        dictionary.isPresent()
            ? Code.atom(DictionaryKeys.empty(type, place.unit()), type)
            : ListChanges.owned(sum, java, begun, type, place);
    place.body().line(type.java() + " " + java + " = " + held.text() + ";");
    Destructuring.importType(type, place.unit());
    Binding.Variable variable = new Binding.Variable(java, type, true, sum.start());
    outer.scope().declare(sum.name(), variable);
    boolean completes =
        new LoopedCallbacks(rules, outer)
            .loop(
                source,
                function,
                1,
                (value, inner, each) -> {
                  if (!value.isName(sum.name())) {
                    Code next = rules.expression(value, inner);
                    requireValue(next, value);
                    place.body().widening().widen(sum.start(), type, next.type());
                    inner.body().line(java + " = " + next.text() + ";");
                  }
                });
    if (completes) {
      throw new Refusal(function, "a function that may end without a value");
    }
    return Code.atom(java, place.body().widening().of(sum.start(), type));
  }

  /** What becomes of a value that the function returns for an element. */
  private interface Answer {
    void write(Node value, Place inner, String each);
  }

  /**
   * Writes a loop; whether the function may end without a value.
   *
   * @param first which parameter is the element
   */
  private boolean loop(Code source, Node function, int first, Answer answer) {
    List<Node> parameters = function.list("params");
    boolean counted = parameters.size() == first + 2;
    if (parameters.size() <= first || parameters.size() > first + 2) {
      throw new Refusal(function, "a function that is not one of an element");
    }
    Code list = counted ? Destructuring.named(source, "list", place) : source;
    Body body = place.body();
    boolean[] completes = {true};
    body.block(
        () -> {
          Place inner = place.inner().last(false);
          String each = open(list, parameters, first, inner);
          completes[0] = body(function, inner, each, answer);
          body.line("}");
        });
    return completes[0];
  }

  /** Begins the loop; the variable of its element. */
  private String open(Code list, List<Node> names, int first, Place inner) {
    Node pattern = names.get(first);
    Type type = list.type().elementType();
    Body body = inner.body();
    Destructuring.importType(type, inner.unit());
    boolean named = pattern.is("Identifier");
    String each = body.name(named ? pattern.name() : type.is(Type.Kind.ROW) ? "row" : "each");
    if (names.size() == first + 2) {
      Node number = names.get(first + 1);
      if (!number.is("Identifier") || body.isAssigned(number.name())) {
        throw new Refusal(number, "the number of an element that changes");
      }
      String index = body.name(number.name());
      body.line("for (int %1$s = 0; %1$s < %2$s.size(); %1$s++) {".formatted(index, list.text()));
      body.line(type.java() + " " + each + " = " + list.text() + ".get(" + index + ");");
      Binding counter = new Binding.Variable(index, Type.INT, false, number.start());
      inner.scope().declare(number.name(), counter);
    } else {
      body.line("for (" + type.java() + " " + each + " : " + list.text() + ") {");
    }
    if (named && body.isAssigned(pattern.name())) {
      throw new Refusal(pattern, "a function that assigns its element");
    }
    if (named) {
      Binding element = new Binding.Variable(each, type, false, pattern.start());
      inner.scope().declare(pattern.name(), element);
    } else {
      new Destructuring(rules).target(pattern, Code.atom(each, type), inner);
    }
    return each;
  }

  private boolean body(Node function, Place inner, String each, Answer answer) {
    Body body = inner.body();
    boolean loops = Loops.catchJumpsIn(function.child("body"));
    String label = loops ? body.name("done") : "";
    Leaving leaving =
        new Leaving(
            loops ? "break " + label : "continue",
            Optional.of((value, there) -> answer.write(value, there, each)));
    int start = body.mark();
    Place place = inner.inlined(leaving);
    boolean completes = new BlockRule(rules).statements(Callbacks.statements(function), place);
    if (loops && leaving.isUsed()) {
      body.insert(start, label + ":\n{\n");
      body.line("}");
    }
    return completes;
  }
}
