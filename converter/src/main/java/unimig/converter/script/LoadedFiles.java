package unimig.converter.script;

import java.util.Set;
import java.util.TreeSet;

/**
 * Virtual paths of the files that a script loaded or read, itself included.
 *
 * @param all with what the project's settings loaded
 * @param own without that, and without installed packages: what the migration is written in
 * @param bundled names of packages that the project does not have, so that ours stood in
 */
public record LoadedFiles(Set<String> all, Set<String> own, Set<String> bundled) {
  public LoadedFiles {
    all = Set.copyOf(all);
    own = Set.copyOf(own);
    bundled = Set.copyOf(bundled);
  }

  static LoadedFiles of(Set<String> all, Set<String> bySettings, Set<String> bundled) {
    Set<String> own = new TreeSet<>(all);
    own.removeAll(bySettings);
    own.removeIf(path -> path.contains("/node_modules/"));
    return new LoadedFiles(all, own, bundled);
  }

  public LoadedFiles and(LoadedFiles other) {
    return new LoadedFiles(
        union(all, other.all), union(own, other.own), union(bundled, other.bundled));
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> union = new TreeSet<>(one);
    union.addAll(other);
    return union;
  }
}
