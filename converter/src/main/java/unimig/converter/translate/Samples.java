package unimig.converter.translate;

import java.util.List;
import unimig.converter.translate.Compiled.Item;

/** Values of all kinds that Knex is tried with; {@code symbolic.cjs} has the same. */
final class Samples {
  static final List<String> ANY =
      List.of("text", "empty", "number", "zero", "yes", "no", "date", "object", "list");

  static final List<String> TRUTHY = List.of("text", "number", "yes", "date", "object", "list");

  static final List<String> FALSY = List.of("empty", "zero", "no", "null", "undefined");

  /** Names of all kinds, in JSON. */
  static final List<String> NAMES =
      List.of(
          "\"plain\"",
          "\"Some_Name\"",
          "\"a.b\"",
          "\" spaced \"",
          "\"x as y\"",
          "\"quo\\\"te\"",
          "\"part[1]\"",
          "\"*\"");

  /** The name of no schema. */
  static final String NO_NAME = "\"\"";

  /** Rows and columns of all kinds, in JSON. */
  static final List<String> ROWS =
      List.of(
          "[{\"b\":1,\"a\":null},{},{\"c.d\":true,\"e as f\":\"\",\"a\":\"x\"}]",
          "[{}]",
          "[{\"Z\":1,\"a\":2,\"10\":3,\"9\":4},{\"q\\\"r\":5}]");

  static final List<String> COLUMNS =
      List.of("{\"b\":1,\"a\":null}", "{\"c.d\":true,\"9\":\"\",\"q\\\"r\":5}");

  /** Numbers that a column is increased by. */
  static final List<String> STEPS =
      List.of(
          "0", "1", "-1", "2.5", "-7200000", "\"-3\"", "\"5 pieces\"", "\"\"", "true", "[4]", "{}");

  /** What is no list, in JSON. */
  static final List<String> SINGLES = List.of("\"\"", "\"text\"", "0", "5", "true", "false");

  private Samples() {}

  /** Whether a constant is the same as a sample. */
  static boolean isOne(Item item, String sample) {
    return switch (sample) {
      case "empty" -> item.type().equals("text") && item.text().isEmpty();
      case "zero" -> item.type().equals("number") && item.text().equals("0");
      case "yes" -> item.type().equals("boolean") && item.text().equals("true");
      case "no" -> item.type().equals("boolean") && item.text().equals("false");
      default -> false;
    };
  }

  /** What a value of the type can be. */
  static List<String> of(Type type) {
    return switch (type.kind()) {
      case STRING -> List.of("text", "empty");
      case INT, DOUBLE -> List.of("number", "zero");
      case BOOLEAN -> List.of("yes", "no");
      case LIST -> List.of("list");
      case OBJECT -> List.of("object");
      case DATE -> List.of("date");
      default -> ANY;
    };
  }
}
