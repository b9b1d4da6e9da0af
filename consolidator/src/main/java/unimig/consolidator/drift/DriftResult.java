package unimig.consolidator.drift;

import java.util.List;

/**
 * How the schema of a database compares with what its applied migrations make.
 *
 * @param serverVersion major version of both servers
 * @param applied in the order in which they were applied, repeatable ones last
 * @param standing where the database stands
 * @param deviations in the order of the migrations that they come from, unknown ones last; empty
 *     exactly if the standing is {@link Standing.AsApplied}
 * @param ignored what does not count, sorted
 * @param remarks what else the user should know, in full sentences
 */
public record DriftResult(
    int serverVersion,
    List<Step> applied,
    Standing standing,
    List<Deviation> deviations,
    List<Ignored> ignored,
    List<String> remarks) {
  public DriftResult {
    applied = List.copyOf(applied);
    deviations = List.copyOf(deviations);
    ignored = List.copyOf(ignored);
    remarks = List.copyOf(remarks);
  }

  /** Whether the database has the schema that its applied migrations make. */
  public boolean isAsApplied() {
    return deviations.isEmpty();
  }
}
