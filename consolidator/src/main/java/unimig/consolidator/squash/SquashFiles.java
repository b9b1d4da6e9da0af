package unimig.consolidator.squash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import unimig.runner.squash.SquashFile;
import unimig.runner.squash.SquashRecord;

/**
 * Puts a squash in the place of the former one. The record comes first, and names both: whatever
 * interrupts this, what is there then is known as ours, and a squash made anew completes it.
 */
final class SquashFiles {
  /** Flyway looks for scripts below another directory. */
  private static final String ASIDE = "squash.new";

  private final Path directory;
  private final SquashRecord squash;
  private final SortedMap<String, String> texts;

  /**
   * @param squash with the former files
   * @param texts path below the directory → what is to be there
   */
  SquashFiles(Path directory, SquashRecord squash, SortedMap<String, String> texts) {
    this.directory = directory;
    this.squash = squash;
    this.texts = texts;
  }

  void write() {
    steps().forEach(Step::take);
  }

  /** All that is to be done, in order; after each the directory may stay as it is. */
  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    steps.add(() -> SquashFile.write(directory, squash));
    for (String path : squash.former().keySet()) {
      // Settings of a script that has none any more.
      if (path.endsWith(".conf") && !texts.containsKey(path)) {
        steps.add(() -> delete(path));
      }
    }
    // Settings before their script.
    texts.keySet().stream()
        .sorted((a, b) -> Boolean.compare(b.endsWith(".conf"), a.endsWith(".conf")))
        .forEach(path -> steps.add(() -> put(path)));
    for (String path : squash.former().keySet()) {
      if (!texts.containsKey(path)) {
        steps.add(() -> delete(path));
      }
    }
    steps.add(() -> SquashFile.write(directory, squash.settled()));
    return steps;
  }

  private void put(String path) {
    Path file = directory.resolve(path);
    Path aside = directory.resolve(ASIDE);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(aside, texts.get(path), StandardCharsets.UTF_8);
      Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private void delete(String path) {
    try {
      Files.deleteIfExists(directory.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + directory.resolve(path), e);
    }
  }

  /** One change of one file. */
  interface Step {
    void take();
  }
}
