package unimig.converter.translate;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Loops over {@code Object.entries(object)} of a dictionary, its keys, or a {@code Map}. */
final class DictionaryLoops {
  private final Rules rules;

  DictionaryLoops(Rules rules) {
    this.rules = rules;
  }

  /**
   * What a loop goes through.
   *
   * @param method of a dictionary: keys, values or entries
   */
  private record Source(Binding.Variable dictionary, String name, String method) {}

  /** Writes the loop, if it is one of these. */
  boolean write(Node loop, Place place) {
    Optional<Source> source = source(loop.child("right"), place);
    if (source.isEmpty()) {
      return false;
    }
    Node pattern = loop.child("left").list("declarations").get(0).child("id");
    if (source.get().method().equals("keys")) {
      return keys(source.get(), pattern, loop.child("body"), place);
    }
    Node body = loop.child("body");
    return source.get().method().equals("entries")
        ? entries(source.get(), pattern, body, place, inner -> rules.statement(body, inner))
        : values(source.get(), pattern, loop.child("body"), place);
  }

  private static Optional<Source> source(Node node, Place place) {
    Optional<Binding.Variable> whole = DictionaryEntry.variable(node, place);
    if (whole.isPresent()) {
      return Optional.of(new Source(whole.get(), node.name(), "entries"));
    }
    if (!node.is("CallExpression") || !node.child("callee").is("MemberExpression")) {
      return Optional.empty();
    }
    Node object = node.child("callee").child("object");
    List<Node> arguments = node.list("arguments");
    boolean global = object.isName("Object") && arguments.size() == 1;
    Node dictionary = global ? arguments.get(0) : object;
    return node.child("callee")
        .property()
        .filter(each -> each.matches("keys|values|entries"))
        .flatMap(
            method ->
                DictionaryEntry.variable(dictionary, place)
                    .map(each -> new Source(each, dictionary.name(), method)));
  }

  private static Type type(Source source, Place place) {
    Binding.Variable variable = source.dictionary();
    return place.body().widening().of(variable.declaration(), variable.type());
  }

  /** What Java goes through: a copy, if the loop puts something into it. */
  private static String each(Source source, String part, Node body, Place place) {
    String parts = source.dictionary().java() + part;
    if (!puts(body, source.name())) {
      return parts;
    }
    place.unit().use("java.util.ArrayList");
    return "new ArrayList<>(" + parts + ")";
  }

  private static boolean puts(Node node, String name) {
    boolean here =
        Names.changedPart(node).filter(each -> Names.root(each).isName(name)).isPresent();
    return here || node.children().stream().anyMatch(child -> puts(child, name));
  }

  private boolean keys(Source source, Node pattern, Node body, Place place) {
    Type key = DictionaryKeys.of(type(source, place));
    if (!pattern.is("Identifier") || key.is(Type.Kind.ANY)) {
      return false;
    }
    Code list = Code.atom(each(source, ".keySet()", body, place), Type.list(key));
    new ForOfRule(rules)
        .over(
            list,
            pattern,
            body,
            place.last(false),
            inner -> {
              new DictionaryEntry(source.dictionary(), rules.value(pattern, inner), pattern, inner)
                  .hold();
              rules.statement(body, inner);
            });
    return true;
  }

  private boolean values(Source source, Node pattern, Node body, Place place) {
    Optional<Type> value = type(source, place).element();
    if (value.isEmpty()) {
      return false;
    }
    Code list =
        Code.atom(
            each(source, ".values()", body, place), Type.list(DictionaryKeys.held(value.get())));
    new ForOfRule(rules)
        .over(list, pattern, body, place.last(false), inner -> rules.statement(body, inner));
    return true;
  }

  private boolean entries(
      Source source, Node pattern, Node body, Place place, Consumer<Place> write) {
    Type type = type(source, place);
    boolean pair = pattern.is("ArrayPattern") && pattern.slots("elements").size() == 2;
    if (!pair || type.element().isEmpty()) {
      return false;
    }
    place.unit().use("java.util.Map");
    DictionaryKeys.importTypes(type, place.unit());
    Place inner = place.last(false).inner();
    String each = inner.body().name("entry");
    String types = type.boxed().substring("Map".length());
    String all = each(source, ".entrySet()", body, place);
    inner.body().line("for (Map.Entry" + types + " " + each + " : " + all + ") {");
    part(
        pattern.slots("elements").get(0), each + ".getKey()", DictionaryKeys.of(type), inner, body);
    Type value = DictionaryKeys.held(type.elementType());
    part(pattern.slots("elements").get(1), each + ".getValue()", value, inner, body);
    pattern
        .slots("elements")
        .get(0)
        .filter(key -> key.is("Identifier"))
        .ifPresent(
            key ->
                new DictionaryEntry(source.dictionary(), rules.value(key, inner), key, inner)
                    .hold());
    write.accept(inner);
    inner.body().line("}");
    return true;
  }

  /**
   * {@code map.forEach((value, key) => …)}; false if it is of no dictionary.
   *
   * @param pattern of an entry
   */
  boolean each(Node map, Node pattern, Node body, Place place, Consumer<Place> write) {
    Optional<Binding.Variable> dictionary = DictionaryEntry.variable(map, place);
    return dictionary.isPresent()
        && entries(
            new Source(dictionary.get(), map.name(), "entries"), pattern, body, place, write);
  }

  private void part(Optional<Node> target, String text, Type type, Place place, Node owner) {
    target.ifPresent(
        each -> {
          if (each.is("AssignmentPattern", "RestElement")) {
            throw new Refusal(each, "a default of an entry");
          }
          new Destructuring(rules).declare(each, Code.atom(text, type), place, owner);
        });
  }
}
