package unimig.runner.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Manifest;
import unimig.runner.squash.SquashFile;

/**
 * The files of a converted set that a proof is about: scripts for Flyway with their settings and
 * callbacks, sources of classes, original scripts, and the jar. What {@link Later} names is not,
 * nor is a squash, which is proven by its own record.
 *
 * @param files path below the output directory, with {@code /} between its parts → SHA-256 of its
 *     bytes in lower-case hex; without the jar
 * @param jar absent where there is none
 */
public record ProvenFiles(SortedMap<String, String> files, Optional<ProvenJar> jar) {
  static final String SCRIPTS = "sql";

  /** Original scripts that bridged migrations run; the jar holds them too. */
  static final String ORIGINALS = "legacy";

  public ProvenFiles {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /**
   * Those that are in {@code directory}.
   *
   * @throws unimig.runner.diagnostic.BadInputException if the record of a squash is bad
   * @throws UncheckedIOException if one cannot be read; what the manifest names and is not there is
   *     left out
   */
  public static ProvenFiles read(Path directory, Manifest manifest) {
    Later later = new Later(manifest.consolidationPoint());
    SortedMap<String, String> files = new TreeMap<>();
    Set<String> squash =
        SquashFile.read(directory).map(each -> each.files().keySet()).orElse(Set.of());
    try {
      Set<String> paths = new TreeSet<>(scripts(directory, later, squash));
      paths.addAll(below(directory, ORIGINALS));
      for (Entry entry : manifest.entries()) {
        entry.artifact().ifPresent(paths::add);
        entry.undo().ifPresent(paths::add);
      }
      for (String path : paths) {
        if (Files.isRegularFile(directory.resolve(path))) {
          files.put(path, Sha256.of(directory.resolve(path)));
        }
      }
      Path jar = directory.resolve(ProvenJar.FILE_NAME);
      return new ProvenFiles(
          files, Files.exists(jar) ? Optional.of(ProvenJar.read(jar, later)) : Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + directory, e);
    }
  }

  /** Paths of what Flyway reads, but for what comes later and for a squash; sorted. */
  static List<String> scripts(Path directory, Later later, Set<String> squash) throws IOException {
    return below(directory, SCRIPTS).stream()
        .filter(path -> path.endsWith(".sql") || path.endsWith(".sql.conf"))
        .filter(path -> !later.isScript(path) && !squash.contains(path))
        .toList();
  }

  private static List<String> below(Path directory, String folder) throws IOException {
    Path root = directory.resolve(folder);
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }
}
