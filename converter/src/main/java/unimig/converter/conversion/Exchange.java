package unimig.converter.conversion;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Changes to the files of one directory that can be taken back: what goes is moved aside, not
 * deleted.
 */
final class Exchange {
  private final Path directory;
  private final Path gone;
  private final Deque<Undo> undos = new ArrayDeque<>();

  @FunctionalInterface
  private interface Undo {
    void run() throws IOException;
  }

  /**
   * @param directory that is changed
   * @param gone takes what goes; on the same file system, and there until the changes are final
   */
  Exchange(Path directory, Path gone) {
    this.directory = directory;
    this.gone = gone;
  }

  /** Moves {@code file} to a path below the directory, in place of what is there. */
  void put(Path file, Path relative) throws IOException {
    Path target = directory.resolve(relative);
    makeDirectoriesAbove(relative);
    remove(relative);
    Files.move(file, target);
    undos.push(() -> Files.delete(target));
  }

  /** Takes a file away, if there is one. */
  void remove(Path relative) throws IOException {
    Path target = directory.resolve(relative);
    if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Path kept = gone.resolve(relative);
    Files.createDirectories(kept.getParent());
    Files.move(target, kept, StandardCopyOption.REPLACE_EXISTING);
    undos.push(() -> Files.move(kept, target));
  }

  private void makeDirectoriesAbove(Path relative) throws IOException {
    for (int depth = 1; depth < relative.getNameCount(); depth++) {
      Path wanted = directory.resolve(relative.subpath(0, depth));
      if (!Files.isDirectory(wanted)) {
        Files.createDirectory(wanted);
        undos.push(() -> Files.delete(wanted));
      }
    }
  }

  /** Removes directories above a file that went, as long as they are empty. */
  void prune(Path relative) throws IOException {
    for (Path at = relative.getParent(); at != null; at = at.getParent()) {
      Path emptied = directory.resolve(at);
      if (!isEmpty(emptied)) {
        return;
      }
      Files.delete(emptied);
      undos.push(() -> Files.createDirectory(emptied));
    }
  }

  private static boolean isEmpty(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
      return !entries.iterator().hasNext();
    }
  }

  /** Takes everything back, the last change first. */
  void undo() throws IOException {
    while (!undos.isEmpty()) {
      undos.pop().run();
    }
  }
}
