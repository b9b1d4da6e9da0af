package unimig.converter.record;

import java.util.List;
import java.util.Set;
import unimig.converter.script.LoadedFiles;
import unimig.runner.diagnostic.Diagnostic;

/** Complete, or not recordable with reasons, or refused with errors; never partial. */
public sealed interface RecordOutcome {

  <R> R accept(Visitor<R> visitor);

  /**
   * The migration is static.
   *
   * @param environment names of variables that must be set when it runs
   * @param loaded files
   * @param warnings about quirks of Knex that are kept
   */
  record Recorded(
      Recording recording, Set<String> environment, LoadedFiles loaded, List<Diagnostic> warnings)
      implements RecordOutcome {
    public Recorded {
      environment = Set.copyOf(environment);
      warnings = List.copyOf(warnings);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.recorded(this);
    }
  }

  /**
   * What the migration does depends on the run.
   *
   * @param reasons not empty, each at its place
   * @param transactional whether Knex gives it a transaction
   * @param loaded files, as far as it came
   * @param warnings about quirks of Knex that are kept, as far as it came
   */
  record Dynamic(
      List<Diagnostic> reasons,
      boolean transactional,
      LoadedFiles loaded,
      List<Diagnostic> warnings)
      implements RecordOutcome {
    public Dynamic {
      reasons = List.copyOf(reasons);
      warnings = List.copyOf(warnings);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.dynamic(this);
    }
  }

  /**
   * The script does not run.
   *
   * @param errors not empty
   */
  record Refused(List<Diagnostic> errors) implements RecordOutcome {
    public Refused {
      errors = List.copyOf(errors);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.refused(this);
    }
  }

  /** One method a case. */
  interface Visitor<R> {
    R recorded(Recorded outcome);

    R dynamic(Dynamic outcome);

    R refused(Refused outcome);
  }
}
