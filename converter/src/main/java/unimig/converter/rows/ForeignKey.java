package unimig.converter.rows;

import java.util.List;

/**
 * A foreign key.
 *
 * @param columns of the referencing table
 * @param referenced columns of {@code target}, in the same order
 */
record ForeignKey(List<String> columns, TableId target, List<String> referenced) {
  ForeignKey {
    columns = List.copyOf(columns);
    referenced = List.copyOf(referenced);
  }
}
