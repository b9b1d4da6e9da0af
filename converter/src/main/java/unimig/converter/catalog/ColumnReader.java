package unimig.converter.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import unimig.converter.catalog.Column.Kind;

/** Definitions of columns, as {@code CREATE TABLE} has them behind the name. */
final class ColumnReader {
  private static final String[] BEHIND_TYPE = {
    "NOT",
    "NULL",
    "DEFAULT",
    "PRIMARY",
    "UNIQUE",
    "REFERENCES",
    "CHECK",
    "CONSTRAINT",
    "COLLATE",
    "GENERATED",
    "USING"
  };

  private static final Set<String> SERIALS =
      Set.of("serial", "bigserial", "smallserial", "serial4", "serial8", "serial2");

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("int", Kind.INTEGER),
          Map.entry("integer", Kind.INTEGER),
          Map.entry("int4", Kind.INTEGER),
          Map.entry("int2", Kind.INTEGER),
          Map.entry("smallint", Kind.INTEGER),
          Map.entry("serial", Kind.INTEGER),
          Map.entry("serial4", Kind.INTEGER),
          Map.entry("serial2", Kind.INTEGER),
          Map.entry("smallserial", Kind.INTEGER),
          Map.entry("bigint", Kind.WHOLE),
          Map.entry("int8", Kind.WHOLE),
          Map.entry("bigserial", Kind.WHOLE),
          Map.entry("serial8", Kind.WHOLE),
          Map.entry("numeric", Kind.DECIMAL),
          Map.entry("decimal", Kind.DECIMAL),
          Map.entry("real", Kind.NUMBER),
          Map.entry("float4", Kind.NUMBER),
          Map.entry("float8", Kind.NUMBER),
          Map.entry("float", Kind.NUMBER),
          Map.entry("double precision", Kind.NUMBER),
          Map.entry("text", Kind.TEXT),
          Map.entry("varchar", Kind.TEXT),
          Map.entry("character varying", Kind.TEXT),
          Map.entry("character", Kind.TEXT),
          Map.entry("char", Kind.TEXT),
          Map.entry("citext", Kind.TEXT),
          Map.entry("uuid", Kind.TEXT),
          Map.entry("money", Kind.TEXT),
          Map.entry("inet", Kind.TEXT),
          Map.entry("time", Kind.TEXT),
          Map.entry("time without time zone", Kind.TEXT),
          Map.entry("time with time zone", Kind.TEXT),
          Map.entry("boolean", Kind.BOOLEAN),
          Map.entry("bool", Kind.BOOLEAN),
          Map.entry("date", Kind.DATE),
          Map.entry("timestamp", Kind.DATE),
          Map.entry("timestamptz", Kind.DATE),
          Map.entry("timestamp without time zone", Kind.DATE),
          Map.entry("timestamp with time zone", Kind.DATE));

  /** Those whose arrays node-postgres reads too. */
  private static final Set<String> IN_LISTS =
      Set.of("int", "integer", "text", "varchar", "character varying", "uuid", "boolean", "bigint");

  private ColumnReader() {}

  /**
   * @param enums names of types whose values are text
   */
  static Column read(Words definition, Set<String> enums) {
    Column column = type(definition, enums);
    while (!definition.atEnd()) {
      boolean required =
          definition.accept("NOT", "NULL")
              || definition.accept("PRIMARY", "KEY")
              || definition.accept("AS", "IDENTITY");
      if (required) {
        column = column.notNull();
      } else {
        definition.skipItem();
      }
    }
    return column;
  }

  /** A type, up to what follows it. */
  static Column type(Words definition, Set<String> enums) {
    Words type = definition.upTo(BEHIND_TYPE);
    Optional<String> first = type.name();
    if (first.isEmpty()) {
      return Column.UNKNOWN;
    }
    StringBuilder name = new StringBuilder(first.get());
    boolean list = false;
    while (!type.atEnd()) {
      if (type.atPunctuation("[") || type.at("ARRAY")) {
        list = true;
        type.skipItem();
      } else if (type.atPunctuation("(")) {
        type.skipItem();
      } else if (type.acceptPunctuation(".")) {
        boolean plain = name.toString().equals("public") || name.toString().equals("pg_catalog");
        name.setLength(0);
        name.append(plain ? "" : "another.").append(type.name().orElse("?"));
      } else {
        name.append(' ').append(type.name().orElse("?"));
        if (name.toString().endsWith("?")) {
          return Column.UNKNOWN;
        }
      }
    }
    return of(name.toString(), list, enums);
  }

  private static Column of(String type, boolean list, Set<String> enums) {
    Kind kind = KINDS.getOrDefault(type, enums.contains(type) ? Kind.TEXT : Kind.OTHER);
    if (list) {
      return new Column(IN_LISTS.contains(type) ? Kind.LIST : Kind.OTHER, true);
    }
    return new Column(kind, !SERIALS.contains(type));
  }
}
