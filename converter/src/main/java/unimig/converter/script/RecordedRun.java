package unimig.converter.script;

import java.util.Optional;

/**
 * What recording one direction gave.
 *
 * @param events JSON as {@code recorder.cjs} writes it: events, inspections, statements,
 *     transactional
 * @param failure how it ended, if not well
 * @param loaded files
 */
public record RecordedRun(String events, Optional<ScriptFailure> failure, LoadedFiles loaded) {
  /** The events of a script that could not be asked for them. */
  static final String NO_EVENTS =
      "{\"events\":[],\"inspections\":[],\"statements\":0,\"transactional\":true}";
}
