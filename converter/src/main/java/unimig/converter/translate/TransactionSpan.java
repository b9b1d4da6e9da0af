package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a function does between the begin and the end of a transaction. Knex refuses statements of
 * one that has ended, and lets the next one wait until it has; in Java both have one connection.
 */
final class TransactionSpan {
  private static final Set<String> BEGINS =
      Set.of("transaction", "transactionProvider", "savepoint", "batchInsert");

  private static final String[] LOOPS = {
    "ForStatement", "ForOfStatement", "ForInStatement", "WhileStatement", "DoWhileStatement"
  };

  private final Node name;
  private final int begin;
  private final Place place;
  private final List<Use> statements = new ArrayList<>();
  private final List<Use> ends = new ArrayList<>();
  private int last;

  /**
   * A place that names the transaction.
   *
   * @param path from the block that declares it to the name
   */
  private record Use(List<Node> path) {
    Node node() {
      return above(0);
    }

    Node above(int steps) {
      int index = path.size() - 1 - steps;
      return path.get(Math.max(index, 0));
    }

    boolean isIn(String... types) {
      return path.stream().skip(1).anyMatch(each -> each.is(types));
    }

    boolean isInFunction() {
      return path.stream().anyMatch(Node::isFunction);
    }
  }

  TransactionSpan(Node name, Node init, Place place) {
    this.name = name;
    this.begin = init.end();
    this.place = place;
  }

  /** Refuses what is not the same in Java. */
  void check() {
    Node block = blockOf(place.body().function());
    collect(block, new ArrayList<>());
    statements.forEach(this::checkStatement);
    ends.forEach(this::checkEnd);
    others(block);
  }

  private Node blockOf(Node node) {
    for (Node child : node.children()) {
      if (child.start() <= name.start() && name.end() <= child.end()) {
        Node inner = blockOf(child);
        return inner.is("BlockStatement") || !node.is("BlockStatement") ? inner : node;
      }
    }
    return node;
  }

  private void collect(Node node, List<Node> before) {
    List<Node> path = new ArrayList<>(before);
    path.add(node);
    if (node.isName(name.name()) && node.start() > begin) {
      use(new Use(List.copyOf(path)));
    }
    for (Node child : node.children()) {
      boolean key =
          node.is("MemberExpression", "ObjectProperty")
              && !node.flag("computed")
              && !node.flag("shorthand")
              && node.find(node.is("ObjectProperty") ? "key" : "property")
                  .filter(child::equals)
                  .isPresent();
      if (!key) {
        collect(child, path);
      }
    }
  }

  private void use(Use use) {
    last = Math.max(last, use.node().end());
    String method = method(use);
    if (method.equals("commit") || method.equals("rollback")) {
      ends.add(use);
    } else if (!method.equals("isCompleted")) {
      statements.add(use);
    }
  }

  private static String method(Use use) {
    Node member = use.above(1);
    boolean called = member.is("MemberExpression") && use.above(2).is("CallExpression");
    return called ? member.property().orElse("") : "";
  }

  private void checkStatement(Use use) {
    if (!use.isIn("AwaitExpression", "ReturnStatement")) {
      throw new Refusal(use.node(), "a statement of a transaction that may be sent later");
    }
    for (int i = 1; i < use.path().size(); i++) {
      Node before = use.path().get(i - 1);
      if (use.path().get(i).isFunction() && !before.is("CallExpression")) {
        throw new Refusal(use.node(), "a function that keeps a transaction");
      }
    }
  }

  private void checkEnd(Use end) {
    boolean awaited = end.above(3).is("AwaitExpression") || end.above(3).is("ReturnStatement");
    if (!awaited || end.isInFunction()) {
      throw new Refusal(end.node(), "the end of a transaction that is not awaited where it is");
    }
    for (Use use : statements) {
      int shared = shared(end, use);
      boolean after = isAfter(use, end) && !leaves(end, shared);
      boolean again = inLoop(end, shared) && !leaves(end, shared);
      boolean caught = end.path().get(shared).is("TryStatement") && isAfter(use, end);
      if (after || again || caught) {
        throw new Refusal(use.node(), "a statement of a transaction that may have ended");
      }
    }
  }

  private static boolean isAfter(Use use, Use end) {
    return use.node().start() > end.node().end();
  }

  /** Index of the last node that both are in. */
  private static int shared(Use one, Use other) {
    int shared = 0;
    int least = Math.min(one.path().size(), other.path().size());
    while (shared + 1 < least
        && one.path().get(shared + 1).start() == other.path().get(shared + 1).start()
        && one.path().get(shared + 1).equals(other.path().get(shared + 1))) {
      shared++;
    }
    return shared;
  }

  private static boolean inLoop(Use end, int shared) {
    return end.path().subList(1, shared + 1).stream().anyMatch(each -> each.is(LOOPS));
  }

  /** Whether the function is left behind the end, in a block that does not hold what is shared. */
  private static boolean leaves(Use end, int shared) {
    for (int i = end.path().size() - 1; i > shared; i--) {
      Node node = end.path().get(i);
      if (node.is("ReturnStatement")) {
        return true;
      }
      List<Node> body = node.is("BlockStatement") ? node.list("body") : List.of();
      if (body.isEmpty()) {
        continue;
      }
      Node jump = body.get(body.size() - 1);
      boolean caught =
          end.path().subList(shared + 1, i).stream().anyMatch(each -> each.is("TryStatement"));
      boolean leaves =
          jump.is("ReturnStatement")
              || (jump.is("ThrowStatement") && !caught)
              || (jump.is("ContinueStatement") && jump.find("label").isEmpty() && !end.isIn(LOOPS));
      if (leaves) {
        return true;
      }
    }
    return false;
  }

  /** What other names of Knex do meanwhile. */
  private void others(Node node) {
    boolean meanwhile = node.end() > begin && node.start() < last;
    if (!meanwhile) {
      return;
    }
    for (Node child : node.children()) {
      boolean begins =
          node.is("MemberExpression") && node.property().filter(BEGINS::contains).isPresent();
      boolean plain =
          node.is("MemberExpression")
              ? !begins
              : node.is("CallExpression") && isCallee(node, child);
      if (child.start() > begin && child.end() <= last && reaches(child) && !plain) {
        throw new Refusal(child, "another connection while a transaction is open");
      }
      others(child);
    }
  }

  private static boolean isCallee(Node call, Node child) {
    return call.child("callee").equals(child);
  }

  private boolean reaches(Node node) {
    if (!node.is("Identifier") || node.isName(name.name())) {
      return false;
    }
    Binding binding = place.scope().find(node.name()).orElse(null);
    return binding instanceof Binding.Database
        || (binding instanceof Binding.Function function && Captures.reachDatabase(function));
  }
}
