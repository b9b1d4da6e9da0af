package unimig.runner.diagnostic;

/**
 * What an unchecked exception implements that tells of broken surroundings: a server gone, a disk
 * full, no compiler. Neither the input is at fault, nor this tool; its message is for the user.
 */
public interface SurroundingsFailure {

  /** What broke, such as {@code SCRATCH_UNAVAILABLE}. */
  String code();
}
