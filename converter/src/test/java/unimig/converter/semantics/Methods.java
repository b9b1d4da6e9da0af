package unimig.converter.semantics;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import unimig.runner.api.JavaScript;
import unimig.runner.api.JavaScriptBigInt;
import unimig.runner.api.JavaScriptJson;
import unimig.runner.api.JavaScriptNumber;

/** Operators, conversions and numbers. */
final class Methods {
  private Methods() {}

  static List<Method> operators() {
    return List.of(
        binary("(a, b) => a + b", JavaScript::add),
        binary("(a, b) => a - b", JavaScript::subtract),
        binary("(a, b) => a * b", JavaScript::multiply),
        binary("(a, b) => a / b", JavaScript::divide),
        binary("(a, b) => a % b", JavaScript::remainder),
        binary("(a, b) => a == b", JavaScript::looseEquals),
        binary("(a, b) => a === b", JavaScript::strictEquals),
        binary("(a, b) => a ?? b", JavaScript::ifNullish),
        // What is nullish has no properties; what those of others are is tried with lists.
        unary("(a) => a == null ? a?.b : 'some'", a -> nullishOr(a, "some")),
        binary("(a, b) => a < b", JavaScript::less),
        binary("(a, b) => a <= b", JavaScript::lessOrEqual),
        binary("(a, b) => a > b", JavaScript::greater),
        binary("(a, b) => a >= b", JavaScript::greaterOrEqual),
        Method.of(
            "(a, b) => a ** b",
            a -> JavaScript.power(a.get(0), a.get(1)),
            values -> values.below(41) - 20,
            values -> values.below(12)),
        Method.of(
            "(a, b) => a == b",
            a -> JavaScript.looseEquals(a.get(0), a.get(1)),
            values -> JavaScript.toText(values.any()),
            JavaScriptValues::any),
        unary("(a) => -a", JavaScript::negate),
        unary(
            "(a) => typeof a === 'string' && /[\\0-\\x08]/.test(a) ? NaN : +a",
            JavaScript::toNumber),
        unary("(a) => !!a", JavaScript::truthy),
        unary("(a) => typeof a", JavaScript::typeOf),
        unary("(a) => String(a)", JavaScript::toText),
        unary(
            "(a) => typeof a === 'string' && /[\\0-\\x08]/.test(a) ? NaN : Number(a)",
            JavaScript::number),
        // GraalJS knows less white space here than V8 does, and more digits.
        unary(
            "(a) => BigInt(typeof a === 'string' ? a.trim().replace(/[^ -~]/g, '?') : a)",
            JavaScriptBigInt::of),
        unary("(a) => JSON.stringify(a)", JavaScript::json),
        unary("(a) => JSON.stringify(a, null, 2)", a -> JavaScriptJson.stringify(a, 2)),
        unary("(a) => JSON.parse(a)", JavaScript::parseJson),
        unary("(a) => a == null", JavaScript::isNullish));
  }

  static List<Method> numbers() {
    return List.of(
        Method.of("(a) => String(a)", a -> JavaScript.toText(a.get(0)), JavaScriptValues::number),
        Method.of(
            // GraalJS takes a number that control characters follow; V8 does not.
            "(a) => /[\\0-\\x08]/.test(a) ? NaN : Number(a)",
            a -> JavaScriptNumber.parse(Method.text(a, 0)),
            JavaScriptValues::text),
        Method.of(
            "(a) => parseFloat(a)",
            a -> JavaScriptNumber.parseFloat(Method.text(a, 0)),
            JavaScriptValues::text),
        Method.of(
            "(a) => parseInt(a)",
            a -> JavaScriptNumber.parseInt(Method.text(a, 0)),
            JavaScriptValues::text),
        Method.of(
            "(a, b) => parseInt(a, b)",
            a -> JavaScriptNumber.parseInt(Method.text(a, 0), (int) Method.number(a, 1)),
            JavaScriptValues::text,
            values -> values.below(38)),
        Method.of(
            "(a, b) => a.toFixed(b)",
            a -> JavaScriptNumber.toFixed(Method.number(a, 0), (int) Method.number(a, 1)),
            JavaScriptValues::number,
            values -> values.below(8) - 1),
        ofNumber("(a) => Math.round(a)", JavaScriptNumber::round),
        ofNumber("(a) => Math.trunc(a)", JavaScriptNumber::truncate),
        ofNumber("(a) => a | 0", JavaScriptNumber::toInt32),
        ofNumber("(a) => Number.isInteger(a)", JavaScriptNumber::isInteger),
        Method.of(
            "(a, b, c) => JSON.parse(JSON.stringify([a, b, c]))",
            a -> JavaScript.parseJson(JavaScript.json(a)),
            JavaScriptValues::any,
            JavaScriptValues::any,
            JavaScriptValues::any));
  }

  private static @Nullable Object nullishOr(@Nullable Object value, String other) {
    return JavaScript.isNullish(value) ? JavaScript.getIfPresent(value, "b") : other;
  }

  private static Method unary(String script, Function<@Nullable Object, @Nullable Object> java) {
    return Method.of(script, a -> java.apply(a.get(0)), JavaScriptValues::any);
  }

  private static Method ofNumber(String script, Function<Double, @Nullable Object> java) {
    return Method.of(script, a -> java.apply(Method.number(a, 0)), JavaScriptValues::number);
  }

  private static Method binary(
      String script, BiFunction<@Nullable Object, @Nullable Object, @Nullable Object> java) {
    return Method.of(
        script, a -> java.apply(a.get(0), a.get(1)), JavaScriptValues::any, JavaScriptValues::any);
  }
}
