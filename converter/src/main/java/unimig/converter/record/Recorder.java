package unimig.converter.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import unimig.converter.record.RecordOutcome.Dynamic;
import unimig.converter.record.RecordOutcome.Recorded;
import unimig.converter.record.RecordOutcome.Refused;
import unimig.converter.script.ContextPool;
import unimig.converter.script.FailingStatement;
import unimig.converter.script.FailureDiagnostics;
import unimig.converter.script.LoadedFiles;
import unimig.converter.script.RecordedRun;
import unimig.converter.script.ScriptContext;
import unimig.converter.script.ScriptFailure;
import unimig.converter.script.ScriptFailure.Kind;
import unimig.converter.script.ScriptSettings;
import unimig.runner.api.ScriptHost.Direction;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;

/**
 * Records migrations: runs them through real Knex without a database and keeps what they send. That
 * a migration is static is found by experiment: no answer is looked at, and recordings under other
 * surroundings (environment, clock, chance, failing statements) differ only in what can be looked
 * up at run time.
 */
public final class Recorder {
  private final ContextPool contexts;

  /**
   * @param contexts which the caller closes when all is recorded
   */
  public Recorder(ContextPool contexts) {
    this.contexts = contexts;
  }

  /**
   * @param path virtual path of the script
   */
  public RecordOutcome record(ScriptSettings settings, String path) {
    Take take = new Take(this, settings, path);
    DirectionOutcome up = take.direction(Direction.UP);
    DirectionOutcome down = take.direction(Direction.DOWN);
    if (up.failure().isPresent()) {
      return new Refused(List.of(FailureDiagnostics.of(up.failure().get(), path)));
    }
    Optional<ScriptFailure> thrown = down.failure().filter(f -> f.kind() == Kind.THROWN);
    if (down.failure().isPresent() && thrown.isEmpty()) {
      return new Refused(List.of(FailureDiagnostics.of(down.failure().get(), path)));
    }
    LoadedFiles loaded = up.loaded().and(down.loaded());
    List<Diagnostic> reasons = new ArrayList<>(up.reasons());
    reasons.addAll(down.reasons());
    List<Diagnostic> warnings = new ArrayList<>(up.warnings());
    down.warnings().stream().filter(other -> !up.warnings().contains(other)).forEach(warnings::add);
    if (!reasons.isEmpty()) {
      return new Dynamic(
          reasons.stream().distinct().toList(), up.transactional(), loaded, warnings);
    }
    Recording recording =
        new Recording(
            up.steps(),
            thrown.isPresent() ? List.of() : down.steps(),
            thrown.map(ScriptFailure::message),
            up.transactional());
    thrown.ifPresent(failure -> warnings.add(irreversible(failure, path)));
    Set<String> environment = union(up.environment(), down.environment());
    return new Recorded(recording, environment, loaded, warnings);
  }

  private static Diagnostic irreversible(ScriptFailure failure, String path) {
    SourceSpan place = FailureDiagnostics.span(failure.place(), path);
    return Diagnostic.note(
        place,
        "IRREVERSIBLE",
        "down always throws \"" + failure.message() + "\"",
        "know that this migration cannot be rolled back, as it could not before");
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> union = new TreeSet<>(one);
    union.addAll(other);
    return union;
  }

  RecordedRun run(
      ScriptSettings settings,
      String path,
      Direction direction,
      Variation variation,
      FailingStatement failing) {
    ScriptContext context = contexts.recording(settings, variation);
    RecordedRun run = context.record(path, direction, failing);
    end(context, List.of(run));
    return run;
  }

  /** Both directions in one context, as they share what they load. */
  Map<Direction, RecordedRun> runBoth(ScriptSettings settings, String path, Variation variation) {
    ScriptContext context = contexts.recording(settings, variation);
    Map<Direction, RecordedRun> both = new EnumMap<>(Direction.class);
    RecordedRun up = context.record(path, Direction.UP, FailingStatement.NONE);
    both.put(Direction.UP, up);
    boolean closed = up.failure().filter(f -> f.kind() == Kind.TIMEOUT).isPresent();
    both.put(
        Direction.DOWN, closed ? up : context.record(path, Direction.DOWN, FailingStatement.NONE));
    end(context, both.values());
    return both;
  }

  /** A script that did not come to its end may have left the context in any state. */
  private void end(ScriptContext context, Collection<RecordedRun> runs) {
    boolean sound =
        runs.stream().allMatch(run -> run.failure().filter(f -> f.kind() != Kind.THROWN).isEmpty());
    if (sound) {
      contexts.giveBack(context);
    } else {
      context.close();
    }
  }

  /** The text of a file that was loaded, or nothing for what is no text. */
  Optional<byte[]> read(String path) {
    return contexts.files().read(path);
  }
}
