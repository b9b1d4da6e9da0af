package unimig.converter.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one directory holds.
 *
 * @param files in UTF-16 order of their names
 * @param directories likewise; no links, no hidden ones, not {@code node_modules}
 */
record Directory(Path path, List<Path> files, List<Path> directories) {
  private static final Set<String> NEVER_ENTERED = Set.of("node_modules", "bower_components");

  Directory {
    files = List.copyOf(files);
    directories = List.copyOf(directories);
  }

  /** Lists {@code path}; if it cannot, says so to {@code findings} and holds nothing. */
  static Directory list(Path path, Findings findings) {
    try (Stream<Path> entries = Files.list(path)) {
      List<Path> sorted = entries.sorted(Comparator.comparing(Directory::name)).toList();
      return new Directory(
          path,
          sorted.stream().filter(Files::isRegularFile).toList(),
          sorted.stream().filter(Directory::isEntered).toList());
    } catch (IOException | UncheckedIOException e) {
      findings.error(
          path,
          "UNREADABLE_DIRECTORY",
          "\"" + path.getFileName() + "\" cannot be listed (" + e.getClass().getSimpleName() + ")",
          "give the user who runs unimig the right to list it");
      return new Directory(path, List.of(), List.of());
    }
  }

  /** {@code start} and everything below it, a directory before what it holds. */
  static List<Directory> walk(Path start, Findings findings) {
    List<Directory> found = new ArrayList<>();
    Directory directory = list(start, findings);
    found.add(directory);
    directory.directories().forEach(child -> found.addAll(walk(child, findings)));
    return found;
  }

  private static boolean isEntered(Path path) {
    String name = name(path);
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
        && !name.startsWith(".")
        && !NEVER_ENTERED.contains(name);
  }

  /** The last part of a path. */
  static String name(Path path) {
    Path last = path.getFileName();
    return last == null ? "" : last.toString();
  }

  /** The file name from its last dot on, as Node's {@code path.extname}; empty if there is none. */
  static String extension(Path file) {
    String name = name(file);
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? "" : name.substring(dot);
  }

  boolean holds(String fileName) {
    return files.stream().anyMatch(file -> name(file).equals(fileName));
  }
}
