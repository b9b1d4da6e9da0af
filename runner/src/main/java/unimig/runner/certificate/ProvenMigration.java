package unimig.runner.certificate;

import java.util.List;
import java.util.Optional;
import unimig.runner.manifest.Mode;

/**
 * What the proof found for one migration.
 *
 * @param source path of the legacy file relative to the project root
 * @param sourceHash SHA-256 of the legacy file's bytes, in lower-case hex
 * @param converted file below the output directory
 * @param undo the SQL script that takes it back, if there is one
 * @param steps in the order in which they were tried; empty if it was not run
 */
public record ProvenMigration(
    String version,
    String source,
    String sourceHash,
    Mode mode,
    Optional<String> converted,
    Optional<String> undo,
    Result result,
    List<Step> steps) {
  public ProvenMigration {
    steps = List.copyOf(steps);
  }

  /** How it came out. */
  public enum Result {
    EQUAL,
    DIFFERENT,
    /** An earlier one differed, and the proof ended there. */
    NOT_RUN
  }

  /**
   * One comparison, in the words of the proof.
   *
   * @param phase such as {@code up}
   * @param result such as {@code equal} or {@code fails_alike}
   * @param message what differs beside the databases, such as an error on one side only
   * @param differences of the databases
   */
  public record Step(
      String phase, String result, Optional<String> message, List<String> differences) {
    public Step {
      differences = List.copyOf(differences);
    }
  }
}
