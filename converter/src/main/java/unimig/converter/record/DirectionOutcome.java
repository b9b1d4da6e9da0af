package unimig.converter.record;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import unimig.converter.script.LoadedFiles;
import unimig.converter.script.ScriptFailure;
import unimig.runner.diagnostic.Diagnostic;

/**
 * What recording one direction came to.
 *
 * @param steps empty if there are reasons or a failure
 * @param reasons why it is not static; empty if it is
 * @param failure with which the script always ends
 */
record DirectionOutcome(
    List<Step> steps,
    List<Diagnostic> reasons,
    Optional<ScriptFailure> failure,
    boolean transactional,
    Set<String> environment,
    LoadedFiles loaded,
    List<Diagnostic> warnings) {}
