package unimig.converter.translate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * {@code Promise.all} of functions that send several statements each, over one connection: it runs
 * the first statement of each, then the second of each, and so on.
 */
final class Turns {
  private final Rules rules;
  private final Node callback;
  private final Place place;

  /** What the functions keep from one turn to the next, by its name in the script. */
  private Map<String, Kept> kept = new TreeMap<>();

  private Optional<String> wanted = Optional.empty();
  private Optional<Code> answers = Optional.empty();

  /**
   * @param list variable of Java with one value for each function
   */
  private record Kept(String list, Binding.Variable variable) {}

  Turns(Rules rules, Node callback, Place place) {
    this.rules = rules;
    this.callback = callback;
    this.place = place;
  }

  /** Writes a loop for each turn; a list of what the functions return. */
  Code answers(Code list, List<Turn> turns, String name) {
    Turn last = turns.get(turns.size() - 1);
    List<Node> statements = last.statements();
    Node end = statements.isEmpty() ? callback : statements.get(statements.size() - 1);
    List<Node> others = statements.subList(0, Math.max(statements.size() - 1, 0));
    boolean early =
        turns.subList(0, turns.size() - 1).stream().anyMatch(Turn::leaves)
            || new Turn(last.unless(), others).leaves();
    if (early || !end.is("ReturnStatement") || end.find("argument").isEmpty()) {
      throw new Refusal(callback, "the answers of functions that may end without a value");
    }
    wanted = Optional.of(name);
    write(list, turns);
    return answers.orElseThrow();
  }

  private void answer(Node end, Place place, int start) {
    Node value = end.child("argument");
    Promised promised = new Promised(rules);
    Code code =
        promised.isPromise(value, place)
            ? promised.value(value, place)
            : rules.expression(value, place);
    boolean none = code.type().is(Type.Kind.NOTHING, Type.Kind.ITERABLE, Type.Kind.RESULT);
    if (none) {
      throw new Refusal(value, "it has no value that is known");
    }
    Type type = Type.list(code.type());
    String list = list(wanted.orElseThrow(), type, start);
    place.body().line(list + ".add(" + code.text() + ");");
    answers = Optional.of(Code.atom(list, type));
  }

  /** Writes a loop for each turn. */
  void write(Code list, List<Turn> turns) {
    requireOwn();
    Code source = turns.size() == 1 ? list : Destructuring.named(list, "list", place);
    Node pattern = callback.list("params").get(0);
    for (int i = 0; i < turns.size(); i++) {
      Set<String> later = later(turns.subList(i, turns.size()));
      Set<String> now = names(turns.get(i));
      if (turns.get(i).leaves()) {
        kept.keySet().stream().filter(later::contains).forEach(now::add);
      }
      source = turn(turns.get(i), source, only(pattern, now), now, later);
    }
  }

  private static Set<String> names(Turn turn) {
    Set<String> names = new TreeSet<>();
    turn.all().forEach(each -> names.addAll(Names.free(each)));
    return names;
  }

  /** What turns after the first of these use, which none of them assigns. */
  private Set<String> later(List<Turn> turns) {
    Set<String> used = new TreeSet<>();
    for (Turn each : turns.subList(1, turns.size())) {
      used.addAll(names(each));
      for (Node statement : each.statements()) {
        if (Names.assigned(statement).stream()
            .anyMatch(Names.declaredBy(turns.get(0).statements())::contains)) {
          throw new Refusal(statement, "Promise.all of functions that assign what they keep");
        }
      }
    }
    return used;
  }

  /** What one function changes is seen by others, and by statements that are not sent yet. */
  private void requireOwn() {
    Set<String> changed = Names.changed(callback.child("body"));
    changed.addAll(Names.assigned(callback.child("body")));
    changed.retainAll(Names.free(callback));
    if (!changed.isEmpty()) {
      throw new Refusal(callback, "Promise.all of functions that change what is around them");
    }
    for (Node each : callback.list("params").subList(0, 1)) {
      if (Names.of(each).stream().anyMatch(Names.assigned(callback.child("body"))::contains)) {
        throw new Refusal(each, "Promise.all of functions that assign what they are given");
      }
    }
  }

  /** The parts of a pattern that are used. */
  private static Node only(Node pattern, Set<String> used) {
    boolean rest = pattern.list("properties").stream().anyMatch(each -> each.is("RestElement"));
    if (!pattern.is("ObjectPattern") || rest) {
      return pattern;
    }
    Node copy = new Node(pattern.json().deepCopy());
    var properties = copy.json().getAsJsonArray("properties");
    for (int i = properties.size() - 1; i >= 0; i--) {
      Set<String> names = Names.of(new Node(properties.get(i).getAsJsonObject()));
      if (names.stream().noneMatch(used::contains)) {
        properties.remove(i);
      }
    }
    return copy;
  }

