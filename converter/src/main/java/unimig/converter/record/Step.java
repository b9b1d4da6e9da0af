package unimig.converter.record;

import java.util.List;
import unimig.runner.diagnostic.SourceSpan;

/** One thing a recorded migration does. */
public sealed interface Step {

  <R> R accept(Visitor<R> visitor);

  /**
   * A statement that Knex sent.
   *
   * @param sql as Knex sent it, with {@code $1}, {@code $2} for the values; a {@link Value.Text},
   *     or a {@link Value.Joined} where the script built text from run-time values
   * @param values in order of their numbers
   * @param place where the script made it
   */
  record Statement(Value sql, List<Value> values, SourceSpan place) implements Step {
    public Statement {
      values = List.copyOf(values);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.statement(this);
    }
  }

  /** Steps that the script ran in {@code knex.transaction}. */
  record Transaction(List<Step> steps) implements Step {
    public Transaction {
      steps = List.copyOf(steps);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.transaction(this);
    }
  }

  /** One method a case. */
  interface Visitor<R> {
    R statement(Statement step);

    R transaction(Transaction step);
  }
}
