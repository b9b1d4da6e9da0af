package unimig.converter.translate;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code Math} and what tells numbers apart. */
final class MathCalls {
  private final Unit unit;

  MathCalls(Unit unit) {
    this.unit = unit;
  }

  Optional<Code> find(String function, List<Code> values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    Code first =
        function.startsWith("Math.") ? BinaryRule.orZero(values.get(0), unit) : values.get(0);
    return Optional.ofNullable(
        switch (function) {
          case "Math.floor", "Math.ceil", "Math.abs", "Math.sqrt" ->
              values.size() == 1 ? single(function, first) : null;
          case "Math.round" -> values.size() == 1 ? runner("round", first) : null;
          case "Math.trunc" -> values.size() == 1 ? runner("truncate", first) : null;
          case "Number.isNaN" ->
              first.type().isNumber()
                  ? Code.atom("Double.isNaN(" + first.text() + ")", Type.BOOLEAN)
                  : test("isNaN", values);
          case "Number.isInteger" -> test("isInteger", values);
          case "Number.isFinite" -> test("isFinite", values);
          case "Number.isSafeInteger" -> test("isSafeInteger", values);
          default -> null;
        });
  }

  /** Java of type double. */
  static String number(Code value, Unit unit) {
    return value.type().isNumber()
        ? value.text()
        : unit.javaScript() + ".toNumber(" + value.text() + ")";
  }

  private Code single(String function, Code value) {
    String number = number(value, unit);
    boolean whole = function.equals("Math.abs") && value.type().equals(Type.INT);
    // Of the least int there is no absolute int.
    return Code.atom(function + "(" + (whole ? "(double) " : "") + number + ")", Type.DOUBLE);
  }

  /** Of any value: what is no number is none of these. */
  private @Nullable Code test(String method, List<Code> values) {
    return values.size() == 1
        ? Code.atom(
            unit.api("JavaScriptNumber") + "." + method + "(" + values.get(0).text() + ")",
            Type.BOOLEAN)
        : null;
  }

  private Code runner(String method, Code value) {
    Type type =
        switch (method) {
          case "truncate" -> Type.DOUBLE;
          default -> Type.DEFINED.present();
        };
    String call = unit.api("JavaScriptNumber") + "." + method;
    return Code.atom(call + "(" + number(value, unit) + ")", type);
  }

  /** The greatest, or the least. */
  Code several(String function, List<Code> arguments) {
    List<Code> values = arguments.stream().map(each -> BinaryRule.orZero(each, unit)).toList();
    Code all = values.get(0);
    boolean ints = values.stream().allMatch(each -> each.type().equals(Type.INT));
    String text = number(all, unit);
    for (Code each : values.subList(1, values.size())) {
      text = function + "(" + text + ", " + number(each, unit) + ")";
    }
    return Code.atom(text, ints ? Type.INT : Type.DOUBLE);
  }
}
