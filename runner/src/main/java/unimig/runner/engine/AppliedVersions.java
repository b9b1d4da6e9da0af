package unimig.runner.engine;

import java.util.List;

/**
 * What a history says is in a database.
 *
 * @param hasHistory whether there is one
 * @param versions in the order in which they were applied; those that a baseline stands for come
 *     first, in order of version
 * @param repeatables descriptions of repeatable migrations that were applied, sorted
 * @param outdated those of them whose files were changed since, or are gone
 */
public record AppliedVersions(
    boolean hasHistory, List<String> versions, List<String> repeatables, List<String> outdated) {
  public AppliedVersions {
    versions = List.copyOf(versions);
    repeatables = List.copyOf(repeatables);
    outdated = List.copyOf(outdated);
  }
}
