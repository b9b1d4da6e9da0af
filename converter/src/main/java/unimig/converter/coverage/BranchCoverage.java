package unimig.converter.coverage;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The branches of one or several originals.
 *
 * @param branches sorted, each place and kind once
 */
public record BranchCoverage(List<Branch> branches) {
  /** Nothing that branches. */
  public static final BranchCoverage NONE = new BranchCoverage(List.of());

  public BranchCoverage {
    TreeMap<String, Branch> each = new TreeMap<>();
    for (Branch branch : branches) {
      String place =
          "%s:%s:%s:%s".formatted(branch.path(), branch.line(), branch.column(), branch.kind());
      each.merge(place, branch, Branch::and);
    }
    branches = each.values().stream().sorted().toList();
  }

  /** Of both, where what either reached is reached. */
  public BranchCoverage and(BranchCoverage other) {
    return new BranchCoverage(Stream.concat(branches.stream(), other.branches.stream()).toList());
  }

  private List<Branch> byRows() {
    return branches.stream().filter(Branch::byRows).toList();
  }

  /** How many there are that rows may reach. */
  public int count() {
    return byRows().size();
  }

  /** How many of those were reached. */
  public int reached() {
    return (int) byRows().stream().filter(Branch::taken).count();
  }

  /** Those of them that were not, by place. */
  public List<Branch> missed() {
    return byRows().stream().filter(branch -> !branch.taken()).toList();
  }

  /** How many were not reached that no rows can reach. */
  public int beyondRows() {
    return (int) branches.stream().filter(each -> !each.byRows() && !each.taken()).count();
  }

  /** The share of those reached, in whole percent, rounded down; 100 if there are none. */
  public int percent() {
    return count() == 0 ? 100 : reached() * 100 / count();
  }
}
