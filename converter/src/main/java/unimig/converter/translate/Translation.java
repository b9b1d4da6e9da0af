package unimig.converter.translate;

import java.util.List;
import unimig.runner.diagnostic.Diagnostic;

/** Complete, or refused with reasons; never partial. */
public sealed interface Translation {

  <R> R accept(Visitor<R> visitor);

  /**
   * Java that does exactly what the script does.
   *
   * @param warnings about quirks of Knex that are kept
   */
  record Complete(Program program, List<Diagnostic> warnings) implements Translation {
    public Complete {
      warnings = List.copyOf(warnings);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.complete(this);
    }
  }

  /**
   * Not translated.
   *
   * @param reasons not empty, each at its place
   */
  record Refused(List<Diagnostic> reasons) implements Translation {
    public Refused {
      reasons = List.copyOf(reasons);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.refused(this);
    }
  }

  /** One method a case. */
  interface Visitor<R> {
    R complete(Complete translation);

    R refused(Refused translation);
  }
}
