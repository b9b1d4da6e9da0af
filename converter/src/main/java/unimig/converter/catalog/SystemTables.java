package unimig.converter.catalog;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What migrations ask PostgreSQL's own views for: names and texts that are never NULL, and numbers.
 * Columns that are not here are not known.
 */
final class SystemTables {
  private static final Column TEXT = new Column(Column.Kind.TEXT, false);
  private static final Column NUMBER = new Column(Column.Kind.INTEGER, false);
  private static final Map<String, Map<String, Column>> TABLES = new HashMap<>();

  static {
    schema("tables", "table_catalog", "table_schema", "table_name", "table_type");
    schema(
        "columns",
        "table_catalog",
        "table_schema",
        "table_name",
        "column_name",
        "data_type",
        "is_nullable",
        "udt_name");
    number("columns", "ordinal_position");
    schema(
        "table_constraints",
        "constraint_schema",
        "constraint_name",
        "table_schema",
        "table_name",
        "constraint_type");
    schema("key_column_usage", "constraint_name", "table_schema", "table_name", "column_name");
    number("key_column_usage", "ordinal_position");
    schema(
        "constraint_column_usage", "table_schema", "table_name", "column_name", "constraint_name");
    schema("referential_constraints", "constraint_schema", "constraint_name");
    schema("views", "table_schema", "table_name");
    schema("schemata", "schema_name");
    schema("sequences", "sequence_schema", "sequence_name");
    schema("triggers", "trigger_schema", "trigger_name", "event_object_table");
    catalog("pg_tables", "schemaname", "tablename");
    catalog("pg_views", "schemaname", "viewname");
    catalog("pg_matviews", "schemaname", "matviewname");
    catalog("pg_indexes", "schemaname", "tablename", "indexname", "indexdef");
  }

  private SystemTables() {}

  static Optional<Map<String, Column>> find(String name) {
    return Optional.ofNullable(TABLES.get(name));
  }

  private static void schema(String view, String... columns) {
    TABLES.put("information_schema." + view, texts(columns));
  }

  private static void number(String view, String column) {
    TABLES.computeIfPresent(
        "information_schema." + view,
        (name, columns) -> {
          columns.put(column, NUMBER);
          return columns;
        });
  }

  private static void catalog(String view, String... columns) {
    TABLES.put(view, texts(columns));
    TABLES.put("pg_catalog." + view, texts(columns));
  }

  private static Map<String, Column> texts(String... columns) {
    Map<String, Column> texts = new LinkedHashMap<>();
    List.of(columns).forEach(column -> texts.put(column, TEXT));
    return texts;
  }
}
