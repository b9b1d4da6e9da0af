package unimig.converter.translate;

import java.util.List;
import java.util.Optional;

/**
 * {@code randomBytes(16).toString('hex')}, {@code nanoid()}, and what {@code customAlphabet} makes:
 * other texts in each run.
 */
final class RandomValues {
  private static final String BYTES = "[() => require('crypto').randomBytes]";
  private static final String NANOID = "[() => require('nanoid').nanoid]";
  private static final String ALPHABET = "[() => require('nanoid').customAlphabet]";

  /** What nanoid writes with, each as often as the others. */
  private static final String OF_NANOID =
      "useandom-26T198340PX75pxJACKVERYMINDBUSHWOLF_GQZbfghjklqvwyzrict";

  private static final int SIZE_OF_NANOID = 21;
  private static final int MOST = 4096;

  private RandomValues() {}

  static boolean isOne(Node call, Place place) {
    return call.is("CallExpression")
        && (bytes(call, place).isPresent()
            || RunValues.isOneOf(NANOID, call, place)
            || generator(call, place).isPresent());
  }

  static Optional<Code> find(Node call, Place place) {
    Optional<Node> bytes = bytes(call, place);
    if (bytes.isPresent()) {
      return Optional.of(encoded(bytes.get(), call, place));
    }
    if (RunValues.isOneOf(NANOID, call, place)) {
      List<Node> arguments = ImportedCall.of(call).arguments();
      int size =
          arguments.isEmpty() ? SIZE_OF_NANOID : size(arguments.get(0), arguments.size(), place);
      return Optional.of(text(size, OF_NANOID));
    }
    return generator(call, place).map(each -> made(each, call, place));
  }

  /** The call of {@code randomBytes} that is written as text. */
  private static Optional<Node> bytes(Node call, Place place) {
    Node callee = call.child("callee");
    boolean written =
        callee.is("MemberExpression")
            && callee.property().filter("toString"::equals).isPresent()
            && callee.child("object").is("CallExpression")
            && RunValues.isOneOf(BYTES, callee.child("object"), place);
    return written ? Optional.of(callee.child("object")) : Optional.empty();
  }

  /** The call of {@code customAlphabet} that a constant of the module is declared with. */
  private static Optional<Node> generator(Node call, Place place) {
    Node callee = call.child("callee");
    boolean named =
        callee.is("Identifier")
            && call.list("arguments").isEmpty()
            && place.scope().find(callee.name()).isEmpty();
    return named
        ? place
            .unit()
            .module()
            .constant(callee.name())
            .filter(each -> each.is("CallExpression"))
            .filter(each -> RunValues.isOneOf(ALPHABET, each, place))
        : Optional.empty();
  }

  private static Code encoded(Node bytes, Node call, Place place) {
    List<Node> sizes = ImportedCall.of(bytes).arguments();
    String random =
        "db.randomBytes(" + size(sizes.isEmpty() ? bytes : sizes.get(0), sizes.size(), place) + ")";
    List<Node> arguments = call.list("arguments");
    String encoding =
        arguments.size() == 1 && arguments.get(0).is("StringLiteral")
            ? arguments.get(0).text("value")
            : "";
    String text =
        switch (encoding) {
          case "hex" -> {
            place.unit().use("java.util.HexFormat");
            yield "HexFormat.of().formatHex(" + random + ")";
          }
          case "base64" -> {
            place.unit().use("java.util.Base64");
            yield "Base64.getEncoder().encodeToString(" + random + ")";
          }
          case "base64url" -> {
            place.unit().use("java.util.Base64");
            yield "Base64.getUrlEncoder().withoutPadding().encodeToString(" + random + ")";
          }
          default -> throw new Refusal(call, "random bytes in other than hex or base64");
        };
    return Code.atom(text, Type.STRING);
  }

  private static Code made(Node generator, Node call, Place place) {
    List<Node> arguments = ImportedCall.of(generator).arguments();
    Optional<Constants.Constant> alphabet =
        arguments.isEmpty()
            ? Optional.empty()
            : place.unit().constants().find(arguments.get(0), place.scope());
    boolean text =
        alphabet
            .filter(each -> each.type().equals("plain") && each.value().isJsonPrimitive())
            .filter(each -> each.value().getAsJsonPrimitive().isString())
            .isPresent();
    if (!text || alphabet.get().value().getAsString().isEmpty()) {
      throw new Refusal(call, "an alphabet that only the run knows");
    }
    int size =
        arguments.size() == 1
            ? SIZE_OF_NANOID
            : size(arguments.get(1), arguments.size() - 1, place);
    return text(size, alphabet.get().value().getAsString());
  }

  private static Code text(int size, String alphabet) {
    String arguments = "(" + size + ", " + JavaLiterals.string(alphabet) + ")";
    return Code.atom("db.randomText" + arguments, Type.STRING);
  }

  private static int size(Node node, int arguments, Place place) {
    Optional<Constants.Constant> constant =
        place.unit().constants().find(node, place.scope()).filter(each -> arguments == 1);
    boolean whole =
        constant
            .filter(each -> each.type().equals("number"))
            .filter(each -> each.value().getAsString().matches("[1-9]\\d{0,3}"))
            .isPresent();
    int size = whole ? Integer.parseInt(constant.get().value().getAsString()) : MOST + 1;
    if (size > MOST) {
      throw new Refusal(node, "a size that only the run knows");
    }
    return size;
  }
}
