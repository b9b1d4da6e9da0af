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
 * @param testimony what a witness found, if there was one
 */
public record ProvenMigration(
    String version,
    String source,
    String sourceHash,
    Mode mode,
    Optional<String> converted,
    Optional<String> undo,
    Result result,
    List<Step> steps,
    Optional<Testimony> testimony) {
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
   * The converted migration beside the original on Node.
   *
   * @param through such as {@code knex 3.1.0 and pg 8.16.3 on Node 20.20.2}
   */
  public record Testimony(String through, Result result, List<Step> steps) {
    public Testimony {
      steps = List.copyOf(steps);
    }
  }

  /**
   * One comparison, in the words of the proof.
   *
   * @param phase such as {@code up}
   * @param result such as {@code equal} or {@code fails_alike}
   * @param message what differs beside the databases, such as an error on one side only
   * @param differences of the databases
   * @param compared which rows were compared; empty if it did not come to that
   */
  public record Step(
      String phase,
      String result,
      Optional<String> message,
      List<String> differences,
      Optional<Compared> compared) {
    public Step {
      differences = List.copyOf(differences);
    }
  }

  /**
   * How much was compared.
   *
   * @param tables and materialized views
   * @param rows in all of them, on the original's side
   */
  public record Compared(int tables, long rows) {}
}
