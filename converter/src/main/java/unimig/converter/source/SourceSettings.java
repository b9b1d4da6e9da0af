package unimig.converter.source;

import java.util.List;
import java.util.Optional;
import unimig.runner.manifest.LegacySet;

/**
 * What the user says about where to look.
 *
 * @param requests sets that the user names; each is read as asked, and nothing else is looked for
 *     in its directory
 * @param environment of knexfiles, for sets whose request names none
 * @param knexLine for all Knex sets whose request names none; otherwise the project decides
 * @param known sets of an earlier conversion: a set found again keeps its name
 */
public record SourceSettings(
    List<SetRequest> requests,
    Optional<String> environment,
    Optional<KnexLine> knexLine,
    List<LegacySet> known) {
  /** Look for everything, decide nothing. */
  public static final SourceSettings NONE =
      new SourceSettings(List.of(), Optional.empty(), Optional.empty(), List.of());

  public SourceSettings {
    requests = List.copyOf(requests);
    known = List.copyOf(known);
  }
}
