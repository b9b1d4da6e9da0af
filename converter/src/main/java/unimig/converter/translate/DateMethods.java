package unimig.converter.translate;

import java.util.List;
import java.util.stream.Collectors;

/** Methods of {@code Date}; those that only dates have tell the type of any value. */
final class DateMethods {
  private static final String GETTERS =
      "get(UTC)?(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds)"
          + "|getTime|getTimezoneOffset|toISOString|toDateString|toTimeString|toUTCString";
  private static final String SETTERS =
      "set(UTC)?(FullYear|Month|Date|Hours|Minutes|Seconds|Milliseconds)|setTime";

  /** How many numbers each takes at most, by the name of its first. */
  private static final List<String> FIELDS = List.of("Milliseconds", "Seconds", "Minutes", "Hours");

  private final Rules rules;

  DateMethods(Rules rules) {
    this.rules = rules;
  }

  static boolean isOne(Type type, String method) {
    return type.is(Type.Kind.DATE)
        || (type.is(Type.Kind.ANY) && method.matches(GETTERS + "|" + SETTERS));
  }

  Code call(Code value, String method, Node node, Place place) {
    if (value.type().is(Type.Kind.DATE) && value.type().nullable()) {
      throw new Refusal(node, "." + method + "() of what may be missing");
    }
    Unit unit = place.unit();
    Code date =
        value.type().is(Type.Kind.ANY)
            ? ValueMethods.received(value, method, "date", Type.DATE, unit)
            : value;
    List<Node> arguments = node.list("arguments");
    if (method.matches(GETTERS) && arguments.isEmpty()) {
      Type type = method.startsWith("to") ? Type.STRING : Type.DOUBLE;
      return Code.atom(date.operand() + "." + method + "()", type).of(date);
    }
    if (method.equals("valueOf") && arguments.isEmpty()) {
      return Code.atom(date.operand() + ".getTime()", Type.DOUBLE).of(date);
    }
    if (!method.matches(SETTERS) || arguments.isEmpty() || arguments.size() > most(method)) {
      throw new Refusal(node, "." + method + "() of a date");
    }
    String numbers =
        new ArgumentValues(rules, place)
            .of(arguments, "." + method + "()").stream()
                .map(each -> MathCalls.number(each, unit))
                .collect(Collectors.joining(", "));
    return Code.action(date.operand() + "." + method + "(" + numbers + ")", Type.DOUBLE);
  }

  private static int most(String method) {
    String first = method.replaceFirst("^set(UTC)?", "");
    return switch (first) {
      case "FullYear" -> 3;
      case "Month" -> 2;
      default -> Math.max(1, FIELDS.indexOf(first) + 1);
    };
  }
}
