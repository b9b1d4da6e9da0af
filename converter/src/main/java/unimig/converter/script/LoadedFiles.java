package unimig.converter.script;

import java.util.Set;
import java.util.TreeSet;

/**
 * Virtual paths of the files that a script loaded or read, itself included.
 *
 * @param all with what the project's settings loaded
 * @param own without that, and without installed packages: what the migration is written in
 */
public record LoadedFiles(Set<String> all, Set<String> own) {
  public LoadedFiles {
    all = Set.copyOf(all);
    own = Set.copyOf(own);
  }

  static LoadedFiles of(Set<String> all, Set<String> bySettings) {
    Set<String> own = new TreeSet<>(all);
    own.removeAll(bySettings);
    own.removeIf(path -> path.contains("/node_modules/"));
    return new LoadedFiles(all, own);
  }

  public LoadedFiles and(LoadedFiles other) {
    return new LoadedFiles(union(all, other.all), union(own, other.own));
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> union = new TreeSet<>(one);
    union.addAll(other);
    return union;
  }
}
