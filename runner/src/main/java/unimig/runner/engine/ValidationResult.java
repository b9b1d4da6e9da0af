package unimig.runner.engine;

import java.util.List;

/**
 * What {@link MigrationEngine#validate} found.
 *
 * @param checked how many migrations were looked at
 * @param problems in order of version; empty if files and database agree
 */
public record ValidationResult(int checked, List<Failure> problems) {
  public ValidationResult {
    problems = List.copyOf(problems);
  }

  public boolean isValid() {
    return problems.isEmpty();
  }
}
