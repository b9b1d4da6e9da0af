package unimig.runner.api;

import java.util.List;

/** What Knex tells of columns. */
final class KnexColumns {
  private KnexColumns() {}

  static JavaScriptObject of(List<Row> rows) {
    JavaScriptObject columns = new JavaScriptObject();
    for (Row row : rows) {
      columns.put(
          JavaScript.toText(row.get("column_name")),
          Row.of(
              "type", row.get("data_type"),
              "maxLength", row.get("character_maximum_length"),
              "nullable", "YES".equals(row.get("is_nullable")),
              "defaultValue", row.get("column_default")));
    }
    return columns;
  }

  static JavaScriptObject of(List<Row> rows, String column) {
    JavaScriptObject columns = of(rows);
    return columns.get(column) instanceof JavaScriptObject one ? one : columns;
  }
}
