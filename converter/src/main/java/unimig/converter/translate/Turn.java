package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What each function of {@code Promise.all} does in one turn: up to the answer of its next
 * statement.
 *
 * @param unless what the function goes on for
 */
record Turn(Optional<Node> unless, List<Node> statements) {
  private static final List<String> FUNCTIONS =
      List.of("ArrowFunctionExpression", "FunctionExpression", "FunctionDeclaration");

  Turn {
    statements = List.copyOf(statements);
  }

  /** The turns of a function, the last of which may send a statement or not. */
  static List<Turn> of(List<Node> statements, Sends sends) {
    List<Turn> turns = new ArrayList<>();
    split(Optional.empty(), statements, sends, turns);
    return turns;
  }

  private static void split(
      Optional<Node> unless, List<Node> statements, Sends sends, List<Turn> turns) {
    List<Node> now = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      Node each = statements.get(i);
      List<Node> rest = statements.subList(i, statements.size());
      if (sends.most(rest) <= 1) {
        now.addAll(rest);
        break;
      }
      now.add(each);
      if (sends.isExactlyOne(each)) {
        turns.add(new Turn(unless, now));
        split(Optional.empty(), rest.subList(1, rest.size()), sends, turns);
        return;
      }
      if (sends.most(List.of(each)) == 0) {
        continue;
      }
      boolean guard = i == statements.size() - 1 && i == 0 && isGuard(each) && unless.isEmpty();
      if (!guard) {
        throw new Refusal(each, "Promise.all of functions that do not take turns evenly");
      }
      split(Optional.of(each.child("test")), block(each.child("consequent")), sends, turns);
      return;
    }
    turns.add(new Turn(unless, now));
  }

  private static boolean isGuard(Node statement) {
    return statement.is("IfStatement") && statement.find("alternate").isEmpty();
  }

  private static List<Node> block(Node statement) {
    return statement.is("BlockStatement") ? statement.list("body") : List.of(statement);
  }

  /** Its statements, and what comes before them. */
  List<Node> all() {
    return Stream.concat(unless.stream(), statements.stream()).toList();
  }

  /** Whether a function may end in it. */
  boolean leaves() {
    return unless.isPresent() || statements.stream().anyMatch(Turn::leaves);
  }

  private static boolean leaves(Node node) {
    return node.is("ReturnStatement")
        || (!FUNCTIONS.contains(node.type()) && node.children().stream().anyMatch(Turn::leaves));
  }
}
