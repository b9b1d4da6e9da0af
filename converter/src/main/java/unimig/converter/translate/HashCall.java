package unimig.converter.translate;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code createHash('sha256').update(text).digest('hex')}. */
final class HashCall {
  private static final Set<String> ALGORITHMS = Set.of("md5", "sha1", "sha256", "sha512");
  private static final String CREATE = "[() => require('crypto').createHash]";

  private final Rules rules;

  HashCall(Rules rules) {
    this.rules = rules;
  }

  Optional<Code> find(Node digest, Place place) {
    Optional<Node> update = before(digest, "digest");
    Optional<Node> create = update.flatMap(each -> before(each, "update"));
    boolean hash =
        create.isPresent()
            && create.get().is("CallExpression")
            && RunValues.isOneOf(CREATE, create.get(), place);
    if (!hash) {
      return Optional.empty();
    }
    String algorithm = constant(create.get());
    Code text = rules.value(update.get().list("arguments").get(0), place);
    boolean known =
        ALGORITHMS.contains(algorithm) && constant(digest).equals("hex") && text.type().isText();
    if (!known) {
      throw new Refusal(digest, "a hash of other than text, or that is not written as hex");
    }
    String arguments = "(" + JavaLiterals.string(algorithm) + ", " + text.text() + ")";
    String call = place.unit().api("JavaScriptText") + ".hash" + arguments;
    return Optional.of(Code.atom(call, Type.STRING).of(text));
  }

  /** The call on whose answer a method of that name is called with one argument. */
  private static Optional<Node> before(Node call, String method) {
    boolean matches =
        call.is("CallExpression")
            && call.list("arguments").size() == 1
            && call.child("callee").is("MemberExpression")
            && call.child("callee").property().filter(method::equals).isPresent()
            && call.child("callee").child("object").is("CallExpression");
    return matches ? Optional.of(call.child("callee").child("object")) : Optional.empty();
  }

  /** The only argument, if it is a text. */
  private static String constant(Node call) {
    List<Node> arguments = ImportedCall.of(call).arguments();
    return arguments.size() == 1 && arguments.get(0).is("StringLiteral")
        ? arguments.get(0).text("value")
        : "";
  }
}
