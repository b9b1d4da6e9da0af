package unimig.runner.api;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text parsers of pg-types 2 (lib/textParsers.js), by type OID; other types stay text. */
final class PostgresTypes {
  private static final Map<Integer, Function<String, @Nullable Object>> PARSERS = parsers();
  private static final Pattern OCTAL = Pattern.compile("[0-7]{3}");

  private PostgresTypes() {}

  static @Nullable Object value(int oid, String text) {
    Function<String, @Nullable Object> parser = PARSERS.get(oid);
    return parser == null ? text : parser.apply(text);
  }

  private static Map<Integer, Function<String, @Nullable Object>> parsers() {
    Map<Integer, Function<String, @Nullable Object>> parsers = new TreeMap<>();
    register(parsers, PostgresTypes::integer, 21, 23, 26);
    register(parsers, PostgresTypes::real, 700, 701);
    register(parsers, PostgresTypes::bool, 16);
    register(parsers, PostgresDate::parse, 1082, 1114, 1184);
    register(parsers, PostgresTypes::point, 600);
    register(parsers, PostgresTypes::circle, 718);
    register(parsers, PostgresInterval::parse, 1186);
    register(parsers, PostgresTypes::bytea, 17);
    register(parsers, JavaScriptJson::parse, 114, 3802);
    register(parsers, array(PostgresTypes::bool), 1000);
    register(parsers, array(PostgresTypes::bytea), 1001);
    register(parsers, array(PostgresTypes::integer), 1005, 1007, 1028);
    register(parsers, array(PostgresTypes::point), 1017);
    register(parsers, array(PostgresTypes::real), 1021, 1022, 1231);
    register(parsers, array(PostgresDate::parse), 1115, 1182, 1185);
    register(parsers, array(PostgresInterval::parse), 1187);
    register(parsers, array(JavaScriptJson::parse), 199, 3807);
    // char, text, varchar and bpchar, int8, macaddr, inet, cidr, numrange, uuid, money, time
    register(parsers, array(text -> text), 1008, 1009, 1014, 1015, 1016, 1040, 1041, 651);
    register(parsers, array(text -> text), 3907, 2951, 791, 1183, 1270);
    return parsers;
  }

  private static void register(
      Map<Integer, Function<String, @Nullable Object>> parsers,
      Function<String, @Nullable Object> parser,
      int... oids) {
    for (int oid : oids) {
      parsers.put(oid, parser);
    }
  }

  private static Function<String, @Nullable Object> array(
      Function<String, @Nullable Object> element) {
    return text -> text.isEmpty() ? null : new PostgresArray(text, element).parse();
  }

  private static Object integer(String text) {
    return JavaScriptNumber.parseInt(text, 10);
  }

  private static Object real(String text) {
    return JavaScriptNumber.parseFloat(text);
  }

  private static Object bool(String text) {
    return List.of("TRUE", "t", "true", "y", "yes", "on", "1").contains(text);
  }

  private static @Nullable JavaScriptObject point(String text) {
    if (!text.startsWith("(")) {
      return null;
    }
    String[] parts = text.substring(1, text.length() - 1).split(",", -1);
    return JavaScriptObject.of("x", real(parts[0]), "y", real(parts[1]));
  }

  /** {@code <(x,y),radius>}. */
  private static @Nullable Object circle(String text) {
    int end = text.indexOf(')');
    JavaScriptObject circle = point(text.substring(1, end + 1));
    if (circle != null) {
      circle.put("radius", real(text.substring(end + 2, text.length() - 1)));
    }
    return circle;
  }

  /** postgres-bytea: both formats of {@code bytea_output}. */
  private static byte[] bytea(String text) {
    if (text.startsWith("\\x")) {
      return HexFormat.of().parseHex(text, 2, text.length());
    }
    StringBuilder bytes = new StringBuilder();
    Matcher octal = OCTAL.matcher(text);
    int i = 0;
    while (i < text.length()) {
      char next = text.charAt(i);
      if (next != '\\') {
        bytes.append(next);
        i++;
      } else if (octal.region(i + 1, Math.min(i + 4, text.length())).matches()) {
        bytes.append((char) Integer.parseInt(octal.group(), 8));
        i += 4;
      } else {
        bytes.append('\\');
        i += 2;
      }
    }
    return bytes.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
