package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code list.join(divider)} of elements of which Java makes the same text. */
final class JoinedList {
  private final Rules rules;

  JoinedList(Rules rules) {
    this.rules = rules;
  }

  /** {@code [a, b].join(divider)}, as a sum. */
  Optional<Code> ofLiteral(Node list, Node call, Place place) {
    List<Node> arguments = call.list("arguments");
    Optional<String> divider =
        arguments.isEmpty() ? Optional.of(",") : StringMethods.constant(arguments.get(0), place);
    boolean plain =
        list.is("ArrayExpression")
            && !list.hasGaps("elements")
            && list.list("elements").size() > 1
            && list.list("elements").stream().noneMatch(each -> each.is("SpreadElement"))
            && divider.isPresent();
    if (!plain) {
      return Optional.empty();
    }
    List<Code> elements =
        list.list("elements").stream()
            .map(each -> UndefinedText.find(each, place).orElseGet(() -> rules.value(each, place)))
            .toList();
    if (!elements.stream()
        .allMatch(each -> isPlain(each.type()) || each.type().isUndefinedAsNull())) {
      return Optional.empty();
    }
    List<String> pieces = new ArrayList<>();
    for (Code each : elements) {
      if (!pieces.isEmpty() && !divider.get().isEmpty()) {
        pieces.add(JavaLiterals.string(divider.get()));
      } else if (!each.type().is(Type.Kind.STRING) && !each.type().nullable()) {
        pieces.add("\"\"");
      }
      pieces.add(piece(each, place.unit()));
    }
    return Optional.of(
        Code.sum(String.join(" + ", pieces), Type.STRING).of(elements.toArray(new Code[0])));
  }

  private static boolean isPlain(Type type) {
    return type.is(Type.Kind.STRING, Type.Kind.INT, Type.Kind.BOOLEAN) && !type.undefinable();
  }

  /** Null becomes nothing. */
  private static String piece(Code code, Unit unit) {
    if (!code.type().nullable() && !code.type().undefinable()) {
      return code.operand();
    }
    unit.use("java.util.Objects");
    return "Objects.toString(" + code.text() + ", \"\")";
  }

  /** Of a list whose elements are of a known type. */
  static Optional<Code> of(Code list, Code divider, Place place) {
    Type element = list.type().elementType();
    if (element.isText()) {
      String call = "String.join(" + divider.text() + ", " + list.text() + ")";
      return Optional.of(Code.atom(call, Type.STRING).of(list, divider));
    }
    if (!isPlain(element)) {
      return Optional.empty();
    }
    place.unit().use("java.util.stream.Collectors");
    String name = place.body().name("each");
    String text =
        element.nullable()
            ? name + " -> " + piece(Code.atom(name, element), place.unit())
            : "String::valueOf";
    place.body().release(name);
    String joined =
        List.of(list.operand(), "stream()", "map(" + text + ")").stream()
            .collect(Collectors.joining("."));
    String call = joined + ".collect(Collectors.joining(" + divider.text() + "))";
    return Optional.of(Code.atom(call, Type.STRING).of(list, divider));
  }
}
