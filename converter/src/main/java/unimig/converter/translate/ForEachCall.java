package unimig.converter.translate;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** {@code list.forEach((each, i) => …)} as a loop. */
final class ForEachCall {
  private final Rules rules;

  ForEachCall(Rules rules) {
    this.rules = rules;
  }

  static boolean matches(Node call) {
    Node callee = call.child("callee");
    return callee.is("MemberExpression") && callee.property().filter("forEach"::equals).isPresent();
  }

  void write(Node call, Place place) {
    Node function = function(call);
    if (dictionary(call.child("callee").child("object"), function, place)) {
      return;
    }
    Code source = rules.expression(call.child("callee").child("object"), place);
    if (source.type().is(Type.Kind.MAP, Type.Kind.SET) && !source.type().nullable()) {
      collection(source, function, place);
      return;
    }
    Node root = Names.root(call.child("callee"));
    Set<String> changed = Names.changed(function.child("body"));
    boolean elsewhere =
        function.list("params").size() == 2
            && !changed.isEmpty()
            && place.body().isChanged(root.is("Identifier") ? root.name() : "");
    if (elsewhere || (root.is("Identifier") && changed.contains(root.name()))) {
      throw new Refusal(call, "a loop over a list that may change meanwhile");
    }
    if (!source.type().is(Type.Kind.LIST) || source.type().nullable()) {
      source = received(source, call, place.unit());
    }
    if (function.list("params").size() == 2) {
      counted(source, function, place);
    } else {
      new ForOfRule(rules)
          .over(
              source,
              function.list("params").get(0),
              function.child("body"),
              place.last(false),
              inner -> body(function, inner));
    }
  }

  private boolean dictionary(Node map, Node function, Place place) {
    Node entry = entry(function.list("params"));
    Node body = function.child("body");
    return new DictionaryLoops(rules).each(map, entry, body, place, i -> body(function, i));
  }

  /** Of a map, the key is the second parameter; of a set, the member again. */
  private void collection(Code source, Node function, Place place) {
    List<Node> names = function.list("params");
    boolean map = source.type().is(Type.Kind.MAP);
    if (!map && names.size() > 1) {
      throw new Refusal(names.get(1), "a member of a set under two names");
    }
    Node pattern = map ? entry(names) : names.get(0);
    Code list = Iterables.looped(source, place.unit());
    new ForOfRule(rules)
        .over(list, pattern, function.child("body"), place.last(false), i -> body(function, i));
  }

  /** {@code [key, value]} as a pattern. */
  private static Node entry(List<Node> names) {
    JsonObject pattern = new JsonObject();
    JsonArray elements = new JsonArray();
    elements.add(names.size() > 1 ? names.get(1).json() : JsonNull.INSTANCE);
    elements.add(names.get(0).json());
    pattern.addProperty("type", "ArrayPattern");
    pattern.add("start", names.get(0).json().get("start"));
    pattern.add("end", names.get(0).json().get("end"));
    pattern.add("elements", elements);
    return new Node(pattern);
  }

  private static Node function(Node call) {
    List<Node> arguments = call.list("arguments");
    boolean plain =
        arguments.size() == 1
            && arguments.get(0).isFunction()
            && !arguments.get(0).flag("async")
            && !arguments.get(0).flag("generator")
            && !arguments.get(0).list("params").isEmpty()
            && arguments.get(0).list("params").size() <= 2;
    if (!plain || Purity.contains(arguments.get(0), List.of("AwaitExpression"))) {
      throw new Refusal(call, "forEach with a function that waits, or takes more than an element");
    }
    return arguments.get(0);
  }

  private static Code received(Code source, Node call, Unit unit) {
    if (!source.type().is(Type.Kind.ANY)) {
      throw new Refusal(call, ".forEach() of what may be no list");
    }
    Destructuring.importType(Type.list(Type.ANY), unit);
    return ValueMethods.received(source, "forEach", "list", Type.list(Type.ANY), unit);
  }

  /** With the number of the element. */
  private void counted(Code source, Node function, Place place) {
    Node pattern = function.list("params").get(0);
    Node number = function.list("params").get(1);
    if (!number.is("Identifier") || place.body().isAssigned(number.name())) {
      throw new Refusal(number, "the number of an element that changes");
    }
    Code list = Destructuring.named(source, "list", place);
    Type element = list.type().elementType();
    Place inner = place.inner().last(false);
    String index = inner.body().name(number.name());
    inner
        .body()
        .line("for (int %1$s = 0; %1$s < %2$s.size(); %1$s++) {".formatted(index, list.text()));
    Binding.Variable counter = new Binding.Variable(index, Type.INT, false, number.start());
    inner.scope().declare(number.name(), counter);
    Code each = Code.atom(list.text() + ".get(" + index + ")", element);
    new Destructuring(rules).declare(pattern, each, inner, function);
    body(function, inner);
    inner.body().line("}");
  }

  private void body(Node function, Place place) {
    Node body = function.child("body");
    Consumer<Place> write =
        inner -> {
          if (body.is("BlockStatement")) {
            rules.statement(body, inner);
          } else {
            new ExpressionStatementRule(rules).write(body, inner);
          }
        };
    body(List.of(body), place, write);
  }

  /** Writes the body of a function as that of a loop. */
  static void body(List<Node> body, Place place, Consumer<Place> write) {
    if (body.stream().anyMatch(Loops::catchJumpsIn)) {
      labelled(place, write);
    } else {
      write.accept(place.inlined(new Leaving("continue")));
    }
  }

  /** Writes the body of a function that a label is put around if it returns early. */
  static void labelled(Place place, Consumer<Place> write) {
    Body body = place.body();
    String label = body.name("done");
    Leaving leaving = new Leaving("break " + label);
    int start = body.mark();
    write.accept(place.inlined(leaving));
    if (leaving.isUsed()) {
      body.insert(start, label + ":\n{\n");
      body.line("}");
    } else {
      body.release(label);
    }
  }
}
