package unimig.converter.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The real files of a project, and of the directories in {@code NODE_PATH}, where Node too looks
 * for packages. What is at a path is looked at once: a resolver asks for many paths, most of them
 * missing, again and again.
 */
public final class ProjectFiles implements ScriptFiles {
  private final Map<String, Path> mounts = new LinkedHashMap<>();
  private final Map<String, Kind> kinds = new ConcurrentHashMap<>();
  private final Map<String, String> realPaths = new ConcurrentHashMap<>();

  /**
   * @param root mounted at {@link #PROJECT}
   * @param nodePath mounted at {@code /node_path/0}, {@code /node_path/1} …
   */
  public ProjectFiles(Path root, List<Path> nodePath) {
    mounts.put(PROJECT, real(root));
    for (int i = 0; i < nodePath.size(); i++) {
      mounts.put("/node_path/" + i, real(nodePath.get(i)));
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      // What does not exist has no links to follow.
      return path.toAbsolutePath().normalize();
    }
  }

  /**
   * The virtual path of a real one.
   *
   * @throws IllegalArgumentException if it lies in no mounted directory
   */
  public String virtual(Path file) {
    return virtualOf(real(file))
        .orElseThrow(() -> new IllegalArgumentException("outside the project: " + file));
  }

  /** The real path of a virtual one; empty if it lies in no mounted directory. */
  public Optional<Path> real(String path) {
    return physical(path);
  }

  private Optional<String> virtualOf(Path file) {
    for (Map.Entry<String, Path> mount : mounts.entrySet()) {
      if (file.startsWith(mount.getValue())) {
        String rest = mount.getValue().relativize(file).toString().replace('\\', '/');
        return Optional.of(rest.isEmpty() ? mount.getKey() : mount.getKey() + "/" + rest);
      }
    }
    return Optional.empty();
  }

  private Optional<Path> physical(String path) {
    for (Map.Entry<String, Path> mount : mounts.entrySet()) {
      if (path.equals(mount.getKey()) || path.startsWith(mount.getKey() + "/")) {
        Path file = mount.getValue().resolve("." + path.substring(mount.getKey().length()));
        Path normal = file.normalize();
        return normal.startsWith(mount.getValue()) ? Optional.of(normal) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Only what lies in a mounted directory after every symbolic link is followed. */
  private Optional<Path> readable(String path) {
    return physical(path).filter(Files::exists).filter(file -> virtualOf(real(file)).isPresent());
  }

  @Override
  public Kind kind(String path) {
    return kinds.computeIfAbsent(path, this::lookAt);
  }

  private Kind lookAt(String path) {
    Optional<Path> file = physical(path);
    if (file.isEmpty()) {
      // The directories above a mount hold nothing else; a resolver walks through them.
      return isAboveMount(path) ? Kind.MISSING : Kind.OUTSIDE;
    }
    if (!Files.exists(file.get())) {
      return Kind.MISSING;
    }
    if (readable(path).isEmpty()) {
      return Kind.OUTSIDE;
    }
    return Files.isDirectory(file.get()) ? Kind.DIRECTORY : Kind.FILE;
  }

  private static boolean isAboveMount(String path) {
    return path.startsWith("/node_modules") || path.startsWith("/node_path");
  }

  @Override
  public Optional<byte[]> read(String path) {
    return readable(path).filter(Files::isRegularFile).map(ProjectFiles::bytes);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<List<String>> list(String path) {
    return readable(path).filter(Files::isDirectory).map(ProjectFiles::names);
  }

  private static List<String> names(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(e -> e.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String realPath(String path) {
    return realPaths.computeIfAbsent(path, this::resolved);
  }

  private String resolved(String path) {
    return readable(path).flatMap(file -> virtualOf(real(file))).orElse(path);
  }
}
