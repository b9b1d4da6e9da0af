package unimig.converter.rows.hint;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a migration looks at in one column.
 *
 * @param column as the code names it, which is the database's name of it; never empty
 * @param table without schema, if the code tells it; otherwise any table may be meant that has such
 *     a column
 * @param value how its value is used: the texts and numbers that matter, its traits and, where it
 *     holds JSON (as a type of its own or, with {@link Trait#IS_JSON_TEXT}, as text), the documents
 */
public record ColumnHint(String column, Optional<String> table, JsonShape value) {

  /** Whether it speaks of a column of that name in that table. */
  public boolean isOf(String name, String inTable) {
    return column.equals(name) && table.map(inTable::equals).orElse(true);
  }

  /** Values that matter in a text column, or in any column that is written as text; sorted. */
  public List<String> texts() {
    return value.texts();
  }

  /** Numbers that matter, with their neighbours; decimal. */
  public List<String> numbers() {
    return value.numbers();
  }

  public Set<Trait> traits() {
    return value.traits();
  }

  /** Its documents, if anything is read of them. */
  public Optional<JsonShape> document() {
    return Optional.of(value).filter(JsonShape::isStructured);
  }
}
