package unimig.converter.coverage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import unimig.converter.script.BranchPoint;
import unimig.converter.script.BranchPoint.DecidedBy;
import unimig.converter.script.BranchPoint.Kind;

/**
 * A file and the ways that its runs took.
 *
 * @param points all its ways
 * @param taken numbers of those that were taken
 */
record FileWays(List<BranchPoint> points, Set<Integer> taken) {
  FileWays {
    points = List.copyOf(points);
    taken = Set.copyOf(taken);
  }

  FileWays and(FileWays other) {
    Set<Integer> either = new TreeSet<>(taken);
    either.addAll(other.taken);
    return new FileWays(points, either);
  }

  /**
   * Its branches.
   *
   * @param path of it
   * @param whole whether all its branches count, rather than those of functions that were entered
   */
  List<Branch> branches(String path, boolean whole) {
    List<Branch> branches = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      BranchPoint point = points.get(i);
      boolean isBranch = point.kind() != Kind.FUNCTION;
      if (isBranch && (whole || taken.contains(point.function()))) {
        branches.add(
            new Branch(
                path,
                point.line(),
                point.column(),
                point.kind(),
                taken.contains(i),
                isByRows(i, new HashSet<>())));
      }
    }
    return branches;
  }

  /** Whether rows may have a say in whether a way is taken. */
  private boolean isByRows(int way, Set<Integer> asked) {
    BranchPoint point = points.get(way);
    boolean isReached = point.within().isEmpty() || isAnyOpen(point.within(), asked);
    return isReached && (point.decidedBy() == DecidedBy.ROWS || isAnyOpen(point.unless(), asked));
  }

  /** Whether one of these ways was taken, or might have been with other rows. */
  private boolean isAnyOpen(Set<Integer> ways, Set<Integer> asked) {
    return ways.stream()
        .anyMatch(way -> taken.contains(way) || (asked.add(way) && isByRows(way, asked)));
  }
}
