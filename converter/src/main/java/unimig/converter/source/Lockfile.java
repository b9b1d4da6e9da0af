package unimig.converter.source;

import java.util.List;
import java.util.Optional;

/** The file in which a package manager keeps the exact versions that it chose. */
interface Lockfile {

  String fileName();

  /**
   * The version of Knex that a package of the lockfile gets.
   *
   * @param text of the lockfile
   * @param packages directories that may be the package, relative to the lockfile, deepest first,
   *     {@code .} for its own
   * @param range that the nearest package.json asks for
   */
  Optional<String> knex(String text, List<String> packages, Optional<String> range);
}
