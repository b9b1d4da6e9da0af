package unimig.converter.script;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Passes everything on, and remembers which files were found: a script needs just those again. */
final class TrackedFiles implements ScriptFiles {
  private final ScriptFiles files;
  private final Set<String> found = new TreeSet<>();

  TrackedFiles(ScriptFiles files) {
    this.files = files;
  }

  /** Sorted. */
  Set<String> found() {
    return found;
  }

  @Override
  public Kind kind(String path) {
    Kind kind = files.kind(path);
    if (kind == Kind.FILE) {
      found.add(path);
    }
    return kind;
  }

  @Override
  public Optional<byte[]> read(String path) {
    Optional<byte[]> bytes = files.read(path);
    if (bytes.isPresent()) {
      found.add(path);
    }
    return bytes;
  }

  @Override
  public Optional<List<String>> list(String path) {
    return files.list(path);
  }

  @Override
  public String realPath(String path) {
    return files.realPath(path);
  }
}
