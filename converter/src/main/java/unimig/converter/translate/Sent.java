package unimig.converter.translate;

import java.util.List;
import unimig.converter.record.Value;

/**
 * A statement as Knex compiled it.
 *
 * @param sql with {@code $1}, {@code $2} for the values
 * @param values in order of their numbers
 */
public record Sent(String sql, List<Bound> values) {
  public Sent {
    values = List.copyOf(values);
  }

  /** A value of a statement. */
  public sealed interface Bound {

    /** The same in every run. */
    record Constant(Value value) implements Bound {}

    /** A Java expression. */
    record Computed(String java) implements Bound {}
  }
}
