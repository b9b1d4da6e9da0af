package unimig.converter.translate;

import java.util.Optional;
import java.util.Set;

/** {@code const trx = await knex.transaction()}, which the script commits or rolls back itself. */
final class ExplicitTransaction {
  private static final Set<String> ENDS = Set.of("commit", "rollback");

  private ExplicitTransaction() {}

  static boolean begins(Node init, Place place) {
    return init.is("AwaitExpression")
        && isCall(init.child("argument"))
        && method(init.child("argument")).filter("transaction"::equals).isPresent()
        && init.child("argument").list("arguments").isEmpty()
        && database(init.child("argument"), place).isPresent();
  }

  static void declare(Node name, Node init, Place place) {
    if (!place.unit().transactional()) {
      throw new Refusal(init, "a transaction on another connection that the script ends itself");
    }
    if (!name.is("Identifier") || place.body().isAssigned(name.name())) {
      throw new Refusal(name, "a transaction that is not one constant");
    }
    new TransactionSpan(name, init, place).check();
    String outer = database(init.child("argument"), place).orElseThrow().transaction().orElse("db");
    String java = place.body().name(name.name());
    String type = place.unit().api("Transaction");
    place.body().line(type + " " + java + " = " + outer + ".begin();");
    place.scope().declare(name.name(), new Binding.Database(Optional.of(java)));
  }

  static boolean ends(Node node, Place place) {
    return isCall(node)
        && method(node).filter(ENDS::contains).isPresent()
        && transaction(node, place).isPresent();
  }

  /** What it is given makes no difference to a transaction without a function. */
  static void end(Node node, Place place) {
    boolean plain =
        node.list("arguments").stream().allMatch(each -> each.is("Identifier", "NullLiteral"));
    if (!plain) {
      throw new Refusal(node, "the end of a transaction with a value");
    }
    String call = transaction(node, place).orElseThrow() + "." + method(node).orElseThrow();
    place.body().line(call + "();");
  }

  /** {@code trx.isCompleted()}. */
  static Optional<Code> completed(Node node, Place place) {
    boolean matches =
        isCall(node)
            && method(node).filter("isCompleted"::equals).isPresent()
            && node.list("arguments").isEmpty();
    return matches
        ? transaction(node, place).map(java -> Code.atom(java + ".isCompleted()", Type.BOOLEAN))
        : Optional.empty();
  }

  /** Whether a part of it asks for what only the run knows of a transaction. */
  static boolean isAskedIn(Node node, Place place) {
    return completed(node, place).isPresent()
        || node.children().stream().anyMatch(each -> isAskedIn(each, place));
  }

  private static boolean isCall(Node node) {
    return node.is("CallExpression")
        && node.child("callee").is("MemberExpression")
        && node.child("callee").child("object").is("Identifier");
  }

  private static Optional<String> method(Node call) {
    return call.child("callee").property();
  }

  private static Optional<String> transaction(Node call, Place place) {
    return database(call, place).flatMap(Binding.Database::transaction);
  }

  private static Optional<Binding.Database> database(Node call, Place place) {
    return place
        .scope()
        .find(call.child("callee").child("object").name())
        .filter(b -> b instanceof Binding.Database)
        .map(b -> (Binding.Database) b);
  }
}
