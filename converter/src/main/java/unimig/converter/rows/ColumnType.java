package unimig.converter.rows;

import java.util.List;
import java.util.Optional;

/**
 * The type of a column, seen through its domains.
 *
 * @param declared as {@code format_type} writes it, such as {@code character varying(20)}
 * @param base name of the type below all domains, or of the elements' type of an array, such as
 *     {@code varchar}
 * @param category as {@code pg_type.typcategory} has it, of {@code base}
 * @param isArray whether it holds an array of {@code base}
 * @param length most characters, or the bits of a bit string; empty if there is no limit
 * @param parts how many columns a composite type has; else 0
 * @param labels of an enum, in order; else empty
 */
record ColumnType(
    String declared,
    String base,
    char category,
    boolean isArray,
    Optional<Integer> length,
    int parts,
    List<String> labels) {
  ColumnType {
    labels = List.copyOf(labels);
  }

  boolean isText() {
    return !isArray && (category == 'S' || base.equals("citext"));
  }

  boolean isJson() {
    return !isArray && (base.equals("json") || base.equals("jsonb"));
  }

  boolean isNumber() {
    return !isArray && category == 'N' && !base.startsWith("reg") && !base.equals("oid");
  }
}
