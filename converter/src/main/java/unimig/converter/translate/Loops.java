package unimig.converter.translate;

import java.util.List;

/** What jumps do to loops. */
final class Loops {
  /** What a {@code break} without a label ends. */
  private static final List<String> ENDED_BY_BREAK =
      List.of(
          "ForStatement",
          "ForOfStatement",
          "ForInStatement",
          "WhileStatement",
          "DoWhileStatement",
          "SwitchStatement");

  private Loops() {}

  /** Whether something is in it that a jump without a label may mean instead of what is around. */
  static boolean catchJumpsIn(Node node) {
    return Purity.contains(node, ENDED_BY_BREAK);
  }

  /** Whether a {@code break} in a loop's body ends that loop. */
  static boolean breaks(Node body) {
    return switch (body.type()) {
      case "BreakStatement" -> body.find("label").isEmpty();
      case "ForStatement",
          "ForOfStatement",
          "ForInStatement",
          "WhileStatement",
          "DoWhileStatement",
          "SwitchStatement",
          "FunctionExpression",
          "ArrowFunctionExpression",
          "FunctionDeclaration" ->
          false;
      default -> body.children().stream().anyMatch(Loops::breaks);
    };
  }

  /** Whether a {@code break} in it ends the loop with that label. */
  static boolean breaksTo(String label, Node node) {
    if (node.is("BreakStatement")) {
      return node.find("label").filter(each -> each.isName(label)).isPresent();
    }
    return !node.isFunction() && node.children().stream().anyMatch(child -> breaksTo(label, child));
  }
}
