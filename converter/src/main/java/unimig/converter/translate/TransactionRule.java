package unimig.converter.translate;

import java.util.List;
import java.util.Optional;

/** {@code knex.transaction(async (trx) => …)}: a savepoint inside a transaction. */
final class TransactionRule {
  private final Rules rules;

  TransactionRule(Rules rules) {
    this.rules = rules;
  }

  void run(Node node, Place place) {
    Node callback = TransactionEnds.leftOut(callback(node), false);
    Scope scope = scope(node, callback, place);
    place.body().line("db.transaction(() -> {");
    new Promised(rules).body(callback, place.with(scope).inlined(new Leaving("return")));
    place.body().line("});");
  }

  /** What its function answers. */
  Code value(Node node, Place place) {
    Node callback = TransactionEnds.leftOut(callback(node), true);
    Scope scope = scope(node, callback, place);
    if (!callback.child("body").is("BlockStatement")) {
      Code answer = answer(callback.child("body"), place.with(scope));
      return Code.action("db.inTransaction(() -> " + answer.text() + ")", answered(node, answer));
    }
    Widening widening = new Widening();
    while (true) {
      Body body = place.body().ofLambda(callback, widening);
      boolean[] completes = {true};
      boolean complete =
          widening.attempt(
              () -> {
                List<Node> statements = callback.child("body").list("body");
                Place inner = new Place(body, scope.inner());
                completes[0] = new BlockRule(rules).statements(statements, inner);
              });
      if (!complete) {
        continue;
      }
      Type returned = completes[0] ? Type.NOTHING : body.returned().orElse(Type.NOTHING);
      Type type = answered(node, Code.atom("", returned));
      return Code.action("db.inTransaction(() -> {\n" + body.lines() + "})", type);
    }
  }

  private Code answer(Node body, Place place) {
    Promised promised = new Promised(rules);
    return promised.isPromise(body, place)
        ? promised.value(body, place)
        : rules.expression(body, place);
  }

  private static Type answered(Node node, Code answer) {
    if (answer.type().is(Type.Kind.NOTHING, Type.Kind.ITERABLE)) {
      throw new Refusal(node, "a transaction that may answer nothing");
    }
    return answer.type();
  }

  private static Node callback(Node node) {
    List<Node> arguments = node.list("arguments");
    boolean plain =
        arguments.size() == 1
            && arguments.get(0).isFunction()
            && arguments.get(0).list("params").size() == 1
            && arguments.get(0).list("params").get(0).is("Identifier");
    if (!plain) {
      throw new Refusal(node, "a transaction that is not one function of its name");
    }
    return arguments.get(0);
  }

  private static Scope scope(Node node, Node callback, Place place) {
    String name = callback.list("params").get(0).name();
    String outer = node.child("callee").child("object").name();
    Scope scope = place.scope().lambda();
    if (!outer.equals(name)) {
      scope.declare(outer, new Binding.Outside());
    }
    scope.declare(name, new Binding.Database());
    if (!Names.free(callback).stream().allMatch(each -> isOwn(each, name, outer, place))) {
      throw new Refusal(node, "another connection inside a transaction");
    }
    return scope;
  }

  /** Other names of Knex would be other connections. */
  private static boolean isOwn(String used, String name, String outer, Place place) {
    Optional<Binding> binding = place.scope().find(used);
    boolean database =
        binding
            .filter(b -> b instanceof Binding.Database || b instanceof Binding.Builder)
            .isPresent();
    boolean around =
        binding.orElse(null) instanceof Binding.Function function
            && Captures.reachDatabase(function);
    return !around && (!database || used.equals(name) || used.equals(outer));
  }
}