  /** One loop; the elements that the next one is for. */
  private Code turn(Turn turn, Code source, Node pattern, Set<String> now, Set<String> later) {
    Body body = place.body();
    int start = body.mark();
    Map<String, Kept> next = new TreeMap<>(kept);
    Code[] remaining = {source};
    body.block(
        () -> {
          Place inner = place.inner();
          boolean last = later.isEmpty();
          String element = open(source, pattern, now, turn.leaves() && !last, inner);
          ForEachCall.body(
              turn.all(),
              inner,
              here -> {
                statements(turn, here.last(last), start);
                stored(turn, here, later)
                    .forEach(name -> next.put(name, keep(name, here.scope(), start)));
                if (turn.leaves() && !last) {
                  String left = keep(element, source.type(), start);
                  remaining[0] = Code.atom(left, source.type());
                }
              });
          body.line("}");
        });
    kept = next;
    return remaining[0];
  }

  /** Begins a loop; the variable of its element, if that is wanted. */
  private String open(Code source, Node pattern, Set<String> now, boolean wanted, Place inner) {
    Body body = inner.body();
    Type type = source.type().elementType();
    Destructuring.importType(type, inner.unit());
    boolean named = pattern.is("Identifier");
    String java = body.name(named ? pattern.name() : type.is(Type.Kind.ROW) ? "row" : "each");
    boolean plain = kept.keySet().stream().noneMatch(now::contains);
    if (plain) {
      body.line("for (" + type.java() + " " + java + " : " + source.text() + ") {");
      declare(pattern, Code.atom(java, type), inner);
      return java;
    }
    String index = body.name("i");
    body.line("for (int %1$s = 0; %1$s < %2$s.size(); %1$s++) {".formatted(index, source.text()));
    if (wanted || Names.of(pattern).stream().anyMatch(now::contains)) {
      body.line(type.java() + " " + java + " = " + source.text() + ".get(" + index + ");");
      declare(pattern, Code.atom(java, type), inner);
    }
    kept.forEach(
        (name, each) -> {
          if (now.contains(name)) {
            String value = each.list() + ".get(" + index + ")";
            inner.scope().declare(name, again(name, each.variable(), value, body));
          }
        });
    return java;
  }

  private static Binding again(String name, Binding.Variable old, String value, Body body) {
    String java = body.name(name);
    body.line(old.type().java() + " " + java + " = " + value + ";");
    return new Binding.Variable(java, old.type(), false, old.declaration());
  }

  private void declare(Node pattern, Code element, Place inner) {
    if (pattern.is("Identifier")) {
      Binding.Variable variable =
          new Binding.Variable(element.text(), element.type(), false, pattern.start());
      inner.scope().declare(pattern.name(), variable);
    } else {
      new Destructuring(rules).declare(pattern, element, inner, callback);
    }
  }

  private void statements(Turn turn, Place inner, int start) {
    if (turn.unless().isPresent()) {
      Code test = new Truth(rules).of(turn.unless().get(), inner);
      String jump = inner.leaving().orElseThrow().use();
      inner.body().line("if (!" + test.operand() + ") {\n" + jump + ";\n}");
    }
    List<Node> statements = turn.statements();
    if (inner.last() && wanted.isPresent()) {
      Node end = statements.get(statements.size() - 1);
      statements.subList(0, statements.size() - 1).forEach(each -> rules.statement(each, inner));
      answer(end, inner, start);
    } else if (inner.last()) {
      new BlockRule(rules).statements(turn.statements(), inner);
    } else {
      turn.statements().forEach(each -> rules.statement(each, inner));
    }
  }

  /** The names whose values are to be kept: those of before too where some functions end. */
  private Set<String> stored(Turn turn, Place inner, Set<String> later) {
    Set<String> names = new TreeSet<>(Names.declaredBy(turn.statements()));
    if (turn.leaves()) {
      names.addAll(kept.keySet());
    }
    names.retainAll(later);
    for (String name : names) {
      boolean plain =
          inner.scope().find(name).filter(b -> b instanceof Binding.Variable).isPresent();
      if (!plain) {
        throw new Refusal(callback, "Promise.all of functions that keep what is no value");
      }
    }
    return names;
  }

  private Kept keep(String name, Scope scope, int start) {
    Binding.Variable variable = (Binding.Variable) scope.find(name).orElseThrow();
    return new Kept(keep(variable.java(), Type.list(variable.type()), start), variable);
  }

  /** Adds the value of a variable to a list from before the loop. */
  private String keep(String java, Type type, int start) {
    String list = list(java + (java.endsWith("s") ? "List" : "s"), type, start);
    place.body().line(list + ".add(" + java + ");");
    return list;
  }

  private String list(String name, Type type, int start) {
    Destructuring.importType(type, place.unit());
    place.unit().use("java.util.ArrayList");
    String list = place.body().outerName(name);
    place.body().insert(start, type.java() + " " + list + " = new ArrayList<>();\n");
    return list;
  }
}
