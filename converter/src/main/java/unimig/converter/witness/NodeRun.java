package unimig.converter.witness;

import java.util.List;
import java.util.Optional;

/**
 * One direction of a migration on Node.
 *
 * @param trace the statements that Knex sent, in order
 */
public record NodeRun(Optional<Failure> failure, List<String> trace) {
  public NodeRun {
    trace = List.copyOf(trace);
  }

  /**
   * @param sqlState of the database's error; empty if something else failed
   * @param message without bound values
   */
  public record Failure(String sqlState, String message) {}
}
