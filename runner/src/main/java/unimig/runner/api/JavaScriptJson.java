package unimig.runner.api;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** {@code JSON}. */
public final class JavaScriptJson {
  private static final int LONGEST_INDENT = 10;

  private final String indent;
  private final Deque<Object> open = new ArrayDeque<>();

  private JavaScriptJson(String indent) {
    this.indent = indent;
  }

  /**
   * {@code JSON.parse(text)}: whole numbers of an int as Integer, others as Double; the last of
   * equal keys counts.
   *
   * @throws JavaScriptException a SyntaxError if it is not JSON
   */
  public static @Nullable Object parse(String text) {
    return new JsonReader(text).read();
  }

  /** {@code JSON.stringify(value)}: text, or undefined for what JSON leaves out. */
  public static Object stringify(@Nullable Object value) {
    return stringify(value, "");
  }

  /** {@code JSON.stringify(value, null, indent)} with a number of spaces. */
  public static Object stringify(@Nullable Object value, int indent) {
    return stringify(value, " ".repeat(Math.max(0, Math.min(LONGEST_INDENT, indent))));
  }

  /** {@code JSON.stringify(value, null, indent)}. */
  public static Object stringify(@Nullable Object value, String indent) {
    String unit = indent.substring(0, Math.min(LONGEST_INDENT, indent.length()));
    Object json = new JavaScriptJson(unit).text(value);
    return json == null ? JavaScript.UNDEFINED : json;
  }

  private @Nullable String text(@Nullable Object value) {
    if (value == JavaScript.UNDEFINED) {
      return null;
    }
    if (value == null || value instanceof Boolean) {
      return String.valueOf(value);
    }
    if (value instanceof String text) {
      return quote(text);
    }
    if (value instanceof BigInteger) {
      throw JavaScriptException.typeError("Do not know how to serialize a BigInt");
    }
    if (value instanceof Number number) {
      double amount = number.doubleValue();
      return Double.isNaN(amount) || Double.isInfinite(amount)
          ? "null"
          : JavaScriptNumber.text(amount);
    }
    if (value instanceof JavaScriptDate date) {
      return date.isValid() ? quote(date.toISOString()) : "null";
    }
    return nested(value);
  }

  private String nested(Object value) {
    if (open.stream().anyMatch(each -> each == value)) {
      throw JavaScriptException.typeError("Converting circular structure to JSON");
    }
    open.push(value);
    String text = structure(value);
    open.pop();
    return text;
  }

  private String structure(Object value) {
    if (value instanceof List<?> list) {
      return array(list);
    }
    if (value instanceof JavaScriptObject object) {
      return object(object);
    }
    if (value instanceof byte[] bytes) {
      return object(buffer(bytes));
    }
    if (value instanceof JavaScriptMap
        || value instanceof JavaScriptSet
        || value instanceof JavaScriptException) {
      return "{}";
    }
    throw new IllegalArgumentException("no JSON for " + value.getClass().getName());
  }

  /** {@code Buffer.prototype.toJSON} of Node. */
  private static JavaScriptObject buffer(byte[] bytes) {
    List<@Nullable Object> data = new ArrayList<>();
    for (byte each : bytes) {
      data.add(Byte.toUnsignedInt(each));
    }
    return JavaScriptObject.of("type", "Buffer", "data", data);
  }

  private String array(List<?> list) {
    StringJoiner joined = joiner("[", "]");
    for (Object each : list) {
      String text = text(each);
      joined.add(text == null ? "null" : text);
    }
    return list.isEmpty() ? "[]" : joined.toString();
  }

  private String object(JavaScriptObject object) {
    StringJoiner joined = joiner("{", "}");
    boolean isEmpty = true;
    for (Map.Entry<String, @Nullable Object> entry : object.entrySet()) {
      String text = text(entry.getValue());
      if (text != null) {
        joined.add(quote(entry.getKey()) + (indent.isEmpty() ? ":" : ": ") + text);
        isEmpty = false;
      }
    }
    return isEmpty ? "{}" : joined.toString();
  }

  private StringJoiner joiner(String begin, String end) {
    if (indent.isEmpty()) {
      return new StringJoiner(",", begin, end);
    }
    String line = "\n" + indent.repeat(open.size());
    return new StringJoiner("," + line, begin + line, "\n" + indent.repeat(open.size() - 1) + end);
  }

  /** {@code QuoteJSONString}: half surrogate pairs are escaped. */
  static String quote(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      boolean pair = i + 1 < text.length() && Character.isSurrogatePair(next, text.charAt(i + 1));
      if (pair) {
        quoted.append(next).append(text.charAt(++i));
      } else {
        quoted.append(escape(next));
      }
    }
    return quoted.append('"').toString();
  }

  private static String escape(char character) {
    return switch (character) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default ->
          character < ' ' || Character.isSurrogate(character)
              ? String.format("\\u%04x", (int) character)
              : String.valueOf(character);
    };
  }
}
