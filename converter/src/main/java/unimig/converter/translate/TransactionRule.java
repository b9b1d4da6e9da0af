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
    List<Node> arguments = node.list("arguments");
    boolean plain =
        arguments.size() == 1
            && arguments.get(0).isFunction()
            && arguments.get(0).list("params").size() == 1
            && arguments.get(0).list("params").get(0).is("Identifier");
    if (!plain) {
      throw new Refusal(node, "a transaction that is not one function of its name");
    }
    Node callback = arguments.get(0);
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
    place.body().line("db.transaction(() -> {");
    new Promised(rules).body(callback, place.with(scope).inlined(new Leaving("return")));
    place.body().line("});");
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
