package unimig.converter.conversion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import unimig.consolidator.baseline.BaselineFile;
import unimig.consolidator.baseline.BaselineMarker;
import unimig.runner.diagnostic.BadInputException;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.ManifestFile;

/**
 * Writes a converted set: aside first, then moved into place, the manifest last. What the user has
 * added to an existing output directory stays.
 */
public final class SetWriter {
  /** What an exchange took away, below the directory aside. */
  private static final String GONE = ".gone";

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

  /**
   * Writes everything, and removes generated files that are no longer part of the set.
   *
   * @throws BadInputException with {@code FILE_IN_THE_WAY} for each file of the user's that would
   *     be overwritten; nothing is changed then
   * @throws UncheckedIOException if a file cannot be written; the directory is left as it was
   */
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
      } catch (NotUndoneException e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        deleteAfter(e, aside);
        throw e;
      }
      delete(aside);
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

  /** All of it, or nothing: what is in the way of one file leaves the others as they were. */
  private void replace(Path aside, ConvertedMigrations converted) throws IOException {
    Optional<Manifest> before = previous();
    Set<String> earlier = before.isPresent() ? EarlierFiles.of(before.get(), output) : Set.of();
    refuseToOverwrite(earlier, converted);
    List<Path> files = filesIn(aside);
    Exchange exchange = new Exchange(output, Files.createDirectory(aside.resolve(GONE)));
    try {
      for (Path file : files) {
        if (!file.equals(aside.resolve(Manifest.FILE_NAME))) {
          exchange.put(file, aside.relativize(file));
        }
      }
      removeStale(exchange, earlier, converted);
      exchange.put(aside.resolve(Manifest.FILE_NAME), Path.of(Manifest.FILE_NAME));
    } catch (IOException e) {
      undo(exchange, e, aside.resolve(GONE));
      throw e;
    }
  }

  private static void undo(Exchange exchange, IOException failure, Path gone)
      throws NotUndoneException {
    try {
      exchange.undo();
    } catch (IOException e) {
      failure.addSuppressed(e);
      throw new NotUndoneException(gone, failure);
    }
  }

  /** The directory is half changed: what is missing from it must not be deleted. */
  private static final class NotUndoneException extends IOException {
    private static final long serialVersionUID = 1;

    NotUndoneException(Path gone, IOException cause) {
      super(
          cause.getMessage() + "; what was there before is kept in \"%s\"".formatted(gone), cause);
    }
  }

  /** What no conversion wrote is the user's. */
  private void refuseToOverwrite(Set<String> earlier, ConvertedMigrations converted)
      throws IOException {
    List<Diagnostic> errors = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : converted.files().entrySet()) {
      Path target = output.resolve(file.getKey());
      boolean foreign = !earlier.contains(file.getKey()) && Files.isRegularFile(target);
      if (foreign && !Arrays.equals(file.getValue(), Files.readAllBytes(target))) {
        errors.add(
            Diagnostic.error(
                SourceSpan.startOf(file.getKey()),
                "FILE_IN_THE_WAY",
                "\"%s\" is in the output directory, but no conversion wrote it"
                    .formatted(file.getKey()),
                "move it away, or convert into another directory"));
      }
    }
    if (!errors.isEmpty()) {
      throw new BadInputException(errors);
    }
  }

  private static void removeStale(
      Exchange exchange, Set<String> earlier, ConvertedMigrations converted) throws IOException {
    for (String file : earlier) {
      if (!converted.files().containsKey(file)) {
        exchange.remove(Path.of(file));
        exchange.prune(Path.of(file));
      }
    }
  }

  private static List<Path> filesIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void deleteAfter(Exception failure, Path directory) {
    try {
      delete(directory);
    } catch (IOException e) {
      failure.addSuppressed(e);
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
