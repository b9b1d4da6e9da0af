package unimig.converter.conversion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import unimig.consolidator.baseline.BaselineFile;
import unimig.consolidator.baseline.BaselineMarker;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.ManifestFile;

/**
 * Writes a converted set: aside first, then moved into place, the manifest last. What the user has
 * added to an existing output directory stays.
 */
public final class SetWriter {
  private final Path output;

  public SetWriter(Path output) {
    this.output = output.toAbsolutePath().normalize();
  }

  /**
   * The manifest of an earlier conversion into this directory.
   *
   * @throws unimig.runner.diagnostic.BadInputException if there is one that cannot be trusted
   */
  public Optional<Manifest> previous() {
    Path file = output.resolve(Manifest.FILE_NAME);
    return Files.exists(file) ? Optional.of(ManifestFile.read(file)) : Optional.empty();
  }

  /** Writes everything, and removes generated files that are no longer part of the set. */
  public void write(ConvertedMigrations converted) {
    try {
      Path parent = Files.createDirectories(output.getParent());
      Path aside = parent.resolve("." + output.getFileName() + ".aside");
      delete(aside);
      Files.createDirectory(aside);
      try {
        writeAll(aside, converted);
        if (Files.exists(output)) {
          replace(aside, converted);
        } else {
          Files.move(aside, output, StandardCopyOption.ATOMIC_MOVE);
        }
      } finally {
        delete(aside);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + output, e);
    }
  }

  private static void writeAll(Path directory, ConvertedMigrations converted) throws IOException {
    for (Map.Entry<String, byte[]> file : new TreeMap<>(converted.files()).entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    ManifestFile.write(directory.resolve(Manifest.FILE_NAME), converted.manifest());
    BaselineMarker.of(converted.manifest())
        .ifPresent(marker -> BaselineFile.write(directory, marker));
  }

  private void replace(Path aside, ConvertedMigrations converted) throws IOException {
    Optional<Manifest> before = previous();
    for (Path file : filesIn(aside)) {
      Path target = output.resolve(aside.relativize(file).toString());
      if (!file.getFileName().toString().equals(Manifest.FILE_NAME)) {
        Files.createDirectories(target.getParent());
        Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (before.isPresent()) {
      removeStale(before.get(), converted);
    }
    Files.move(
        aside.resolve(Manifest.FILE_NAME),
        output.resolve(Manifest.FILE_NAME),
        StandardCopyOption.REPLACE_EXISTING);
  }

  private void removeStale(Manifest before, ConvertedMigrations converted) throws IOException {
    for (Entry entry : before.entries()) {
      for (String file : Stream.concat(entry.artifact().stream(), entry.undo().stream()).toList()) {
        for (String generated : List.of(file, file + ".conf")) {
          if (!converted.files().containsKey(generated)) {
            Files.deleteIfExists(output.resolve(generated));
          }
        }
      }
    }
    Path legacy = output.resolve("legacy");
    if (Files.isDirectory(legacy)) {
      for (Path file : filesIn(legacy)) {
        String name = output.relativize(file).toString().replace('\\', '/');
        if (!converted.files().containsKey(name)) {
          Files.delete(file);
        }
      }
    }
  }

  private static List<Path> filesIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
