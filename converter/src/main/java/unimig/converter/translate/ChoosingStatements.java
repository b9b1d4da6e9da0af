package unimig.converter.translate;

import com.google.gson.JsonObject;

/** {@code a && await b} and {@code a ? f() : g()} as statements: {@code if}. */
final class ChoosingStatements {
  private final Rules rules;

  ChoosingStatements(Rules rules) {
    this.rules = rules;
  }

  void write(Node expression, Place place) {
    JsonObject statement = like(expression, "IfStatement");
    boolean choice = expression.is("ConditionalExpression");
    Node test = expression.child(choice ? "test" : "left");
    Node then = expression.child(choice ? "consequent" : "right");
    statement.add("consequent", statement(then));
    if (choice) {
      statement.add("alternate", statement(expression.child("alternate")));
      statement.add("test", test.json());
    } else {
      statement.add("test", test(expression, test));
    }
    new IfElseRule(rules).translate(new Node(statement), place);
  }

  /** {@code a || b} does something where {@code a} is false. */
  private static JsonObject test(Node expression, Node left) {
    String operator = expression.text("operator");
    if (operator.equals("&&")) {
      return left.json();
    }
    if (!operator.equals("||")) {
      throw new Refusal(expression, "a statement that is only a value or another");
    }
    JsonObject negated = like(left, "UnaryExpression");
    negated.addProperty("operator", "!");
    negated.add("argument", left.json());
    return negated;
  }

  private static JsonObject statement(Node expression) {
    JsonObject statement = like(expression, "ExpressionStatement");
    statement.add("expression", expression.json());
    return statement;
  }

  private static JsonObject like(Node node, String type) {
    JsonObject made = new JsonObject();
    made.addProperty("type", type);
    made.add("start", node.json().get("start"));
    made.add("end", node.json().get("end"));
    made.add("loc", node.json().get("loc"));
    return made;
  }

  /** What is evaluated before it chooses. */
  static Node test(Node expression) {
    return expression.child(expression.is("ConditionalExpression") ? "test" : "left");
  }
}
