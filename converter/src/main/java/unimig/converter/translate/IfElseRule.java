package unimig.converter.translate;

import java.util.Optional;

/** {@code if} and {@code else}; only the branch that is taken where the test is constant. */
final class IfElseRule implements StatementRule {
  private final Rules rules;

  IfElseRule(Rules rules) {
    this.rules = rules;
  }

  @Override
  public boolean translate(Node node, Place place) {
    Optional<Node> otherwise = node.find("alternate");
    var constant = place.unit().constants().find(node.child("test"), place.scope());
    if (constant.isPresent()) {
      Optional<Node> taken =
          constant.get().truthy() ? Optional.of(node.child("consequent")) : otherwise;
      return taken.map(branch -> rules.statement(branch, place)).orElse(true);
    }
    Code test = new Truth(rules).of(node.child("test"), place);
    place.body().line("if (" + test.text() + ") {");
    boolean completes = rules.statement(node.child("consequent"), place.inner());
    if (otherwise.isPresent() && chains(otherwise.get(), place)) {
      place.body().text("} else ");
      boolean other = rules.statement(otherwise.get(), place.inner());
      return completes || other;
    }
    if (otherwise.isPresent()) {
      place.body().line("} else {");
      boolean other = rules.statement(otherwise.get(), place.inner());
      completes = completes || other;
    } else {
      completes = true;
    }
    place.body().line("}");
    return completes;
  }

  /** Whether it begins with {@code if} in Java too. */
  private static boolean chains(Node otherwise, Place place) {
    return otherwise.is("IfStatement")
        && !otherwise.json().has("leadingComments")
        && place.unit().constants().find(otherwise.child("test"), place.scope()).isEmpty();
  }
}
