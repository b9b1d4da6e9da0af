package unimig.runner.api;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Methods of JavaScript's strings that Java's do otherwise. Positions count UTF-16 code units; as
 * in JavaScript they may be negative, fractions, too great or NaN, which counts as 0.
 */
public final class JavaScriptText {
  private static final String SPACE =
      "\t\n\u000b\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
          + "\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

  private static final int LONGEST = (1 << 29) - 24;

  private JavaScriptText() {}

  /** {@code text.trim()}: all white space of Unicode and the byte order mark. */
  public static String trim(String text) {
    return trimEnd(trimStart(text));
  }

  /** {@code text.trimStart()}. */
  public static String trimStart(String text) {
    int start = 0;
    while (start < text.length() && isSpace(text.charAt(start))) {
      start++;
    }
    return text.substring(start);
  }

  /** {@code text.trimEnd()}. */
  public static String trimEnd(String text) {
    int end = text.length();
    while (end > 0 && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  /** Whether {@code \s} matches it. */
  static boolean isSpace(char character) {
    return SPACE.indexOf(character) >= 0;
  }

  /** {@code text.charAt(index)}: empty outside of the text. */
  public static String charAt(String text, double index) {
    int at = within(index, text.length() + 1);
    return !(index <= -1) && at < text.length() ? text.substring(at, at + 1) : "";
  }

  /** {@code text.at(index)}: undefined outside of the text; -1 is the last. */
  public static Object at(String text, double index) {
    double from = JavaScriptNumber.integer(index);
    double at = from < 0 ? from + text.length() : from;
    return at >= 0 && at < text.length() ? charAt(text, at) : JavaScript.UNDEFINED;
  }

  /** {@code text.charCodeAt(index)}: NaN outside of the text. */
  public static Object charCodeAt(String text, double index) {
    String character = charAt(text, index);
    return character.isEmpty() ? (Object) Double.NaN : (Object) (int) character.charAt(0);
  }

  /** {@code text.slice(start)}. */
  public static String slice(String text, double start) {
    return slice(text, start, text.length());
  }

  /** {@code text.slice(start, end)}: negative positions count from the end. */
  public static String slice(String text, double start, double end) {
    int from = fromEnd(start, text.length());
    return text.substring(from, Math.max(from, fromEnd(end, text.length())));
  }

  /** {@code text.substring(start)}. */
  public static String substring(String text, double start) {
    return text.substring(within(start, text.length()));
  }

  /** {@code text.substring(start, end)}: the smaller position is the start. */
  public static String substring(String text, double start, double end) {
    int a = within(start, text.length());
    int b = within(end, text.length());
    return text.substring(Math.min(a, b), Math.max(a, b));
  }

  /** {@code text.substr(start)}. */
  public static String substr(String text, double start) {
    return slice(text, start);
  }

  /** {@code text.substr(start, length)}. */
  public static String substr(String text, double start, double length) {
    int from = fromEnd(start, text.length());
    return text.substring(from, from + within(length, text.length() - from));
  }

  /** A position between 0 and {@code length}. */
  static int within(double position, int length) {
    return (int) Math.max(0, Math.min(JavaScriptNumber.integer(position), length));
  }

  /** The same, counted from the end if negative. */
  static int fromEnd(double position, int length) {
    double whole = JavaScriptNumber.integer(position);
    return within(whole < 0 ? whole + length : whole, length);
  }

  /** {@code text.split(divider)}; between all code units if it is empty. */
  public static List<String> split(String text, String divider) {
    return split(text, divider, Integer.MAX_VALUE);
  }

  /** {@code text.split(divider, limit)} with a limit that is not negative. */
  public static List<String> split(String text, String divider, int limit) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    int end = next(text, divider, from);
    while (end >= 0 && parts.size() < limit) {
      parts.add(text.substring(from, end));
      from = end + divider.length();
      end = next(text, divider, from);
    }
    if (parts.size() < limit && !(divider.isEmpty() && text.isEmpty())) {
      parts.add(text.substring(from));
    }
    return parts;
  }

  private static int next(String text, String divider, int from) {
    return divider.isEmpty()
        ? from + 1 < text.length() ? from + 1 : -1
        : text.indexOf(divider, from);
  }

  /** {@code text.indexOf(search, from)}. */
  public static int indexOf(String text, String search, double from) {
    return text.indexOf(search, within(from, text.length()));
  }

  /** {@code text.lastIndexOf(search, from)}; NaN is the end. */
  public static int lastIndexOf(String text, String search, double from) {
    return text.lastIndexOf(
        search, Double.isNaN(from) ? text.length() : within(from, text.length()));
  }

  /** {@code text.includes(search, from)}. */
  public static boolean includes(String text, String search, double from) {
    return indexOf(text, search, from) >= 0;
  }

  /** {@code text.startsWith(search, from)}. */
  public static boolean startsWith(String text, String search, double from) {
    return text.startsWith(search, within(from, text.length()));
  }

  /** {@code text.endsWith(search, end)}. */
  public static boolean endsWith(String text, String search, double end) {
    return text.substring(0, within(end, text.length())).endsWith(search);
  }

  /** {@code text.padStart(length)}. */
  public static String padStart(String text, double length) {
    return padStart(text, length, " ");
  }

  /** {@code text.padStart(length, filler)}. */
  public static String padStart(String text, double length, String filler) {
    return filler(text, length, filler) + text;
  }

  /** {@code text.padEnd(length)}. */
  public static String padEnd(String text, double length) {
    return padEnd(text, length, " ");
  }

  /** {@code text.padEnd(length, filler)}. */
  public static String padEnd(String text, double length, String filler) {
    return text + filler(text, length, filler);
  }

  private static String filler(String text, double length, String filler) {
    int missing = within(length, LONGEST) - text.length();
    return missing <= 0 || filler.isEmpty()
        ? ""
        : filler.repeat(missing / filler.length() + 1).substring(0, missing);
  }

  /** {@code text.repeat(count)}; a RangeError if it is negative or infinite. */
  public static String repeat(String text, double count) {
    double times = JavaScriptNumber.integer(count);
    if (times < 0 || Double.isInfinite(times)) {
      throw JavaScriptException.rangeError("Invalid count value: " + JavaScriptNumber.text(count));
    }
    return text.isEmpty() ? "" : text.repeat((int) times);
  }

  /** {@code text.replace(search, replacement)}: the first one, {@code $&} and its like work. */
  public static String replace(String text, String search, String replacement) {
    int at = text.indexOf(search);
    return at < 0
        ? text
        : text.substring(0, at)
            + Replacement.expand(replacement, text, at, at + search.length())
            + text.substring(at + search.length());
  }

  /** {@code text.replaceAll(search, replacement)}. */
  public static String replaceAll(String text, String search, String replacement) {
    StringBuilder replaced = new StringBuilder();
    int from = 0;
    int step = Math.max(1, search.length());
    for (int at = text.indexOf(search); at >= 0; at = found(text, search, at + step)) {
      replaced
          .append(text, from, at)
          .append(Replacement.expand(replacement, text, at, at + search.length()));
      from = at + search.length();
    }
    return replaced.append(text, from, text.length()).toString();
  }

  private static int found(String text, String search, int from) {
    return from > text.length() ? -1 : text.indexOf(search, from);
  }

  /** {@code text.normalize(form)}: NFC where it is undefined; a RangeError for no such form. */
  public static String normalize(String text, @Nullable Object form) {
    String name = form == JavaScript.UNDEFINED ? "NFC" : JavaScript.toText(form);
    Optional<Normalizer.Form> known =
        Stream.of(Normalizer.Form.values()).filter(each -> each.name().equals(name)).findFirst();
    return Normalizer.normalize(
        text,
        known.orElseThrow(
            () ->
                JavaScriptException.rangeError(
                    "The normalization form should be one of NFC, NFD, NFKC, NFKD.")));
  }

  /** {@code text.toUpperCase()}, whatever the language of the machine. */
  public static String toUpperCase(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  /** {@code text.toLowerCase()}, whatever the language of the machine. */
  public static String toLowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /**
   * {@code createHash(algorithm).update(text).digest('hex')} of node:crypto.
   *
   * @param algorithm as Node names it: {@code md5}, {@code sha1}, {@code sha256}, {@code sha512}
   */
  public static String hash(String algorithm, String text) {
    return Hash.of(algorithm).update(text).hex();
  }

  /**
   * {@code encodeURIComponent(text)}.
   *
   * @throws JavaScriptException for half of a pair
   */
  public static String encodeUriComponent(String text) {
    if (text.codePoints().anyMatch(each -> each >= 0xd800 && each <= 0xdfff)) {
      throw new JavaScriptException("URIError", "URI malformed");
    }
    StringBuilder encoded = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) each;
      boolean plain = Character.isLetterOrDigit(c) && c < 128;
      encoded.append(
          plain || "-_.!~*'()".indexOf(c) >= 0
              ? String.valueOf(c)
              : "%%%02X".formatted(Byte.toUnsignedInt(each)));
    }
    return encoded.toString();
  }
}
