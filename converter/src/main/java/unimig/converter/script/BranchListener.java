package unimig.converter.script;

import java.util.List;
import java.util.Set;

/** Is told which ways scripts take. */
@FunctionalInterface
public interface BranchListener {
  /**
   * Called after each direction of a migration, for each file of the project that it is made of.
   *
   * @param path virtual
   * @param points all its ways
   * @param taken numbers of those that this run took
   */
  void ran(String path, List<BranchPoint> points, Set<Integer> taken);
}
