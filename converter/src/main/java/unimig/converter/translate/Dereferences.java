package unimig.converter.translate;

import java.util.List;

/**
 * Variables that cannot be null behind a statement, as it takes a part of them whatever happens.
 */
final class Dereferences {
  private static final List<String> PASSED_THROUGH =
      List.of(
          "ExpressionStatement",
          "VariableDeclaration",
          "VariableDeclarator",
          "AwaitExpression",
          "BinaryExpression",
          "CallExpression",
          "NewExpression",
          "ObjectExpression",
          "ObjectProperty",
          "ArrayExpression",
          "TemplateLiteral",
          "UnaryExpression",
          "SpreadElement",
          "MemberExpression");

  private Dereferences() {}

  /** Notes them for the statements that follow in the same block. */
  static void apply(Node node, Place place) {
    if (node.is("AssignmentExpression")) {
      if (node.text("operator").matches("&&=|\\|\\|=|\\?\\?=")) {
        return;
      }
      apply(node.child("right"), place);
      return;
    }
    if (node.is("LogicalExpression")) {
      apply(node.child("left"), place);
      return;
    }
    if (!PASSED_THROUGH.contains(node.type())) {
      return;
    }
    if (node.is("MemberExpression") && node.child("object").is("Identifier")) {
      Narrowing.taken(node.child("object"), place);
    }
    node.children().forEach(child -> apply(child, place));
  }
}
