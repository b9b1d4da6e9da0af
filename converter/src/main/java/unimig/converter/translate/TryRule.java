package unimig.converter.translate;

import java.util.List;
import java.util.Optional;

/** {@code try}, {@code catch} and {@code finally}; {@code .catch()} of what is awaited. */
final class TryRule implements StatementRule {
  private static final List<String> LEAVING =
      List.of("BreakStatement", "ContinueStatement", "ReturnStatement", "ThrowStatement");

  private final Rules rules;

  TryRule(Rules rules) {
    this.rules = rules;
  }

  @Override
  public boolean translate(Node node, Place place) {
    Optional<Node> handler = node.find("handler");
    Optional<Node> last = node.find("finalizer");
    place.body().line("try {");
    boolean completes = rules.statement(node.child("block"), place.inner().guarded(true));
    if (handler.isPresent()) {
      Place inner = place.inner().guarded(place.guarded() || last.isPresent());
      begin(handler.get().find("param"), handler.get(), inner);
      Comments.between(node.child("block"), node, inner.body());
      completes = rules.statement(handler.get().child("body"), inner) || completes;
    }
    if (last.isPresent()) {
      if (Purity.contains(last.get(), LEAVING)) {
        throw new Refusal(last.get(), "a finally that does not come to its end");
      }
      place.body().line("} finally {");
      rules.statement(last.get(), place.inner().last(false));
    }
    place.body().line("}");
    return completes;
  }

  /** {@code before.catch(callback)}; no one looks at its value. */
  void caught(Node node, Place place) {
    Node callback = node.list("arguments").get(0);
    Promised promised = new Promised(rules);
    place.body().line("try {");
    promised.run(node.child("callee").child("object"), place.inner().guarded(true));
    Place inner = place.inner();
    begin(callback.list("params").stream().findFirst(), callback, inner);
    promised.inlined(callback, inner);
    place.body().line("}");
  }

  private static void begin(Optional<Node> parameter, Node owner, Place place) {
    String wanted =
        parameter.map(each -> each.is("Identifier") ? each.name() : "error").orElse("ignored");
    String java = place.body().name(wanted);
    String type = place.unit().api("CatchableException");
    place.body().line("} catch (" + type + " " + java + ") {");
    parameter.ifPresent(each -> declare(each, java, owner, place));
  }

  private static void declare(Node parameter, String java, Node owner, Place place) {
    Binding.Caught caught = new Binding.Caught(java);
    if (Names.of(parameter).stream().anyMatch(Names.assigned(owner)::contains)) {
      throw new Refusal(parameter, "what is caught is assigned");
    }
    if (parameter.is("Identifier")) {
      place.scope().declare(parameter.name(), caught);
      return;
    }
    for (Node each : parameter.list("properties")) {
      boolean plain = each.is("ObjectProperty") && each.child("value").is("Identifier");
      if (!plain) {
        throw new Refusal(each, "a pattern that is not of plain names");
      }
      Node name = each.child("value");
      Code value = CaughtErrors.property(caught, each, place);
      String variable = place.body().name(name.name());
      place.body().line(value.type().java() + " " + variable + " = " + value.text() + ";");
      place
          .scope()
          .declare(name.name(), new Binding.Variable(variable, value.type(), false, name.start()));
    }
  }
}
