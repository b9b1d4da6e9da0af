package unimig.converter.translate;

/** What jumps do to loops. */
final class Loops {
  private Loops() {}

  /** Whether a {@code break} in a loop's body ends that loop. */
  static boolean breaks(Node body) {
    return switch (body.type()) {
      case "BreakStatement" -> true;
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
}
