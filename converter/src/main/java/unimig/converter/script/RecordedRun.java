package unimig.converter.script;

import java.util.Optional;
import java.util.Set;

/**
 * What recording one direction gave.
 *
 * @param events JSON as {@code recorder.cjs} writes it: events, inspections, statements,
 *     transactional
 * @param failure how it ended, if not well
 * @param loaded virtual paths of the files that it loaded or read
 */
public record RecordedRun(String events, Optional<ScriptFailure> failure, Set<String> loaded) {
  public RecordedRun {
    loaded = Set.copyOf(loaded);
  }
}
