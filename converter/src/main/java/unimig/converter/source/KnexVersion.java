package unimig.converter.source;

import java.util.Optional;

/**
 * Which bundled Knex a set is compiled with, and why.
 *
 * @param version as the project names it: exact from a lockfile, a range from package.json; empty
 *     if the user named the line or nothing was found
 * @param foundIn the file that names it, relative to the project root; empty likewise
 */
public record KnexVersion(KnexLine line, Optional<String> version, Optional<String> foundIn) {

  static KnexVersion chosen(KnexLine line) {
    return new KnexVersion(line, Optional.empty(), Optional.empty());
  }

  /** Such as {@code 3 (3.1.0 in pnpm-lock.yaml)}, for the user to read. */
  @Override
  public String toString() {
    String reason = foundIn.flatMap(file -> version.map(v -> v + " in " + file)).orElse("");
    return reason.isEmpty() ? line.id() : line.id() + " (" + reason + ")";
  }
}
