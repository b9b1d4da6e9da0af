package unimig.converter.translate;

import java.util.Optional;

/** {@code return}, with or without a value. */
final class ReturnRule implements StatementRule {
  private final Rules rules;

  ReturnRule(Rules rules) {
    this.rules = rules;
  }

  @Override
  public boolean translate(Node node, Place place) {
    if (place.inlined() && !place.last() && place.leaving().isEmpty()) {
      throw new Refusal(node, "it returns early from a function inside another");
    }
    Optional<Node> value = node.find("argument");
    var answer = place.leaving().flatMap(Leaving::answer);
    if (answer.isPresent()) {
      Node given = value.orElseThrow(() -> new Refusal(node, "it returns nothing here"));
      answer.get().accept(given, place);
      if (!place.last()) {
        place.body().line(place.leaving().get().use() + ";");
      }
      return false;
    }
    if (place.guarded() && value.filter(each -> mayBePromise(each, place)).isPresent()) {
      throw new Refusal(node, "a promise that is returned out of try without await");
    }
    Type type = value.map(each -> returned(each, place)).orElse(Type.NOTHING);
    requireKnown(type, node);
    if (!place.inlined()) {
      if (place
          .body()
          .returned()
          .filter(known -> known.is(Type.Kind.NOTHING) != type.is(Type.Kind.NOTHING))
          .isPresent()) {
        throw new Refusal(node, "it returns a value here and none elsewhere");
      }
      place.body().returns(type);
    }
    if (type.is(Type.Kind.NOTHING) && !place.last()) {
      place.body().line(place.leaving().map(Leaving::use).orElse("return") + ";");
    }
    return false;
  }

  /** Whoever is given a dictionary may put anything into it. */
  static void requireKnown(Type type, Node node) {
    if (type.is(Type.Kind.DICTIONARY)) {
      throw new Refusal(node, "a dictionary that is more than that");
    }
  }

  private boolean mayBePromise(Node value, Place place) {
    return new Promised(rules).isPromise(value, place)
        || value.is("ConditionalExpression", "LogicalExpression", "SequenceExpression");
  }

  private Type returned(Node value, Place place) {
    Optional<Node> promise =
        value.is("AwaitExpression") ? Optional.of(value.child("argument")) : Optional.of(value);
    boolean ignored =
        place.body().ignoresReturn()
            || place.inlined()
            || ExplicitTransaction.ends(promise.get(), place);
    if (ignored || new Promised(rules).isPromise(promise.get(), place)) {
      if (ignored) {
        new Promised(rules).run(value, place);
        return Type.NOTHING;
      }
      Code code = new Promised(rules).value(promise.get(), place);
      return line(code, place);
    }
    return line(rules.expression(value, place), place);
  }

  private static Type line(Code code, Place place) {
    boolean nothing = code.type().is(Type.Kind.NOTHING);
    place.body().line((nothing ? "" : "return ") + code.text() + ";");
    return code.type();
  }
}
