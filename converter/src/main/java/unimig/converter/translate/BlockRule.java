package unimig.converter.translate;

import java.util.List;

/** Statements one after the other, up to the last that is reached. */
final class BlockRule implements StatementRule {
  private final Rules rules;

  BlockRule(Rules rules) {
    this.rules = rules;
  }

  @Override
  public boolean translate(Node node, Place place) {
    Comments.inside(node, place.body());
    return statements(node.list("body"), place.block());
  }

  boolean statements(List<Node> statements, Place place) {
    for (Node each : statements) {
      if (each.is("FunctionDeclaration")) {
        rules.statement(each, place);
      }
    }
    for (int i = 0; i < statements.size(); i++) {
      Node statement = statements.get(i);
      boolean last = place.last() && i == statements.size() - 1;
      if (!statement.is("FunctionDeclaration") && !rules.statement(statement, place.last(last))) {
        return false;
      }
      Dereferences.apply(statement, place);
    }
    if (!statements.isEmpty()) {
      Comments.after(statements.get(statements.size() - 1), place.body());
    }
    return true;
  }
}
