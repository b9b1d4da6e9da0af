package unimig.converter.rows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Values of each type, as texts that the server reads: ordinary ones first, then those at the
 * bounds of the type and those that programs stumble over. A type that is not known has none.
 */
final class TypeValues {
  private static final String LONG_TEXT = "lorem ipsum ".repeat(40).strip();

  private static final List<String> TEXTS =
      List.of(
          "alpha",
          "Beta Gamma Delta",
          "",
          "Zoë Łukasz 🚀 名前",
          " padded ",
          "O'Hara \"quoted\" \\ back",
          "a,b;c:d/e-f_g.h",
          "7",
          "0",
          "null",
          "%",
          "line one\nline two",
          LONG_TEXT);

  private static final List<String> WHOLE =
      List.of("1", "0", "-1", "2", "7", "42", "100", "32767", "-32768");
  private static final List<String> LARGE =
      List.of("2147483647", "-2147483648", "9007199254740991", "9007199254740993");
  private static final List<String> FRACTIONS =
      List.of("1", "0", "-1", "0.5", "2.25", "-3.75", "19.99", "100", "1234.5", "0.1");
  private static final List<String> DATES =
      List.of("2024-01-15", "2023-12-31", "2000-02-29", "1970-01-01", "1999-07-04", "2038-01-19");
  private static final List<String> DOCUMENTS =
      List.of(
          "{}",
          "{\"a\": 1, \"b\": [1, 2], \"c\": {\"d\": null}}",
          "[]",
          "null",
          "[{\"id\": 1}, {\"id\": 2}]",
          "\"text\"",
          "0",
          "{\"naïve\": \"名前 🚀\"}");

  private static final Map<String, List<String>> BY_NAME =
      Map.ofEntries(
          Map.entry("bool", List.of("true", "false")),
          Map.entry("json", DOCUMENTS),
          Map.entry("jsonb", DOCUMENTS),
          Map.entry("bytea", List.of("\\x01ff", "\\x", "\\x00", "\\xdeadbeef")),
          Map.entry("inet", List.of("10.0.0.1", "192.168.1.0/24", "::1", "2001:db8::1")),
          Map.entry("cidr", List.of("10.0.0.0/8", "192.168.1.0/24", "2001:db8::/32")),
          Map.entry("macaddr", List.of("08:00:2b:01:02:03", "00:00:00:00:00:00")),
          Map.entry("macaddr8", List.of("08:00:2b:01:02:03:04:05", "00:00:00:00:00:00:00:00")),
          Map.entry(
              "interval", List.of("1 day", "0", "-1 mon", "1 year 2 mons 3 days 04:05:06", "90 s")),
          Map.entry("date", DATES),
          Map.entry("time", List.of("12:34:56", "00:00:00", "23:59:59.999", "06:30:00")),
          Map.entry("timetz", List.of("12:34:56+00", "00:00:00+02", "23:59:59-05")),
          Map.entry("money", List.of("1.00", "0", "-3.50", "1234.56")),
          Map.entry("point", List.of("(1,2)", "(0,0)", "(-1.5,2.25)")),
          Map.entry("line", List.of("{1,2,3}", "{0,1,-1}")),
          Map.entry("lseg", List.of("[(0,0),(1,1)]", "[(1,2),(3,4)]")),
          Map.entry("box", List.of("(1,1),(0,0)", "(3,4),(1,2)")),
          Map.entry("path", List.of("[(0,0),(1,1)]", "((0,0),(1,1),(1,0))")),
          Map.entry("polygon", List.of("((0,0),(1,1),(1,0))", "((0,0),(4,0),(4,3))")),
          Map.entry("circle", List.of("<(0,0),1>", "<(1,2),3>")),
          Map.entry("xml", List.of("<a>1</a>", "<b/>", "text")),
          Map.entry("tsvector", List.of("'cat' 'dog':2", "", "'alpha':1,3")),
          Map.entry("tsquery", List.of("'cat' & 'dog'", "'alpha'")),
          Map.entry("hstore", List.of("\"a\"=>\"1\"", "", "\"a\"=>NULL, \"b\"=>\"2\"")),
          Map.entry("ltree", List.of("top", "top.science", "top.science.astronomy", "")),
          Map.entry("int4range", List.of("[1,10)", "empty", "[20,30)", "(,5)")),
          Map.entry("int8range", List.of("[1,10)", "empty", "[20,30)", "(,5)")),
          Map.entry("numrange", List.of("[1.5,10)", "empty", "[20,30)", "(,5)")),
          Map.entry("daterange", List.of("[2024-01-01,2024-02-01)", "empty", "[2023-01-01,)")),
          Map.entry(
              "tsrange", List.of("[2024-01-01 00:00,2024-01-01 12:00)", "empty", "[2023-01-01,)")),
          Map.entry(
              "tstzrange",
              List.of("[2024-01-01 00:00+00,2024-01-01 12:00+00)", "empty", "[2023-01-01 00+00,)")),
          Map.entry("pg_lsn", List.of("0/0", "16/B374D848")),
          Map.entry("oid", List.of("1", "0", "42")),
          Map.entry("regclass", List.of("pg_class")),
          Map.entry("regtype", List.of("int4")),
          Map.entry("name", List.of("alpha", "beta")));

