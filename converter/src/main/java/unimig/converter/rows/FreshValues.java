package unimig.converter.rows;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Values of which a column gets each only once, for keys. */
final class FreshValues {
  private static final LocalDate FIRST = LocalDate.of(2015, 1, 1);
  private static final int FEW = 90;

  private FreshValues() {}

  /**
   * The value of a number; empty if the type has not so many, or is not known.
   *
   * @param number from 0
   * @param stem what a text begins with
   */
  static Optional<String> of(ColumnType type, int number, String stem) {
    if (type.isArray()) {
      return of(scalar(type), number, stem).map(each -> TypeValues.array(List.of(each)));
    }
    if (!type.labels().isEmpty()) {
      return Optional.of(type.labels().get(number % type.labels().size()));
    }
    return Optional.of(text(type, number, stem)).filter(text -> !text.isEmpty());
  }

  private static ColumnType scalar(ColumnType type) {
    return new ColumnType(
        type.declared(),
        type.base(),
        type.category(),
        false,
        type.length(),
        type.parts(),
        type.labels());
  }

  /** Empty if there is none. */
  private static String text(ColumnType type, int number, String stem) {
    return switch (type.base()) {
      case "varchar", "text", "bpchar", "citext", "name" -> numbered(type, number, stem);
      case "int2", "int4", "int8", "float8", "float4" -> Integer.toString(1000 + number);
      case "numeric", "money" -> Integer.toString(1 + number % FEW);
      case "uuid" -> Uuids.of(1000L + number);
      case "date" -> FIRST.plusDays(number).toString();
      case "timestamp" -> FIRST.plusDays(number) + " 08:00:00";
      case "timestamptz" -> FIRST.plusDays(number) + " 08:00:00+00";
      case "time" -> "%02d:%02d:00".formatted(number / 60 % 24, number % 60);
      case "json", "jsonb" -> "{\"number\": " + number + "}";
      case "bytea" -> "\\x%08x".formatted(number);
      case "inet" -> "10.1.%d.%d".formatted(number / 256 % 256, number % 256);
      case "cidr" -> "10.%d.%d.0/24".formatted(number / 256 % 256, number % 256);
      case "macaddr" -> "08:00:2b:01:%02x:%02x".formatted(number / 256 % 256, number % 256);
      case "daterange" -> range(FIRST.plusDays(number).toString(), FIRST.plusDays(number + 1L));
      case "tsrange", "tstzrange" ->
          range(FIRST.plusDays(number) + " 00:00", FIRST.plusDays(number) + " 01:00");
      case "int4range", "int8range", "numrange" ->
          range(Integer.toString(1000 + 10 * number), 1005 + 10 * number);
      case "ltree" -> "n" + number;
      case "point" -> "(" + number + ",1)";
      default -> "";
    };
  }

  private static String range(String from, Object to) {
    return "[" + from + "," + to + ")";
  }

  private static String numbered(ColumnType type, int number, String stem) {
    String suffix = stem.isEmpty() ? Integer.toString(number) : "-" + number;
    int most = type.length().orElse(Integer.MAX_VALUE);
    int room = Math.max(0, Math.min(stem.length(), most - suffix.length()));
    String whole = stem.substring(0, room) + suffix;
    return whole.length() <= most ? whole : whole.substring(whole.length() - most);
  }
}
