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
    if (test.isFixed()) {
      Optional<Node> taken =
          test.equals(Code.TRUE) ? Optional.of(node.child("consequent")) : otherwise;
      return taken.map(branch -> rules.statement(branch, place)).orElse(true);
    }
    boolean[] completes = {true, true};
    String yes = place.body().capture(() -> completes[0] = branch(node, "consequent", true, place));
    String no =
        otherwise.isEmpty()
            ? ""
            : place.body().capture(() -> completes[1] = branch(node, "alternate", false, place));
    boolean chained =
        no.startsWith("if (") && otherwise.filter(each -> chains(each, place)).isPresent();
    if (!no.isEmpty()) {
      no = commented(no, chained, node, place.body());
    }
    // What only extends a builder leaves nothing to be written.
    boolean empty = yes.isEmpty() && test.steady() && does(node.child("consequent"));
    if (!empty) {
      write(test, yes, no, chained, place.body());
    } else if (!no.isEmpty()) {
      write(Truth.not(test), no, "", false, place.body());
    }
    if (!completes[0]) {
      Narrowing.apply(node.child("test"), false, place);
    } else if (!completes[1]) {
      Narrowing.apply(node.child("test"), true, place);
    }
    DictionaryPresence.behind(node, rules, place);
    return completes[0] || completes[1];
  }

  /** With what stands in front of {@code else}, inside the branch. */
  private static String commented(String branch, boolean chained, Node node, Body body) {
    String comments =
        body.capture(
            () -> Comments.between(node.child("consequent"), node.child("alternate"), body));
    int start = chained ? branch.indexOf("{\n") + 2 : 0;
    return branch.substring(0, start) + comments + branch.substring(start);
  }

  private boolean branch(Node node, String key, boolean wanted, Place place) {
    Place branch = place.branch(node.child("test"), wanted);
    Narrowing.apply(node.child("test"), wanted, branch);
    return rules.statement(node.child(key), branch);
  }

  private static boolean does(Node branch) {
    return !branch.is("BlockStatement", "EmptyStatement") || !branch.list("body").isEmpty();
  }

  private static void write(Code test, String yes, String no, boolean chained, Body body) {
    body.text("if (" + test.text() + ") {\n" + yes);
    if (no.isEmpty()) {
      body.text("}\n");
    } else {
      body.text(chained ? "} else " + no : "} else {\n" + no + "}\n");
    }
  }

  /** Whether it begins with {@code if} in Java too. */
  private boolean chains(Node otherwise, Place place) {
    return otherwise.is("IfStatement")
        && !otherwise.json().has("leadingComments")
        && !Effects.of(place).isIn(otherwise.child("test"))
        && place.unit().constants().find(otherwise.child("test"), place.scope()).isEmpty()
        && !new Truth(rules).of(otherwise.child("test"), place).isFixed();
  }
}