  private TypeValues() {}

  /** Candidates, ordinary ones first; some may be refused by the type's modifier or a domain. */
  static List<String> of(ColumnType type) {
    if (type.isArray()) {
      return arrays(scalars(type));
    }
    return scalars(type);
  }

  private static List<String> scalars(ColumnType type) {
    if (!type.labels().isEmpty()) {
      return type.labels();
    }
    if (type.parts() > 0) {
      return composites(type.parts());
    }
    return switch (type.base()) {
      case "varchar", "text", "bpchar", "citext", "char" -> cut(TEXTS, type);
      case "int2" -> WHOLE;
      case "int4" -> joined(WHOLE, LARGE.subList(0, 2));
      case "int8" -> joined(WHOLE, LARGE);
      case "numeric" -> joined(FRACTIONS, List.of("9007199254740993", "0.30000000000000004"));
      case "float4", "float8" -> joined(FRACTIONS, List.of("1e21", "1e-7"));
      case "uuid" -> List.of(Uuids.of(1), Uuids.of(2), "00000000-0000-0000-0000-000000000000");
      case "timestamp" -> times("");
      case "timestamptz" -> times("+00");
      case "bit", "varbit" -> bits(type.length().orElse(1));
      default -> BY_NAME.getOrDefault(type.base(), List.of());
    };
  }

  /** Texts no longer than the column takes, each once. */
  private static List<String> cut(List<String> texts, ColumnType type) {
    return texts.stream().map(text -> cut(text, type)).distinct().toList();
  }

  /** Counts as PostgreSQL does, in code points. */
  static String cut(String text, ColumnType type) {
    int most = type.length().orElse(Integer.MAX_VALUE);
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most));
  }

  private static List<String> joined(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  private static List<String> times(String zone) {
    List<String> times = new ArrayList<>();
    DATES.forEach(date -> times.add(date + " 09:30:15" + zone));
    times.add("2024-03-31 02:30:00" + zone);
    times.add("1999-12-31 23:59:59.999" + zone);
    times.add("1969-12-31 23:59:59.123456" + zone);
    return times;
  }

  /** All columns alike, as most types read one of these. */
  private static List<String> composites(int parts) {
    return Stream.of("1", "alpha", "true", "2024-01-15", "")
        .map(value -> "(" + String.join(",", Collections.nCopies(parts, value)) + ")")
        .toList();
  }

  private static List<String> bits(int length) {
    return List.of("0".repeat(length), "1".repeat(length));
  }

  private static List<String> arrays(List<String> elements) {
    if (elements.isEmpty()) {
      return List.of("{}");
    }
    List<String> arrays = new ArrayList<>();
    arrays.add(array(elements.stream().limit(2).toList()));
    arrays.add("{}");
    arrays.add(array(elements.subList(0, 1)));
    arrays.add(array(List.of(elements.get(0), elements.get(0))));
    arrays.add(array(elements));
    arrays.add("{NULL}");
    return arrays;
  }

  /** The literal of an array of these texts. */
  static String array(List<String> elements) {
    List<String> quoted = new ArrayList<>();
    for (String element : elements) {
      quoted.add('"' + element.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }
    return "{" + String.join(",", quoted) + "}";
  }
}
