package unimig.consolidator.squash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import unimig.runner.engine.ConvertedSet;

/** A copy of a set's scripts in which files come and go; deleted when closed. */
final class Stage implements AutoCloseable {
  private final ConvertedSet set;
  private final Path scripts;

  /**
   * @param paths of scripts to copy, below the directory of scripts
   */
  Stage(ConvertedSet set, List<Path> paths) {
    this.set = set;
    try {
      scripts = Files.createTempDirectory("unimig-squash-");
      for (Path path : paths) {
        Path copy = scripts.resolve(path);
        Files.createDirectories(copy.getParent());
        Files.copy(set.sql().orElseThrow().resolve(path), copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy the scripts", e);
    }
  }

  ConvertedSet set() {
    return new ConvertedSet(set.manifest(), Optional.of(scripts), set.classes());
  }

  void put(String name, String text) {
    try {
      Files.writeString(scripts.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write \"" + name + "\"", e);
    }
  }

  void remove(String name) {
    try {
      Files.deleteIfExists(scripts.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete \"" + name + "\"", e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(scripts)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + scripts, e);
    }
  }
}
