package unimig.converter.semantics;

import java.math.BigInteger;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import unimig.runner.api.JavaScript;
import unimig.runner.api.JavaScriptDate;
import unimig.runner.api.JavaScriptMap;
import unimig.runner.api.JavaScriptObject;
import unimig.runner.api.JavaScriptSet;

/** One text for each value, the same from Java and from JavaScript; numbers bit by bit. */
final class Canonical {
  /** Dates end with it; GraalJS abbreviates, V8 does not. */
  private static final Pattern ZONE_NAME = Pattern.compile("(GMT[+-]\\d{4}) [(][^)]*[)]");

  /** The same as {@link #of}, in JavaScript. */
  static final String SCRIPT =
      """
      (() => {
        const bits = new DataView(new ArrayBuffer(8));
        const number = (value) => {
          bits.setFloat64(0, Number.isNaN(value) ? NaN : value);
          return bits.getBigUint64(0).toString(16);
        };
        const quote = (given) => {
          const text = given.replace(/(GMT[+-]\\d{4}) [(][^)]*[)]/g, '$1');
          let quoted = '"';
          for (let i = 0; i < text.length; i++) {
            const code = text.charCodeAt(i);
            quoted += code < 32 || code > 126 || code === 34 || code === 92
              ? '\\\\u' + code.toString(16).padStart(4, '0')
              : text[i];
          }
          return quoted + '"';
        };
        const of = (value) => {
          if (value === null || value === undefined || typeof value === 'boolean') {
            return String(value);
          }
          if (typeof value === 'number') return 'n' + number(value);
          if (typeof value === 'bigint') return 'b' + value;
          if (typeof value === 'string') return quote(value);
          if (value instanceof Date) return 'd' + number(value.getTime());
          if (Array.isArray(value)) return '[' + Array.from(value, of).join() + ']';
          if (value instanceof Map) return 'm' + of([...value].flat());
          if (value instanceof Set) return 's' + of([...value]);
          return '{' + Object.keys(value).map((key) => quote(key) + ':' + of(value[key])).join() + '}';
        };
        return (method, cases) => cases.map((values) => {
          try {
            return of(method(...values()));
          } catch (error) {
            return 'throws ' + error.name;
          }
        });
      })()
      """;

  private Canonical() {}

  static String of(@Nullable Object value) {
    if (value == null || value == JavaScript.UNDEFINED || value instanceof Boolean) {
      return String.valueOf(value);
    }
    if (value instanceof BigInteger) {
      return "b" + value;
    }
    if (value instanceof Number number) {
      return "n" + bits(number.doubleValue());
    }
    if (value instanceof String text) {
      return quote(text);
    }
    if (value instanceof JavaScriptDate date) {
      return "d" + bits(date.getTime());
    }
    if (value instanceof List || value instanceof JavaScriptSet) {
      StringJoiner joined = new StringJoiner(",", value instanceof List ? "[" : "s[", "]");
      ((Iterable<?>) value).forEach(each -> joined.add(of(each)));
      return joined.toString();
    }
    if (value instanceof JavaScriptMap map) {
      StringJoiner joined = new StringJoiner(",", "m[", "]");
      map.forEach(entry -> joined.add(of(entry.get(0))).add(of(entry.get(1))));
      return joined.toString();
    }
    StringJoiner joined = new StringJoiner(",", "{", "}");
    ((JavaScriptObject) value).forEach((key, each) -> joined.add(quote(key) + ":" + of(each)));
    return joined.toString();
  }

  private static String bits(double value) {
    return Long.toHexString(Double.doubleToLongBits(value));
  }

  /** Also a JavaScript literal. */
  static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char each : ZONE_NAME.matcher(text).replaceAll("$1").toCharArray()) {
      if (each < 32 || each > 126 || each == '"' || each == '\\') {
        quoted.append(String.format("\\u%04x", (int) each));
      } else {
        quoted.append(each);
      }
    }
    return quoted.append('"').toString();
  }
}
