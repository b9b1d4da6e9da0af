package unimig.converter.script;

import java.util.List;
import java.util.Optional;

/**
 * The files that a legacy script may read, under virtual absolute paths such as {@code
 * /project/migrations/1_a.js}, so that no path of the machine reaches a script, a report or
 * generated code.
 */
public interface ScriptFiles {
  /** Where the project's root is mounted. */
  String PROJECT = "/project";

  /** What is at a path. */
  enum Kind {
    FILE,
    DIRECTORY,
    /** Nothing there. */
    MISSING,
    /** A place that scripts must not look at. */
    OUTSIDE
  }

  Kind kind(String path);

  /** The bytes of a file; empty if there is none that may be read. */
  Optional<byte[]> read(String path);

  /** Names in a directory, sorted; empty if there is no directory. */
  Optional<List<String>> list(String path);

  /** The path with symbolic links resolved, if what it leads to may be read; else the path. */
  String realPath(String path);
}
