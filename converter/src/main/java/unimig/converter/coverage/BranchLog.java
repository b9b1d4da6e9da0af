package unimig.converter.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import unimig.converter.script.BranchListener;
import unimig.converter.script.ScriptFiles;

/**
 * Gathers which ways originals take, over all runs of each. Of files that a migration imports only
 * the functions count that it enters: an application that it loads is not what is proven. Safe for
 * use by several threads.
 */
public final class BranchLog {
  private final Map<String, Map<String, FileWays>> byMigration = new TreeMap<>();

  /**
   * Listens to runs of a migration.
   *
   * @param path of its script, relative to the project's root
   */
  public BranchListener listener(String path) {
    return (file, points, taken) -> {
      synchronized (byMigration) {
        byMigration
            .computeIfAbsent(path, unused -> new TreeMap<>())
            .merge(file, new FileWays(points, taken), FileWays::and);
      }
    };
  }

  /**
   * The branches of a migration in all its runs so far.
   *
   * @param path as it was listened to
   */
  public BranchCoverage of(String path) {
    List<Branch> branches = new ArrayList<>();
    synchronized (byMigration) {
      byMigration
          .getOrDefault(path, Map.of())
          .forEach(
              (file, ways) -> {
                String name = file.substring(ScriptFiles.PROJECT.length() + 1);
                branches.addAll(ways.branches(name, name.equals(path)));
              });
    }
    return new BranchCoverage(branches);
  }
}
