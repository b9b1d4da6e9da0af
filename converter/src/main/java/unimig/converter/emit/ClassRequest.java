package unimig.converter.emit;

import java.util.List;
import unimig.converter.record.Recording;
import unimig.converter.translate.Program;
import unimig.runner.diagnostic.Diagnostic;

/**
 * What one Java class is made from.
 *
 * @param version Flyway version, such as {@code 20240105093000.1}
 * @param description with underscores; letters, digits and underscores only, not empty
 * @param source path of the original relative to the project root, with {@code /} between its parts
 * @param headComments the comments at the head of the original, in order, with or without their
 *     comment marks
 * @param body what it does
 * @param reversible whether the original has a {@code down}
 * @param checksum that Flyway is to record
 */
public record ClassRequest(
    String version,
    String description,
    String source,
    List<String> headComments,
    Body body,
    boolean reversible,
    int checksum) {
  public ClassRequest {
    headComments = List.copyOf(headComments);
    if (!version.matches("[0-9]+([._][0-9]+)*")) {
      throw new IllegalArgumentException("not a version: " + version);
    }
    if (!description.matches("[\\p{L}\\p{Nd}_]+")) {
      throw new IllegalArgumentException("not part of a class name: " + description);
    }
  }

  /** {@code V1_2__name}, from which Flyway reads version 1.2 and description "name". */
  public String className() {
    return "V" + version.replace('.', '_') + "__" + description;
  }

  /** How the class does it. */
  public sealed interface Body {

    <R> R accept(Visitor<R> visitor);

    /** By statements of its own. */
    record Recorded(Recording recording) implements Body {
      @Override
      public <R> R accept(Visitor<R> visitor) {
        return visitor.recorded(this);
      }
    }

    /** By statements of its own and the control flow of the original. */
    record Translated(Program program) implements Body {
      @Override
      public <R> R accept(Visitor<R> visitor) {
        return visitor.translated(this);
      }
    }

    /**
     * By running the original.
     *
     * @param script resource name of the script's description, below {@code legacy/}
     * @param reasons why it could not be written in Java
     * @param transactional false for {@code exports.config = { transaction: false }}
     */
    record Bridged(String script, List<Diagnostic> reasons, boolean transactional) implements Body {
      public Bridged {
        reasons = List.copyOf(reasons);
      }

      @Override
      public <R> R accept(Visitor<R> visitor) {
        return visitor.bridged(this);
      }
    }

    /** One method a case. */
    interface Visitor<R> {
      R recorded(Recorded body);

      R translated(Translated body);

      R bridged(Bridged body);
    }
  }
}
