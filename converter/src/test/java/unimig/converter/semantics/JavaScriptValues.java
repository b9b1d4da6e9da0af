package unimig.converter.semantics;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import unimig.runner.api.JavaScript;
import unimig.runner.api.JavaScriptDate;
import unimig.runner.api.JavaScriptNumber;
import unimig.runner.api.JavaScriptObject;

/** Generates values of JavaScript as Java has them; the same for the same seed. */
final class JavaScriptValues {
  private static final List<String> NUMBERS =
      List.of(
          ("0 -0.0 1 -1 2 3 10 0.5 -0.5 1.5 2.5 -1.5 0.1 0.2 0.3 100 255 1e6 1e21 1e-7 1.005 8.345"
                  + " 123.456 4294967295 2147483648 -2147483649 9007199254740991 9007199254740992"
                  + " 5e-324 1.7976931348623157e308 NaN Infinity -Infinity 5.684341886080802e-14"
                  + " 2.9802322387695312e-8 9.5e-7 123456789012345680000")
              .split(" ", -1));
  private static final String[] TEXTS = {
    "",
    " ",
    "a",
    "b",
    "abc",
    "Abc",
    "a,b,,c",
    "0",
    "1",
    "-1",
    "01",
    "1.50",
    " 12 ",
    "1e3",
    "0x1F",
    "0b11",
    "0o17",
    "-0x1",
    "Infinity",
    "-Infinity",
    "NaN",
    "1_000",
    "1n",
    "12px",
    ".5",
    "5.",
    "+7",
    "null",
    "undefined",
    "true",
    "\u00e9",
    "e\u0301",
    "\u00df",
    "\u0130",
    "\u03a3\u03b1\u03a3",
    "\ud83d\ude00",
    "x\ud83d\ude00y",
    "\ud83d",
    "\u00a0 x\ufeff",
    "\u2028",
    "a\nb\r\nc\td",
    "$&",
    "$1$$",
    "[object Object]",
    "1,2",
    "aaa",
    "aXbXc",
    "__proto_",
    "length",
    "2024-01-05",
    "9007199254740993",
    "x\"y\\z",
    "\u0000\u001f",
    "\u0085",
    "\u180e",
    "\u0663"
  };
  private static final String[] KEYS = {
    "a",
    "b",
    "z",
    "0",
    "1",
    "10",
    "2",
    "01",
    "-1",
    "4294967294",
    "4294967295",
    "",
    "\u00e9",
    "length",
    "1.5",
    "x y"
  };

  private final Random random;

  JavaScriptValues(long seed) {
    this.random = new Random(seed);
  }

  /** Less than {@code bound}. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  @Nullable Object any() {
    return any(2);
  }

  private @Nullable Object any(int depth) {
    return switch (random.nextInt(depth > 0 ? 12 : 8)) {
      case 0 -> null;
      case 1 -> JavaScript.UNDEFINED;
      case 2 -> random.nextBoolean();
      case 3, 4, 5 -> number();
      case 6, 7 -> text();
      case 8 -> random.nextBoolean() ? bigInteger() : date();
      case 9 -> list(depth - 1);
      default -> object(depth - 1);
    };
  }

  Object number() {
    return JavaScriptNumber.of(rawNumber());
  }

  private double rawNumber() {
    return switch (random.nextInt(5)) {
      case 0, 1 -> Double.parseDouble(NUMBERS.get(random.nextInt(NUMBERS.size())));
      case 2 -> random.nextInt(41) - 20;
      case 3 -> Math.scalb(random.nextBoolean() ? 1.0 : random.nextDouble(), below(200) - 100);
      default -> Double.longBitsToDouble(random.nextLong());
    };
  }

  /** A position in a short text or list, mostly. */
  Object position() {
    return random.nextInt(4) == 0 ? number() : (Object) (random.nextInt(13) - 6);
  }

  /** Text of up to three pieces. */
  String text() {
    StringBuilder text = new StringBuilder(TEXTS[random.nextInt(TEXTS.length)]);
    while (random.nextInt(3) == 0) {
      text.append(TEXTS[random.nextInt(TEXTS.length)]);
    }
    return text.toString();
  }

  /** Short text, likely to be found in another one. */
  String piece() {
    return List.of("", "a", "b", ",", " ", "aa", "X", "1", "\ud83d", "bc").get(below(10));
  }

  /** What regular expressions look through. */
  String searched() {
    StringBuilder text = new StringBuilder();
    for (int size = below(5); size > 0; size--) {
      text.append(below(2) == 0 ? piece() : below(4) == 0 ? text() : word());
    }
    return text.toString();
  }

  private String word() {
    return List.of(
            "2024-01-05",
            "aab",
            "zaacbbbcac",
            "${name}",
            "x y",
            "\n",
            "Ab",
            "12-34",
            "K\u212a\u017f",
            "\u00c9\u00e9",
            "A\t/.",
            "abcd")
        .get(below(12));
  }

  /** With what replacements know. */
  String replacement() {
    StringBuilder text = new StringBuilder();
    for (int size = below(4); size > 0; size--) {
      text.append(
          List.of("$&", "$$", "$`", "$'", "$1", "$01", "$<x>", "$", "-", "x").get(below(10)));
    }
    return text.toString();
  }

  BigInteger bigInteger() {
    return new BigInteger(random.nextInt(90), random)
        .multiply(BigInteger.valueOf(random.nextBoolean() ? 1 : -1));
  }

  JavaScriptDate date() {
    return new JavaScriptDate(
        switch (random.nextInt(8)) {
          case 0 -> Double.NaN;
          case 1 -> (random.nextDouble() - 0.5) * 2 * 8.64e15;
          default -> Math.floor((random.nextDouble() - 0.3) * 4e12);
        });
  }

  List<@Nullable Object> list() {
    return list(1);
  }

  private List<@Nullable Object> list(int depth) {
    List<@Nullable Object> list = new ArrayList<>();
    for (int size = random.nextInt(6); size > 0; size--) {
      list.add(any(depth));
    }
    return list;
  }

  /** Numbers that an order by subtraction is consistent for. */
  List<@Nullable Object> finite() {
    List<@Nullable Object> list = new ArrayList<>();
    for (int size = below(80); size > 0; size--) {
      list.add(below(3) == 0 ? (Object) (below(9) - 4) : (Object) (random.nextDouble() * 9));
    }
    return list;
  }

  JavaScriptObject object() {
    return object(1);
  }

  private JavaScriptObject object(int depth) {
    JavaScriptObject object = new JavaScriptObject();
    for (int size = random.nextInt(6); size > 0; size--) {
      object.put(key(), any(depth));
    }
    return object;
  }

  String key() {
    return KEYS[random.nextInt(KEYS.length)];
  }

  /** JavaScript source whose value is {@code value}. */
  static String source(@Nullable Object value) {
    if (value instanceof String text) {
      return Canonical.quote(text);
    }
    if (value instanceof BigInteger) {
      return "(" + value + "n)";
    }
    if (value instanceof JavaScriptDate date) {
      return "new Date(" + date.getTime() + ")";
    }
    if (value instanceof List<?> list) {
      StringJoiner joined = new StringJoiner(",", "[", "]");
      list.forEach(each -> joined.add(source(each)));
      return joined.toString();
    }
    if (value instanceof JavaScriptObject object) {
      StringJoiner joined = new StringJoiner(",", "({", "})");
      object.forEach((key, each) -> joined.add(Canonical.quote(key) + ":" + source(each)));
      return joined.toString();
    }
    return value instanceof Double number && number == 0 && 1 / number < 0
        ? "(-0)"
        : "(" + value + ")";
  }
}
