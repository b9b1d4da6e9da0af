package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code createHash('sha256').update(text).digest('hex')}, {@code createHmac}, {@code uuid.v5}. */
final class HashCall {
  private static final Set<String> ALGORITHMS =
      Set.of("md5", "sha1", "sha224", "sha256", "sha384", "sha512");

  private static final String HASH = "[() => require('crypto').createHash]";
  private static final String HMAC = "[() => require('crypto').createHmac]";
  private static final String UUID = "[() => require('uuid').v5]";
  private static final String NAMESPACE = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  private final Rules rules;

  HashCall(Rules rules) {
    this.rules = rules;
  }

  Optional<Code> find(Node call, Place place) {
    if (call.is("CallExpression") && RunValues.isOneOf(UUID, call, place)) {
      return Optional.of(uuid(call, place));
    }
    Optional<Node> digest = digest(call);
    List<Node> updates = new ArrayList<>();
    Optional<Node> begin = digest.flatMap(each -> method(each, "digest"));
    while (begin.flatMap(each -> method(each, "update")).isPresent()) {
      updates.add(0, begin.get());
      begin = method(begin.get(), "update");
    }
    boolean hash = begin.filter(each -> RunValues.isOneOf(HASH, each, place)).isPresent();
    boolean hmac = begin.filter(each -> RunValues.isOneOf(HMAC, each, place)).isPresent();
    if (updates.isEmpty() || !(hash || hmac)) {
      return Optional.empty();
    }
    return Optional.of(hash(begin.get(), updates, written(call, digest.get()), place));
  }

  /** {@code before.digest(…)}, of which the bytes may be written as text by a call of their own. */
  private static Optional<Node> digest(Node call) {
    return method(call, "digest").isPresent()
        ? Optional.of(call)
        : method(call, "toString").filter(each -> method(each, "digest").isPresent());
  }

  /** The call on whose answer a method of that name is called. */
  private static Optional<Node> method(Node call, String name) {
    boolean matches =
        call.is("CallExpression")
            && call.child("callee").is("MemberExpression")
            && call.child("callee").property().filter(name::equals).isPresent()
            && call.child("callee").child("object").is("CallExpression");
    return matches ? Optional.of(call.child("callee").child("object")) : Optional.empty();
  }

  private static String written(Node call, Node digest) {
    boolean late = call.start() != digest.start() || call.end() != digest.end();
    if (late && !digest.list("arguments").isEmpty()) {
      throw new Refusal(call, "a hash that is written as text twice");
    }
    return constant(call.list("arguments"));
  }

  private Code hash(Node begin, List<Node> updates, String encoding, Place place) {
    List<Node> arguments = ImportedCall.of(begin).arguments();
    String algorithm = constant(arguments.subList(0, Math.min(1, arguments.size())));
    boolean known =
        ALGORITHMS.contains(algorithm.toLowerCase(Locale.ROOT))
            && List.of("hex", "base64", "base64url").contains(encoding)
            && arguments.size() <= 2;
    if (!known) {
      throw new Refusal(begin, "a hash that is not written as hex or base64, or of no usual kind");
    }
    List<Code> values = updates.stream().map(each -> content(each, place)).toList();
    String name = JavaLiterals.string(algorithm);
    boolean hmac = arguments.size() == 2;
    if (!hmac && values.size() == 1 && encoding.equals("hex") && values.get(0).type().isText()) {
      String hash = place.unit().api("JavaScriptText") + ".hash(" + name + ", ";
      return Code.atom(hash + values.get(0).text() + ")", Type.STRING).of(values.get(0));
    }
    StringBuilder text = new StringBuilder(place.unit().api("Hash"));
    Optional<Code> key = hmac ? Optional.of(bytes(arguments.get(1), place)) : Optional.empty();
    text.append(key.map(k -> ".hmac(" + name + ", " + k.text() + ")").orElse(".of(" + name + ")"));
    values.forEach(each -> text.append(".update(").append(each.text()).append(')'));
    text.append('.').append(encoding).append("()");
    return Code.atom(text.toString(), Type.STRING)
        .of(values.toArray(new Code[0]))
        .of(key.stream().toArray(Code[]::new));
  }

  private Code content(Node update, Place place) {
    List<Node> arguments = update.list("arguments");
    boolean plain =
        arguments.size() == 1
            || (arguments.size() == 2 && constant(arguments.subList(1, 2)).matches("utf-?8"));
    if (!plain) {
      throw new Refusal(update, "a hash of other than text in UTF-8");
    }
    return bytes(arguments.get(0), place);
  }

  /** A text, or what may be one. */
  Code bytes(Node node, Place place) {
    Code code = rules.value(node, place);
    if (!code.type().is(Type.Kind.STRING, Type.Kind.ANY)) {
      throw new Refusal(node, "bytes of other than text");
    }
    return code;
  }

  private Code uuid(Node call, Place place) {
    List<Node> arguments = ImportedCall.of(call).arguments();
    Optional<Constants.Constant> namespace =
        arguments.size() == 2
            ? place.unit().constants().find(arguments.get(1), place.scope())
            : Optional.empty();
    boolean known =
        namespace
            .filter(each -> each.type().equals("plain") && each.value().isJsonPrimitive())
            .filter(each -> each.value().getAsString().matches(NAMESPACE))
            .isPresent();
    Code name = known ? rules.value(arguments.get(0), place) : Code.FALSE;
    if (!name.type().isText()) {
      throw new Refusal(call, "a UUID of what may be no text, or of no constant namespace");
    }
    String hash = place.unit().api("Hash") + ".uuid5(" + name.text() + ", ";
    String literal = JavaLiterals.string(namespace.get().value().getAsString());
    return Code.atom(hash + literal + ")", Type.STRING).of(name);
  }

  /** The only argument, if it is a text. */
  static String constant(List<Node> arguments) {
    return arguments.size() == 1 && arguments.get(0).is("StringLiteral")
        ? arguments.get(0).text("value")
        : "";
  }
}
