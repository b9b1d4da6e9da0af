package unimig.converter.translate;

import java.util.Optional;

/** {@code knex.raw(text)} of SQL that only the run knows. */
final class RawText {
  private final Rules rules;

  RawText(Rules rules) {
    this.rules = rules;
  }

  /** The SQL as it is sent, if the call is one of it. */
  Optional<Code> find(Node call, Place place) {
    boolean raw =
        call.is("CallExpression")
            && call.list("arguments").size() == 1
            && call.child("callee").is("MemberExpression")
            && call.child("callee").property().filter("raw"::equals).isPresent()
            && call.child("callee").child("object").is("Identifier");
    if (!raw) {
      return Optional.empty();
    }
    Node text = call.list("arguments").get(0);
    if (place.unit().constants().hasFixedNames(text, place.scope()) || !isText(text)) {
      return Optional.empty();
    }
    Code code = rules.value(text, place);
    if (!code.type().isText()) {
      return Optional.empty();
    }
    place.unit().unknownStatement();
    String sent = place.unit().api("Knex") + ".raw(" + code.text() + ")";
    return Optional.of(Code.atom(sent, Type.STRING));
  }

  /** Knex takes builders too. */
  private static boolean isText(Node node) {
    return node.is("TemplateLiteral", "BinaryExpression", "Identifier", "ConditionalExpression");
  }
}
