package unimig.converter.semantics;

import static unimig.converter.semantics.Method.number;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import unimig.runner.api.JavaScriptDate;

/** Methods of {@code Date}, in the zone of the process. */
final class DateMethods {
  private DateMethods() {}

  static List<Method> all() {
    return List.of(
        unary("(a) => a.getFullYear()", JavaScriptDate::getFullYear),
        unary("(a) => a.getMonth()", JavaScriptDate::getMonth),
        unary("(a) => a.getDate()", JavaScriptDate::getDate),
        unary("(a) => a.getDay()", JavaScriptDate::getDay),
        unary("(a) => a.getHours()", JavaScriptDate::getHours),
        unary("(a) => a.getMinutes()", JavaScriptDate::getMinutes),
        unary("(a) => a.getUTCFullYear()", JavaScriptDate::getUTCFullYear),
        unary("(a) => a.getUTCDay()", JavaScriptDate::getUTCDay),
        unary("(a) => a.getUTCMilliseconds()", JavaScriptDate::getUTCMilliseconds),
        // V8 drops the seconds that zones had before standard time.
        unary("(a) => Math.trunc(a.getTimezoneOffset()) + 0", JavaScriptDate::getTimezoneOffset),
        unary("(a) => a.toISOString()", JavaScriptDate::toISOString),
        unary("(a) => a.toDateString()", JavaScriptDate::toDateString),
        unary("(a) => a.toUTCString()", JavaScriptDate::toUTCString),
        unary("(a) => a.toString()", JavaScriptDate::toString),
        setter("(a, b) => [a.setFullYear(b), a][1]", JavaScriptDate::setFullYear),
        setter("(a, b) => [a.setMonth(b), a][1]", JavaScriptDate::setMonth),
        setter("(a, b) => [a.setDate(b), a][1]", JavaScriptDate::setDate),
        setter("(a, b) => [a.setHours(b), a][1]", JavaScriptDate::setHours),
        setter("(a, b) => [a.setMinutes(b), a][1]", JavaScriptDate::setMinutes),
        setter("(a, b) => [a.setMilliseconds(b), a][1]", JavaScriptDate::setMilliseconds),
        setter("(a, b) => [a.setUTCFullYear(b), a][1]", JavaScriptDate::setUTCFullYear),
        setter("(a, b) => [a.setUTCMonth(b), a][1]", JavaScriptDate::setUTCMonth),
        setter("(a, b) => [a.setUTCDate(b), a][1]", JavaScriptDate::setUTCDate),
        setter("(a, b) => [a.setTime(b), a][1]", JavaScriptDate::setTime),
        Method.of(
            "(a, b, c, d) => new Date(a, b, c, d, 30)",
            a -> JavaScriptDate.of(number(a, 0), number(a, 1), number(a, 2), number(a, 3), 30),
            values -> values.below(3) == 0 ? values.number() : (Object) (values.below(300) + 1850),
            JavaScriptValues::position,
            values -> values.below(40),
            values -> values.below(30)),
        Method.of(
            "(a, b) => Date.UTC(a, b)",
            a -> JavaScriptDate.utc(number(a, 0), number(a, 1)),
            JavaScriptValues::number,
            JavaScriptValues::position),
        Method.of(
            "(a) => new Date(a)", a -> JavaScriptDate.of(Method.text(a, 0)), DateMethods::isoText));
  }

  private static Object isoText(JavaScriptValues values) {
    String date =
        "%04d-%02d-%02d"
            .formatted(1900 + values.below(200), values.below(13) + 1, values.below(28) + 1);
    String time = "%02d:%02d".formatted(values.below(25), values.below(61));
    return switch (values.below(7)) {
      case 0 -> date;
      case 1 -> date.substring(0, 7);
      case 2 -> date + "T" + time;
      case 3 -> date + "T" + time + ":30.5Z";
      case 4 -> date + "T" + time + ":30+05:30";
      case 5 -> date + "T" + time + ":30.123";
      default -> date.substring(0, 4);
    };
  }

  private static JavaScriptDate date(List<@Nullable Object> arguments) {
    return (JavaScriptDate) Objects.requireNonNull(arguments.get(0));
  }

  private static Method unary(String script, Function<JavaScriptDate, @Nullable Object> java) {
    return Method.of(script, a -> java.apply(date(a)), JavaScriptValues::date);
  }

  private static Method setter(String script, BiFunction<JavaScriptDate, Double, Object> java) {
    return Method.of(
        script,
        a -> {
          JavaScriptDate date = date(a);
          Object time = java.apply(date, number(a, 1));
          return time.equals(date.getTime()) ? date : time;
        },
        JavaScriptValues::date,
        values -> values.below(5) == 0 ? values.number() : (Object) (values.below(140) - 20));
  }
}
