package unimig.converter.translate;

import java.util.Optional;
import java.util.Set;

/** Expressions whose value is a builder of Knex, which sends nothing until it is awaited. */
final class Builders {
  /**
   * Methods that make a promise of a statement, or run it: what they are given is called when
   * answers come, which there are none of while Knex compiles.
   */
  private static final Set<String> RUNNING =
      Set.of("then", "catch", "finally", "asCallback", "stream", "pipe", "on", "once", "tap");

  /** What answers something else than a builder. */
  private static final Set<String> OTHERS =
      Set.of("transaction", "isCompleted", "toString", "toSQL", "toQuery", "destroy", "initialize");

  private static final String TWO_NAMES = "two names of one statement that is not sent yet";

  private final Rules rules;

  Builders(Rules rules) {
    this.rules = rules;
  }

  /** One that sends over the connection of its place. */
  boolean isOne(Node node, Place place) {
    return isPart(node, place) && (!isOutside(node, place) || isTransacting(node, place));
  }

  private static boolean isOutside(Node node, Place place) {
    Node root = Names.root(node);
    return root.is("Identifier")
        && place.scope().find(root.name()).filter(b -> b instanceof Binding.Outside).isPresent();
  }

  /** Whether {@code .transacting(trx)} of the transaction is in the chain. */
  private static boolean isTransacting(Node chain, Place place) {
    Node at = chain;
    while (at.is("CallExpression", "MemberExpression")) {
      if (transaction(at, place)) {
        return true;
      }
      at = at.child(at.is("CallExpression") ? "callee" : "object");
    }
    return false;
  }

  /** Whether it is {@code builder.transacting(trx)}. */
  static boolean transaction(Node call, Place place) {
    return call.is("CallExpression")
        && call.child("callee").is("MemberExpression")
        && call.child("callee").property().filter("transacting"::equals).isPresent()
        && call.list("arguments").size() == 1
        && call.list("arguments").get(0).is("Identifier")
        && place
            .scope()
            .find(call.list("arguments").get(0).name())
            .filter(b -> b instanceof Binding.Database)
            .isPresent();
  }

  /** One that may be part of another. */
  boolean isPart(Node node, Place place) {
    return isNamed(node, place)
        || (node.is("CallExpression", "MemberExpression")
            && !runs(node)
            && (isChain(node, place) || new BuildingFunctions(rules).isCall(start(node), place)));
  }

  /** A variable that holds one. */
  private static boolean isNamed(Node node, Place place) {
    return stored(node, place).isPresent();
  }

  static Optional<StoredBuilder> stored(Node node, Place place) {
    return node.is("Identifier")
            && place.scope().find(node.name()).orElse(null) instanceof Binding.Builder builder
        ? Optional.of(builder.stored())
        : Optional.empty();
  }

  private static boolean isChain(Node node, Place place) {
    Node root = Names.root(node);
    Optional<Binding> binding =
        root.is("Identifier") ? place.scope().find(root.name()) : Optional.empty();
    return binding
        .filter(
            each ->
                each instanceof Binding.Database
                    || each instanceof Binding.Builder
                    || each instanceof Binding.Outside)
        .isPresent();
  }

  /** The call of a function that a chain begins with, or the chain itself. */
  static Node start(Node chain) {
    Node at = chain;
    while (true) {
      Node next =
          at.is("CallExpression") && at.child("callee").is("MemberExpression")
              ? at.child("callee")
              : at;
      if (!next.is("MemberExpression")) {
        return next;
      }
      at = next.child("object");
    }
  }

  private static boolean runs(Node chain) {
    Node at = chain;
    while (at.is("CallExpression", "MemberExpression")) {
      Node member = at.is("CallExpression") ? at.child("callee") : at;
      if (!member.is("MemberExpression")) {
        return false;
      }
      Optional<String> method = member.property();
      if (method.filter(RUNNING::contains).isPresent()
          || (method.filter(OTHERS::contains).isPresent() && at.is("CallExpression"))) {
        return true;
      }
      at = member.child("object");
    }
    return false;
  }

  /** Declares a variable that holds one. */
  void declare(Node name, Node value, Place place) {
    Node root = Names.root(value);
    Optional<StoredBuilder> source = stored(root, place);
    if (source.isPresent() && !isClone(value)) {
      throw new Refusal(value, TWO_NAMES);
    }
    String known = source.isPresent() ? root.name() : name.name();
    share(value, known, place);
    StoredBuilder stored =
        source.map(each -> each.copy(place.scope())).orElse(new StoredBuilder(place.scope()));
    stored.add(known, value, place);
    place.scope().declare(name.name(), new Binding.Builder(stored));
  }

  /** {@code q = q.where(…)}, and {@code q.where(…)} as a statement. */
  boolean extend(Node name, Node value, Place place) {
    Optional<StoredBuilder> stored = stored(name, place);
    if (stored.isEmpty() || !isOne(value, place)) {
      return false;
    }
    Node root = Names.root(value);
    boolean alias = stored(root, place).isPresent() && !root.isName(name.name()) && !isClone(value);
    if (alias) {
      throw new Refusal(value, TWO_NAMES);
    }
    share(value, name.name(), place);
    stored.get().add(name.name(), value, place);
    return true;
  }

  /** What was sent keeps what it was extended with to be sent. */
  static void sent(Node node, Place place) {
    Node root = Names.root(node);
    Optional<StoredBuilder> stored = stored(root, place);
    if (stored.isPresent() && !node.is("Identifier") && !isClone(node)) {
      share(node, root.name(), place);
      stored.get().add(root.name(), node, place);
    }
  }

  private static boolean isClone(Node chain) {
    Node at = chain;
    while (at.is("CallExpression")) {
      Node member = at.child("callee");
      boolean clone =
          member.is("MemberExpression")
              && member.property().filter("clone"::equals).isPresent()
              && member.child("object").is("Identifier");
      if (clone) {
        return true;
      }
      at = member.is("MemberExpression") ? member.child("object") : member;
    }
    return false;
  }

  private static void share(Node value, String own, Place place) {
    for (String name : Names.free(value)) {
      if (!name.equals(own)
          && place.scope().find(name).orElse(null) instanceof Binding.Builder builder) {
        builder.stored().share();
      }
    }
  }
}
