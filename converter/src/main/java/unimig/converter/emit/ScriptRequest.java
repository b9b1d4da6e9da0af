package unimig.converter.emit;

import java.util.Optional;

/**
 * What one Flyway SQL script, and the script that takes it back, are made from.
 *
 * @param version Flyway version, such as {@code 20240105093000.1}
 * @param description with underscores; letters, digits and underscores only, not empty
 * @param up the original
 * @param down the original's way back, if it has one
 */
public record ScriptRequest(
    String version, String description, Original up, Optional<Original> down) {
  public ScriptRequest {
    if (!version.matches("[0-9]+([._][0-9]+)*")) {
      throw new IllegalArgumentException("not a version: " + version);
    }
    if (!description.matches("[\\p{L}\\p{Nd}_]+")) {
      throw new IllegalArgumentException("not part of a script's name: " + description);
    }
  }

  /**
   * A legacy script.
   *
   * @param source its path relative to the project root, with {@code /} between its parts
   * @param text all of it, perhaps with a byte order mark
   */
  public record Original(String source, String text) {}
}
