package unimig.runner.catalog;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The current row of a catalog query. Columns with the names below say which object it is about;
 * every other column is an attribute called like the column.
 */
final class CatalogRow {
  private static final String OBJECT_KIND = "object_kind";
  private static final String OBJECT_SCHEMA = "object_schema";
  private static final String OBJECT_NAME = "object_name";
  private static final String PART_KIND = "part_kind";
  private static final String PART_NAME = "part_name";

  /** Schema and name of the table with which the object is left out of a snapshot. */
  private static final String WITHIN_SCHEMA = "within_schema";

  private static final String WITHIN_TABLE = "within_table";
  private static final List<String> ROLES =
      List.of(
          OBJECT_KIND,
          OBJECT_SCHEMA,
          OBJECT_NAME,
          PART_KIND,
          PART_NAME,
          WITHIN_SCHEMA,
          WITHIN_TABLE);

  private final ResultSet rows;
  private final Map<String, Integer> roles = new HashMap<>();
  private final List<Attribute> attributes = new ArrayList<>();

  private record Attribute(int column, String name, boolean isBoolean) {}

  CatalogRow(ResultSet rows) throws SQLException {
    this.rows = rows;
    ResultSetMetaData columns = rows.getMetaData();
    for (int column = 1; column <= columns.getColumnCount(); column++) {
      String name = columns.getColumnLabel(column);
      if (ROLES.contains(name)) {
        roles.put(name, column);
      } else {
        // The name of the type would make the driver ask the server whether int columns are serial.
        boolean isBoolean = columns.getColumnType(column) == Types.BIT;
        attributes.add(new Attribute(column, name, isBoolean));
      }
    }
  }

  boolean isIn(SnapshotScope scope) throws SQLException {
    return scope.includes(text(OBJECT_KIND), schema(), name())
        && scope.includes("table", text(WITHIN_SCHEMA), text(WITHIN_TABLE));
  }

  Identity identity() throws SQLException {
    return new Identity(
        described(text(OBJECT_KIND), schema(), name()),
        described(text(PART_KIND), "", text(PART_NAME)));
  }

  private static String described(String kind, String schema, String name) {
    return name.isEmpty() ? kind : kind + " " + Identity.quoted(schema, name);
  }

  boolean isSequence() throws SQLException {
    return text(OBJECT_KIND).equals("sequence");
  }

  /** Empty if the object belongs to no schema. */
  String schema() throws SQLException {
    return text(OBJECT_SCHEMA);
  }

  /** Empty if there is but one such object. */
  String name() throws SQLException {
    return text(OBJECT_NAME);
  }

  private String text(String role) throws SQLException {
    Integer column = roles.get(role);
    if (column == null) {
      return "";
    }
    String value = rows.getString(column);
    return value == null ? "" : value;
  }

  SortedMap<String, String> attributes() throws SQLException {
    SortedMap<String, String> values = new TreeMap<>();
    for (Attribute attribute : attributes) {
      String value = rows.getString(attribute.column());
      if (value != null) {
        values.put(attribute.name(), attribute.isBoolean() ? spelt(attribute) : value);
      }
    }
    return values;
  }

  private String spelt(Attribute attribute) throws SQLException {
    return Boolean.toString(rows.getBoolean(attribute.column()));
  }
}
