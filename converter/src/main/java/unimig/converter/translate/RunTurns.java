package unimig.converter.translate;

import java.util.List;
import java.util.Set;

/**
 * {@code Promise.all} of functions of which only the run knows how many statements each sends: the
 * runner lets them take turns.
 */
final class RunTurns {
  private static final List<String> KINDS = List.of("raw", "schema", "batchInsert", "transaction");

  private final Rules rules;
  private final Node callback;
  private final Place place;
  private final Type elements;

  /**
   * @param elements type of the list that they are called with
   */
  RunTurns(Rules rules, Node callback, Type elements, Place place) {
    this.elements = elements;
    this.rules = rules;
    this.callback = callback;
    this.place = place;
  }

  /** Whether all that it waits for are statements of one kind, so that it is known who is first. */
  boolean fits() {
    return elements.is(Type.Kind.LIST)
        && !elements.nullable()
        && callback.flag("async")
        && !mayBeCaught()
        && !callback.flag("generator")
        && Names.assigned(callback).stream().noneMatch(Names.free(callback)::contains)
        && waitsForStatements(callback.child("body"));
  }

  /** Where one fails and that is caught, the others would go on meanwhile. */
  private boolean mayBeCaught() {
    Module module = place.unit().module();
    boolean caught =
        Purity.contains(module.program(), List.of("TryStatement")) || module.mentions(".catch");
    return place.guarded() || (caught && !place.body().ignoresReturn());
  }

  private boolean waitsForStatements(Node node) {
    if (node.is("AwaitExpression")) {
      return isPlain(node.child("argument"));
    }
    if (node.is("ReturnStatement") && node.find("argument").isPresent()) {
      Node value = node.child("argument");
      boolean promise = new Promised(rules).isPromise(value, place);
      return promise ? isPlain(value) : waitsForStatements(value);
    }
    if (node.isFunction()) {
      return !Purity.contains(node, List.of("AwaitExpression"));
    }
    return node.children().stream().allMatch(this::waitsForStatements);
  }

  /** {@code knex('table').…} of what is always sent. */
  private boolean isPlain(Node sent) {
    return new Promised(rules).isStatement(sent, place)
        && Builders.stored(Names.root(sent), place).isEmpty()
        && Builders.start(sent).is("CallExpression")
        && Builders.start(sent).child("callee").is("Identifier")
        && !Sends.mayInsertNothing(sent)
        && !mentions(sent, KINDS)
        && !Purity.contains(sent, List.of("AwaitExpression"));
  }

  private static boolean mentions(Node node, List<String> methods) {
    if (!node.is("CallExpression", "MemberExpression")) {
      return false;
    }
    boolean here =
        node.is("MemberExpression") && node.property().filter(methods::contains).isPresent();
    return here || mentions(node.child(node.is("CallExpression") ? "callee" : "object"), methods);
  }

  void write(Code list) {
    String lambda = lambda(true).text();
    place.body().line("db.inTurns(" + list.text() + ", " + lambda + ");");
  }

  /** What the functions answer, as a list that is declared here. */
  Code answers(Code list, String name) {
    Code lambda = lambda(false);
    boolean none =
        lambda.type().is(Type.Kind.NOTHING, Type.Kind.ITERABLE, Type.Kind.RESULT, Type.Kind.ROW);
    if (none) {
      throw new Refusal(callback, "the answers of functions that may end without a value");
    }
    Type type = Type.list(lambda.type());
    Destructuring.importType(type, place.unit());
    String java = place.body().outerName(name);
    String call = "db.answersInTurns(" + list.text() + ", " + lambda.text() + ")";
    place.body().line(type.java() + " " + java + " = " + call + ";");
    return Code.atom(java, type);
  }

  private Code lambda(boolean ignored) {
    Node pattern = callback.list("params").get(0);
    Widening widening = new Widening();
    while (true) {
      Body body = place.body().ofLambda(callback, widening, ignored);
      Place inner = new Place(body, place.scope().lambda());
      String[] java = {""};
      boolean[] completes = {true};
      boolean complete =
          widening.attempt(
              () -> {
                java[0] = bind(pattern, inner);
                List<Node> statements = Callbacks.statements(callback);
                completes[0] = new BlockRule(rules).statements(statements, inner);
              });
      if (!complete) {
        continue;
      }
      Type type = ignored || completes[0] ? Type.NOTHING : body.returned().orElse(Type.NOTHING);
      return Code.action(java[0] + " -> {\n" + body.lines() + "}", type);
    }
  }

  private String bind(Node pattern, Place inner) {
    Type element = elements.elementType();
    Set<String> names = Names.of(pattern);
    if (names.stream().anyMatch(inner.body()::isAssigned)) {
      throw new Refusal(pattern, "Promise.all of functions that assign what they are given");
    }
    boolean named = pattern.is("Identifier");
    String java =
        inner.body().name(named ? pattern.name() : element.is(Type.Kind.ROW) ? "row" : "each");
    if (named) {
      Binding variable = new Binding.Variable(java, element, false, pattern.start());
      inner.scope().declare(pattern.name(), variable);
    } else {
      new Destructuring(rules).target(pattern, Code.atom(java, element), inner);
    }
    return java;
  }
}
