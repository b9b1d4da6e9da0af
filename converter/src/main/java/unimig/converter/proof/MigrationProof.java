package unimig.converter.proof;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import unimig.converter.rows.FilledTables;
import unimig.runner.api.ScriptHost.Direction;
import unimig.runner.catalog.Difference;
import unimig.runner.certificate.ProvenMigration.Compared;
import unimig.runner.manifest.Mode;

/**
 * What the proof found for one migration.
 *
 * @param steps in the order in which they were tried: up, down, up again; then those of the whole
 *     set
 * @param rows on which rows it was tried
 * @param witness what the originals came to without our engine, if they were run so
 */
public record MigrationProof(
    String version,
    String legacyName,
    String source,
    Mode mode,
    List<Step> steps,
    List<Rows> rows,
    Optional<Witness> witness) {
  public MigrationProof {
    steps = List.copyOf(steps);
    rows = List.copyOf(rows);
  }

  public boolean isEqual() {
    return isEqual(steps) && witness.map(Witness::isEqual).orElse(true);
  }

  /** This with what was found later, by the same witness. */
  MigrationProof with(MigrationProof later) {
    return new MigrationProof(
        version,
        legacyName,
        source,
        mode,
        joined(steps, later.steps),
        Stream.concat(rows.stream(), later.rows.stream()).toList(),
        witness.map(
            each ->
                new Witness(
                    each.through(),
                    joined(each.steps(), later.witness.map(Witness::steps).orElse(List.of())))));
  }

  private static List<Step> joined(List<Step> steps, List<Step> later) {
    return Stream.concat(steps.stream(), later.stream()).toList();
  }

  private static boolean isEqual(List<Step> steps) {
    return steps.stream().allMatch(step -> step.result() != Result.DIFFERENT);
  }

  /**
   * The converted migration beside the original on Node.
   *
   * @param through such as {@code knex 3.1.0 and pg 8.16.3 on Node 20.20.2}
   * @param steps as those of the proof
   */
  public record Witness(String through, List<Step> steps) {
    public Witness {
      steps = List.copyOf(steps);
    }

    public boolean isEqual() {
      return MigrationProof.isEqual(steps);
    }
  }

  /**
   * Rows that a migration was tried on.
   *
   * @param name which these were, such as {@code wide}
   * @param isUp whether the migration came up on them, rather than failed alike on both sides
   * @param differsByItself whether what it leaves on them cannot be compared all the way, as two
   *     runs of the original differ in the same places
   */
  public record Rows(String name, FilledTables filled, boolean isUp, boolean differsByItself) {}

  /** What was compared. */
  public enum Phase {
    UP,
    DOWN,
    UP_AGAIN,
    UP_WITH_ROWS,
    DOWN_WITH_ROWS,
    UP_AGAIN_WITH_ROWS,
    /** Up where it was up already, as on databases on which somebody did it by hand. */
    UP_TWICE,
    /** Down where it was down already. */
    DOWN_TWICE,
    /** On the way down from the last migration, after those that follow. */
    CHAIN_DOWN,
    /** On the way up again after that. */
    CHAIN_UP,
    /** Up, with a failure in place of each of its statements, one at a time. */
    UP_WITH_FAILURES,
    /** Down in the same way. */
    DOWN_WITH_FAILURES,
    /** Up on a database without any, in one transaction with those before it. */
    BATCH;

    /** Whether there are rows besides those of the migrations. */
    public boolean isOnRows() {
      return switch (this) {
        case UP_WITH_ROWS, DOWN_WITH_ROWS, UP_AGAIN_WITH_ROWS, UP_TWICE, DOWN_TWICE -> true;
        default -> false;
      };
    }

    Direction direction() {
      return switch (this) {
        case DOWN, DOWN_WITH_ROWS, DOWN_TWICE, CHAIN_DOWN, DOWN_WITH_FAILURES -> Direction.DOWN;
        default -> Direction.UP;
      };
    }
  }

  /** How it came out. */
  public enum Result {
    EQUAL,
    /** Both sides fail in the same way, and leave the same behind. */
    FAILS_ALIKE,
    /** There is nothing to run in this direction. */
    NONE,
    DIFFERENT
  }

  /**
   * One comparison.
   *
   * @param differences sorted; empty unless the result is different
   * @param message what else differs, such as an error on one side only
   * @param original statements that the original sent; kept only for differences
   * @param converted statements that the converted migration sent; kept only for differences
   * @param compared which rows were compared; empty where the catalogs differ already
   */
  public record Step(
      Phase phase,
      Result result,
      List<Difference> differences,
      Optional<String> message,
      List<Sent> original,
      List<Sent> converted,
      Optional<Compared> compared) {
    public Step {
      differences = List.copyOf(differences);
      original = List.copyOf(original);
      converted = List.copyOf(converted);
    }

    /** This with another message. */
    Step saying(String other) {
      return new Step(
          phase, result, differences, Optional.of(other), original, converted, compared);
    }

    static Step of(Phase phase, Result result) {
      return new Step(
          phase, result, List.of(), Optional.empty(), List.of(), List.of(), Optional.empty());
    }

    /** The same with what was compared. */
    Step having(Optional<Compared> rows) {
      return new Step(phase, result, differences, message, original, converted, rows);
    }
  }
}
