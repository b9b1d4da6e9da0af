package unimig.converter.translate;

import java.util.List;
import java.util.Optional;

/** Calls of functions of the script, of the language, and of methods of values. */
final class CallRule implements ExpressionRule {
  private final Rules rules;

  CallRule(Rules rules) {
    this.rules = rules;
  }

  @Override
  public Code translate(Node node, Place place) {
    Node callee = node.child("callee");
    Optional<Code> completed = ExplicitTransaction.completed(node, place);
    if (completed.isPresent()) {
      return completed.get();
    }
    if (new Promised(rules).isPromise(node, place)) {
      throw new Refusal(node, "a promise that is not awaited");
    }
    if (new HelperCalls(rules).find(node, place).isPresent()) {
      return new HelperCalls(rules).call(node, place);
    }
    if (RunValues.isUuid(node, place)) {
      return RunValues.uuid();
    }
    Optional<Code> error = ofError(node, place);
    if (error.isPresent()) {
      return error.get();
    }
    Optional<Code> random = RandomValues.find(node, place);
    if (random.isPresent()) {
      return random.get();
    }
    Optional<Code> lodash = new LodashCalls(rules).find(node, place);
    if (lodash.isPresent()) {
      return lodash.get();
    }
    Optional<Code> hash = new HashCall(rules).find(node, place);
    if (hash.isPresent()) {
      return hash.get();
    }
    Optional<Code> buffer = new BufferCall(rules).find(node, place);
    if (buffer.isPresent()) {
      return buffer.get();
    }
    if (callee.is("Identifier") && place.scope().find(callee.name()).isEmpty()) {
      return global(callee.name(), node, place);
    }
    if (!callee.is("MemberExpression") || callee.property().isEmpty()) {
      throw new Refusal(node, "a call of what only the run knows");
    }
    Node object = callee.child("object");
    String method = callee.property().get();
    if (RegExpCursors.isCall(node, place)) {
      return new RegExpCursors(place).call(node, rules);
    }
    Optional<RegExpLiterals.Literal> regExp = RegExpLiterals.find(object, place);
    if (regExp.isPresent()) {
      return new RegExpMethods(rules).call(regExp.get(), method, node, place);
    }
    boolean isGlobal =
        object.is("Identifier")
            && place.scope().find(object.name()).isEmpty()
            && place.unit().module().function(object.name()).isEmpty();
    if (isGlobal) {
      Optional<Code> known = new GlobalCalls(rules).find(object.name() + "." + method, node, place);
      if (known.isPresent()) {
        return known.get();
      }
    }
    Optional<Code> entry = new DictionaryCalls(rules).find(node, place);
    if (entry.isPresent()) {
      return entry.get();
    }
    Code receiver = rules.expression(object, place);
    return new Holders(rules)
        .call(receiver, method, node, place)
        .orElseGet(() -> new ValueMethods(rules).call(receiver, method, node, place));
  }

  /** {@code String(error)} and {@code error.toString()}. */
  private static Optional<Code> ofError(Node call, Place place) {
    Node callee = call.child("callee");
    List<Node> arguments = call.list("arguments");
    if (callee.isName("String") && arguments.size() == 1) {
      return CaughtErrors.text(arguments.get(0), place);
    }
    boolean written =
        callee.is("MemberExpression")
            && callee.property().filter("toString"::equals).isPresent()
            && arguments.isEmpty();
    return written ? CaughtErrors.text(callee.child("object"), place) : Optional.empty();
  }

  private Code global(String name, Node node, Place place) {
    return new GlobalCalls(rules)
        .find(name, node, place)
        .orElseThrow(() -> new Refusal(node, "a call of " + name));
  }
}
