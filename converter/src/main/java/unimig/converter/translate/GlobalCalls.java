package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Functions of the language: {@code Number(a)}, {@code JSON.stringify(a)}, {@code Math.max(a, b)}.
 */
final class GlobalCalls {
  private final Rules rules;

  GlobalCalls(Rules rules) {
    this.rules = rules;
  }

  /** Nothing if it is none that is known. */
  Optional<Code> find(String function, Node node, Place place) {
    List<Node> arguments = node.list("arguments");
    if (function.matches("Math\\.(max|min)") && !arguments.isEmpty()) {
      return Optional.of(extreme(function, arguments, place));
    }
    if (function.equals("Object.assign")) {
      return new ObjectAssign(rules).call(node, place);
    }
    boolean plain =
        function.equals("Array.from")
            || arguments.stream().noneMatch(each -> each.is("SpreadElement") || each.isFunction());
    if (!plain) {
      return Optional.empty();
    }
    Unit unit = place.unit();
    if (function.equals("Boolean") && arguments.size() == 1) {
      return Optional.of(new Truth(rules).of(arguments.get(0), place));
    }
    if (function.equals("Date.now") && arguments.isEmpty()) {
      return Optional.of(Code.sum("(double) db.now().toEpochMilli()", Type.DOUBLE));
    }
    if (function.equals("Array.from")) {
      return new ArrayFrom(rules).call(node, place);
    }
    List<Code> values = new ArgumentValues(rules, place).of(arguments, function);
    String count =
        function.equals("Date.UTC") ? "" + Math.min(2, values.size()) : "" + values.size();
    return code(function + count, values, unit)
        .or(() -> new MathCalls(unit).find(function, values))
        .map(code -> code.of(values.toArray(new Code[0])));
  }

  /** Of numbers, and of all that lists hold which are spread. */
  private Code extreme(String function, List<Node> arguments, Place place) {
    List<Code> values = new ArrayList<>();
    for (Node each : arguments) {
      if (each.is("SpreadElement")) {
        Code list = new Iterables(rules).list(each.child("argument"), place);
        String call = number(place.unit()) + function.replace("Math", "") + "(" + list.text() + ")";
        values.add(Code.atom(call, Type.DOUBLE).of(list));
      } else {
        values.addAll(new ArgumentValues(rules, place).of(List.of(each), function));
      }
    }
    return new MathCalls(place.unit()).several(function, values).of(values.toArray(new Code[0]));
  }

  private static Optional<Code> code(String key, List<Code> values, Unit unit) {
    Code first = values.isEmpty() ? Code.atom("", Type.ANY) : values.get(0);
    String text = first.text();
    if (key.matches("(Number\\.)?parseInt2")) {
      return radix(values, unit);
    }
    if (key.equals("JSON.stringify3")) {
      return indented(values, unit);
    }
    return Optional.ofNullable(
        switch (key) {
          case "String1" -> Code.atom(Text.of(first, unit), Type.STRING);
          case "Number1" -> Numbers.of(first, unit);
          case "BigInt1" -> object(unit.api("JavaScriptBigInt") + ".of(" + text + ")");
          case "parseInt1", "Number.parseInt1" ->
              Numbers.whole(first)
                  .orElseGet(
                      () -> object(number(unit) + ".parseInt(" + Text.of(first, unit) + ")"));
          case "parseFloat1", "Number.parseFloat1" ->
              Numbers.decimal(first)
                  .orElseGet(
                      () -> object(number(unit) + ".parseFloat(" + Text.of(first, unit) + ")"));
          case "isNaN1" ->
              atom("Double.isNaN(" + MathCalls.number(first, unit) + ")", Type.BOOLEAN);
          case "Date.UTC2" -> utc(values, unit);
          case "JSON.stringify1" -> json(text, first, unit);
          case "JSON.parse1" -> atom(unit.javaScript() + ".parseJson(" + text + ")", Type.DEFINED);
          case "structuredClone1" ->
              atom(
                  unit.api("LodashObject") + ".cloneDeep(" + text + ")",
                  first.type().undefinable() ? Type.ANY : Type.DEFINED);
          case "encodeURIComponent1" ->
              atom(
                  unit.api("JavaScriptText") + ".encodeUriComponent(" + Text.of(first, unit) + ")",
                  Type.STRING);
          case "Array.isArray1" -> isArray(first, unit);
          case "Object.keys1" -> KnownObjects.keys(first, unit);
          case "Object.values1" -> KnownObjects.values(first, unit);
          case "Object.entries1" -> KnownObjects.entries(first, unit);
          case "Object.fromEntries1" ->
              atom(unit.api("JavaScriptObject") + ".fromEntries(" + text + ")", Type.OBJECT);
          case "Object.hasOwn2" -> hasOwn(values, unit);
          default -> null;
        });
  }

  private static Code atom(String text, Type type) {
    return Code.atom(text, type);
  }

  /** Of a type that only the run knows, but there. */
  private static Code object(String text) {
    return Code.atom(text, Type.DEFINED.present());
  }

  private static String number(Unit unit) {
    return unit.api("JavaScriptNumber");
  }

  private static Optional<Code> radix(List<Code> values, Unit unit) {
    if (!values.get(1).type().equals(Type.INT)) {
      return Optional.empty();
    }
    Optional<Code> whole =
        values.get(1).text().equals("10") ? Numbers.whole(values.get(0)) : Optional.empty();
    if (whole.isPresent()) {
      return whole;
    }
    String arguments = Text.of(values.get(0), unit) + ", " + values.get(1).text();
    return Optional.of(object(number(unit) + ".parseInt(" + arguments + ")"));
  }

  private static Code json(String text, Code value, Unit unit) {
    boolean whole =
        value.type().is(Type.Kind.LIST, Type.Kind.OBJECT, Type.Kind.ROW, Type.Kind.DICTIONARY)
            && !value.type().nullable();
    Type type =
        whole ? Type.STRING : value.type().undefinable() ? Type.ANY : Type.DEFINED.present();
    return Code.atom(unit.javaScript() + ".json(" + text + ")", type);
  }

  private static Optional<Code> indented(List<Code> values, Unit unit) {
    boolean plain =
        values.get(1).text().equals("null")
            && (values.get(2).type().isText() || values.get(2).type().equals(Type.INT));
    if (!plain) {
      return Optional.empty();
    }
    boolean any = values.get(0).type().undefinable();
    String arguments = "(" + values.get(0).text() + ", " + values.get(2).text() + ")";
    String call = unit.api("JavaScriptJson") + ".stringify" + arguments;
    return Optional.of(Code.atom(call, any ? Type.ANY : Type.DEFINED.present()));
  }

  private static Code isArray(Code value, Unit unit) {
    unit.use("java.util.List");
    return Code.sum(value.operand() + " instanceof List", Type.BOOLEAN);
  }

  private static Code utc(List<Code> values, Unit unit) {
    String fields =
        values.stream().map(each -> MathCalls.number(each, unit)).collect(Collectors.joining(", "));
    return Code.atom(unit.api("JavaScriptDate") + ".utc(" + fields + ")", Type.DOUBLE);
  }

  private static Code hasOwn(List<Code> values, Unit unit) {
    String arguments = "(" + values.get(0).text() + ", " + values.get(1).text() + ")";
    return Code.atom(unit.api("JavaScriptObject") + ".hasOwn" + arguments, Type.BOOLEAN);
  }
}
