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
  /** The events of a script that could not be asked for them. */
  static final String NO_EVENTS =
      "{\"events\":[],\"inspections\":[],\"statements\":0,\"transactional\":true}";

  public RecordedRun {
    loaded = Set.copyOf(loaded);
  }
}
