package unimig.consolidator.cutover;

import java.util.List;

/**
 * One step of a cutover.
 *
 * @param title what it is, in a few words
 * @param commands to type, or to put where deployments run; none where nothing is typed
 * @param remark why, or what to look at; may be empty
 */
public record Step(String title, State state, List<String> commands, String remark) {
  public Step {
    commands = List.copyOf(commands);
  }

  /** Whether it is behind us. */
  public enum State {
    DONE,
    OPEN,
    /** Nothing tells, or it may be repeated any day. */
    UNKNOWN
  }
}
