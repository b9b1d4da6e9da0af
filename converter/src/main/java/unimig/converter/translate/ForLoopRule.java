package unimig.converter.translate;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code for (let i = 0; i < n; i++)} and {@code for (;;)}. */
final class ForLoopRule implements StatementRule {
  private final Rules rules;

  ForLoopRule(Rules rules) {
    this.rules = rules;
  }

  @Override
  public boolean translate(Node node, Place place) {
    Place inner = place.inner().last(false);
    String init = node.find("init").map(each -> init(each, inner)).orElse("");
    Optional<Node> test = node.find("test");
    String condition = test.map(each -> condition(each, inner)).orElse("");
    String update = node.find("update").map(each -> update(each, inner)).orElse("");
    if (init.isEmpty() && update.isEmpty()) {
      inner.body().line(condition.isEmpty() ? "while (true) {" : "while (" + condition + ") {");
    } else {
      inner.body().line("for (" + init + "; " + condition + "; " + update + ") {");
    }
    rules.statement(node.child("body"), inner);
    inner.body().line("}");
    return test.isPresent() || Loops.breaks(node.child("body"));
  }

  private String condition(Node test, Place place) {
    Code condition = new Truth(rules).of(test, place);
    if (condition.isFixed()) {
      throw new Refusal(test, "a test of what is always there");
    }
    return condition.text();
  }

  private String init(Node init, Place place) {
    List<Node> declared = init.list("declarations");
    boolean plain =
        init.is("VariableDeclaration")
            && declared.stream()
                .allMatch(
                    each -> each.child("id").is("Identifier") && each.find("init").isPresent());
    if (!plain) {
      throw new Refusal(init, "a loop that begins with other than counters");
    }
    List<Type> types = new ArrayList<>();
    String counters =
        declared.stream().map(each -> counter(each, types, place)).collect(joining(", "));
    if (types.stream().distinct().count() != 1) {
      throw new Refusal(init, "a loop with counters of several types");
    }
    Destructuring.importType(types.get(0), place.unit());
    return types.get(0).java() + " " + counters;
  }

  private String counter(Node declared, List<Type> types, Place place) {
    Node name = declared.child("id");
    Code value = rules.value(declared.child("init"), place);
    Type type = place.body().widening().of(name.start(), value.type());
    types.add(type);
    String java = place.body().name(name.name());
    place.scope().declare(name.name(), new Binding.Variable(java, type, true, name.start()));
    return java + " = " + value.text();
  }

  private String update(Node update, Place place) {
    return update.is("SequenceExpression")
        ? update.list("expressions").stream()
            .map(each -> new Assignments(rules).of(each, place))
            .collect(joining(", "))
        : new Assignments(rules).of(update, place);
  }
}
