package unimig.runner.engine;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A command of the engine did not do what it was asked to, for one or more reasons. */
public final class RunFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Failure> failures;
  private final transient List<AppliedMigration> applied;

  RunFailedException(List<Failure> failures) {
    this(failures, List.of(), null);
  }

  RunFailedException(
      List<Failure> failures, List<AppliedMigration> applied, @Nullable Throwable cause) {
    super(failures.stream().map(Failure::toString).collect(Collectors.joining("\n")), cause);
    if (failures.isEmpty()) {
      throw new IllegalArgumentException("no failure");
    }
    this.failures = List.copyOf(failures);
    this.applied = List.copyOf(applied);
  }

  /** The database is out of reach, or refuses what it was asked outside of any migration. */
  public static RunFailedException of(SQLException e) {
    return new RunFailedException(List.of(FailureReader.read(e)), List.of(), e);
  }

  /**
   * @param failures not empty; all of one category
   */
  public static RunFailedException of(List<Failure> failures) {
    return new RunFailedException(failures);
  }

  /** Not empty; all of one category. */
  public List<Failure> failures() {
    return failures;
  }

  /** What was applied, and stays so, before the failure; in order of running. */
  public List<AppliedMigration> applied() {
    return applied;
  }
}
