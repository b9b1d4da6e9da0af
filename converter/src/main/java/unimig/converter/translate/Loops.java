package unimig.converter.translate;

/** What jumps do to loops. */
final class Loops {
  private Loops() {}

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
