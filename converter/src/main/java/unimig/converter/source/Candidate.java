package unimig.converter.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import unimig.runner.manifest.SetKind;

/**
 * A place where a legacy set was found or asked for.
 *
 * @param directories absolute, in the order in which the tool reads them
 * @param knexfile the one that describes it
 * @param settings empty unless Knex
 * @param request what the user asked for
 */
record Candidate(
    SetKind kind,
    List<Path> directories,
    Optional<Path> knexfile,
    Optional<KnexSettings> settings,
    Optional<SetRequest> request) {
  Candidate {
    directories = List.copyOf(directories);
  }

  static Candidate ofDirectory(SetKind kind, Path directory) {
    return new Candidate(
        kind,
        List.of(directory),
        Optional.empty(),
        kind == SetKind.KNEX ? Optional.of(KnexSettings.DEFAULT) : Optional.empty(),
        Optional.empty());
  }

  Candidate requestedAs(SetRequest asked) {
    return new Candidate(kind, directories, knexfile, settings, Optional.of(asked));
  }

  /** Where to point at when speaking of the set as a whole. */
  Path place() {
    return knexfile.orElse(directories.get(0));
  }
}
