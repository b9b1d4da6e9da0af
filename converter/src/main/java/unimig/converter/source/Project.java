package unimig.converter.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The legacy project that the named paths lie in. Everything written about a legacy file names it
 * relative to {@link #root()}, so that no output depends on where the project was checked out.
 *
 * @param root absolute and normalized
 */
public record Project(Path root) {
  public Project {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * The project of one path: the nearest directory at or above it that holds {@code .git}, else the
   * outermost one that holds {@code package.json}, else the path itself (its directory, if it is a
   * file). Of several paths: the deepest directory that holds the projects of all.
   *
   * @param paths not empty; need not exist
   */
  public static Project of(List<Path> paths) {
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("a project needs at least one path");
    }
    Path common = rootOf(paths.get(0));
    for (Path path : paths.subList(1, paths.size())) {
      common = commonAncestor(common, rootOf(path));
    }
    return new Project(common);
  }

  private static Path rootOf(Path named) {
    Path absolute = named.toAbsolutePath().normalize();
    Path start = Files.isRegularFile(absolute) ? parentOf(absolute).orElse(absolute) : absolute;
    List<Path> ancestors = ancestors(start);
    for (Path directory : ancestors) {
      if (Files.exists(directory.resolve(".git"))) {
        return directory;
      }
    }
    Path outermost = start;
    for (Path directory : ancestors) {
      if (Files.isRegularFile(directory.resolve("package.json"))) {
        outermost = directory;
      }
    }
    return outermost;
  }

  /** {@code start} and every directory above it, nearest first. */
  static List<Path> ancestors(Path start) {
    List<Path> found = new ArrayList<>();
    for (Optional<Path> at = Optional.of(start);
        at.isPresent();
        at = at.flatMap(Project::parentOf)) {
      found.add(at.get());
    }
    return found;
  }

  private static Optional<Path> parentOf(Path path) {
    return Optional.ofNullable(path.getParent());
  }

  private static Path commonAncestor(Path one, Path other) {
    return ancestors(one).stream().filter(other::startsWith).findFirst().orElse(one);
  }

  /** {@code start} and the directories above it up to the root, nearest first. */
  List<Path> upToRoot(Path start) {
    List<Path> inside =
        ancestors(start.toAbsolutePath().normalize()).stream()
            .filter(directory -> directory.startsWith(root))
            .toList();
    return inside.isEmpty() ? List.of(start) : inside;
  }

  /** {@code file} relative to the root with {@code /} between its parts; {@code .} for the root. */
  public String relative(Path file) {
    Path inside = root.relativize(file.toAbsolutePath().normalize());
    String joined =
        StreamSupport.stream(inside.spliterator(), false)
            .map(Path::toString)
            .collect(Collectors.joining("/"));
    return joined.isEmpty() ? "." : joined;
  }

  /** The file that {@link #relative} named. */
  public Path resolve(String relative) {
    return root.resolve(relative).normalize();
  }
}
