package unimig.converter.script;

import java.util.Optional;

/**
 * How a script ended that did not run to its end.
 *
 * @param kind what happened
 * @param code of the error: our diagnostic's, a SQLSTATE, or Node's; may be empty
 * @param message as the script's error has it
 * @param object quoted in the diagnostic, such as the name of a missing module; may be empty
 * @param place {@code path:line:column} with a virtual path, if known
 */
public record ScriptFailure(
    Kind kind, String code, String message, String object, Optional<String> place) {

  /** What happened. */
  public enum Kind {
    /** The script is no JavaScript or TypeScript. */
    SYNTAX,
    /** It threw, or its promise was rejected. */
    THROWN,
    /** It asked for something that migrations do not get. */
    REFUSED,
    /** Its promise can never settle. */
    HANGS,
    /** It used up its time. */
    TIMEOUT
  }
}
