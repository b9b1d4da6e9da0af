package unimig.converter.script;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Files of a project in memory, and the one engine of all tests. */
public final class ScriptTree implements ScriptFiles {
  /** Expensive; safe for all tests at once. */
  public static final ScriptEngine ENGINE = new ScriptEngine();

  private final Map<String, String> files = new TreeMap<>();

  /**
   * Adds a file.
   *
   * @param path below the project's root
   */
  public ScriptTree with(String path, String text) {
    files.put(PROJECT + "/" + path, text);
    return this;
  }

  /** Settings with one Knex line and nothing else. */
  public static ScriptSettings settings(String knexLine) {
    return new ScriptSettings(
        knexLine, Optional.empty(), Optional.empty(), List.of(), false, PROJECT);
  }

  @Override
  public Kind kind(String path) {
    if (files.containsKey(path)) {
      return Kind.FILE;
    }
    if (files.keySet().stream().anyMatch(file -> file.startsWith(path + "/"))) {
      return Kind.DIRECTORY;
    }
    return path.startsWith(PROJECT) || path.startsWith("/node_") ? Kind.MISSING : Kind.OUTSIDE;
  }

  @Override
  public Optional<byte[]> read(String path) {
    return Optional.ofNullable(files.get(path)).map(t -> t.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Optional<List<String>> list(String path) {
    Set<String> names = new TreeSet<>();
    for (String file : files.keySet()) {
      if (file.startsWith(path + "/")) {
        names.add(file.substring(path.length() + 1).split("/", 2)[0]);
      }
    }
    return names.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(names));
  }

  @Override
  public String realPath(String path) {
    return path;
  }
}
