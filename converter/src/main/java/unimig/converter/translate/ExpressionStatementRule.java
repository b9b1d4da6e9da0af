package unimig.converter.translate;

/** Expressions as statements: what is awaited, assigned, or called for what it does. */
final class ExpressionStatementRule implements StatementRule {
  private final Rules rules;

  ExpressionStatementRule(Rules rules) {
    this.rules = rules;
  }

  @Override
  public boolean translate(Node node, Place place) {
    write(node.child("expression"), place);
    return true;
  }

  void write(Node expression, Place place) {
    switch (expression.type()) {
      case "AwaitExpression" -> new Promised(rules).run(expression.child("argument"), place);
      case "AssignmentExpression", "UpdateExpression" -> assign(expression, place);
      case "UnaryExpression" -> delete(expression, place);
      case "CallExpression" -> call(expression, place);
      case "ConditionalExpression", "LogicalExpression" ->
          new ChoosingStatements(rules).write(expression, place);
      case "YieldExpression" -> GeneratorLoops.yielded(expression, rules, place);
      default -> throw new Refusal(expression, "a statement that is only " + expression.type());
    }
  }

  private void assign(Node expression, Place place) {
    boolean extended =
        expression.is("AssignmentExpression")
            && expression.text("operator").equals("=")
            && new Builders(rules)
                .extend(expression.child("left"), expression.child("right"), place);
    if (!extended) {
      place.body().line(new Assignments(rules).of(expression, place) + ";");
    }
  }

  private void delete(Node expression, Place place) {
    if (!expression.text("operator").equals("delete")) {
      throw new Refusal(expression, "a statement that is only a value");
    }
    Node member = expression.child("argument");
    place.body().line(new MemberAssignments(rules).delete(member, place) + ";");
  }

  private void call(Node call, Place place) {
    boolean done =
        new KeptPromises(rules, place).push(call)
            || new Builders(rules).extend(Names.root(call), call, place);
    if (done) {
      return;
    }
    if (new Promised(rules).isPromise(call, place)) {
      throw new Refusal(call, "a promise that is not awaited");
    }
    ConsoleRule console = new ConsoleRule(rules);
    if (console.matches(call, place)) {
      console.write(call, place);
      return;
    }
    if (new DictionaryCalls(rules).add(call, place)) {
      return;
    }
    ListMethods lists = new ListMethods(rules);
    if (!lists.statement(call, place)) {
      place.body().line(rules.expression(call, place).text() + ";");
    }
  }
}
