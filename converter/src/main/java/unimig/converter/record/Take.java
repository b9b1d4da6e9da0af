package unimig.converter.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import unimig.converter.record.RecordedEvents.Event;
import unimig.converter.record.RecordedEvents.Inspection;
import unimig.converter.record.RecordedEvents.Kind;
import unimig.converter.script.FailingStatement;
import unimig.converter.script.FailureDiagnostics;
import unimig.converter.script.RecordedRun;
import unimig.converter.script.ScriptFailure;
import unimig.converter.script.ScriptSettings;
import unimig.runner.api.ScriptHost.Direction;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;

/** The recordings of one migration, and the experiments that show whether it is static. */
final class Take {
  private final Recorder recorder;
  private final ScriptSettings settings;
  private final String path;
  private final Variation first = Variation.first();
  private final Map<Direction, RecordedRun> runs;
  private Map<Direction, RecordedRun> secondRuns = Map.of();

  Take(Recorder recorder, ScriptSettings settings, String path) {
    this.recorder = recorder;
    this.settings = settings;
    this.path = path;
    this.runs = recorder.runBoth(settings, path, first);
    runs.values().forEach(run -> first.reveal(standIn -> run.events().contains(standIn)));
  }

  private static RecordedRun of(Map<Direction, RecordedRun> runs, Direction direction) {
    return Objects.requireNonNull(runs.get(direction));
  }

  private RecordedRun second(Direction direction) {
    if (secondRuns.isEmpty()) {
      secondRuns = recorder.runBoth(settings, path, Variation.second());
    }
    return of(secondRuns, direction);
  }

  DirectionOutcome direction(Direction direction) {
    RecordedRun run = of(runs, direction);
    RecordedEvents base = RecordedEvents.of(run);
    List<Diagnostic> reasons = new ArrayList<>();
    List<Step> steps = List.of();
    Optional<ScriptFailure> failure = run.failure();
    Set<String> required = new TreeSet<>();
    if (!base.inspections().isEmpty()) {
      base.inspections().forEach(inspection -> reasons.add(reads(inspection)));
      failure = Optional.empty();
    } else if (failure.isEmpty()) {
      steps = steps(direction, base, reasons, required);
      failingStatements(direction, run, base).ifPresent(reasons::add);
    }
    Optional<ScriptFailure> directory = new DirectoryUse(recorder).in(base, run.loaded());
    return new DirectionOutcome(
        reasons.isEmpty() ? steps : List.of(),
        List.copyOf(reasons),
        directory.isPresent() ? directory : failure,
        base.transactional(),
        required,
        run.loaded(),
        warnings(run, base, reasons.isEmpty() ? steps : List.of()));
  }

  private Diagnostic reads(Inspection inspection) {
    return reason(
        Optional.of(inspection.at()),
        "READS_ANSWER",
        "what it does depends on what the database answers: " + inspection.how());
  }

  private Diagnostic reason(Optional<String> place, String code, String message) {
    SourceSpan span = FailureDiagnostics.span(place.filter(p -> !p.isEmpty()), path);
    return Diagnostic.note(span, code, message, "review it: it runs as the original script");
  }

  private List<Step> steps(
      Direction direction, RecordedEvents base, List<Diagnostic> reasons, Set<String> required) {
    RecordedEvents other = base;
    Map<String, Optional<String>> fallbacks = new HashMap<>();
    if (!first.usedNothing()) {
      other = RecordedEvents.of(second(direction));
      tryVariables(direction, base, reasons, required).forEach(fallbacks::put);
      tryExtremes(direction, base, reasons, fallbacks);
    }
    List<Step.Statement> statements =
        statements(base, other, new Symbols(first, Variation.second(), fallbacks), reasons);
    if (!reasons.isEmpty()) {
      return List.of();
    }
    try {
      return StepTree.of(base.events(), statements, base.transactional());
    } catch (StepTree.NotNestedException e) {
      reasons.add(
          reason(
              Optional.of(e.event().place()), "OPEN_TRANSACTION", String.valueOf(e.getMessage())));
      return List.of();
    }
  }

  /**
   * What stands in for each variable that is not set; what is found goes to the other arguments.
   */
  private Map<String, Optional<String>> tryVariables(
      Direction direction, RecordedEvents base, List<Diagnostic> reasons, Set<String> required) {
    Map<String, Optional<String>> fallbacks = new HashMap<>();
    EnvironmentExperiment experiment =
        new EnvironmentExperiment(
            variation -> recorder.run(settings, path, direction, variation, FailingStatement.NONE),
            first,
            base);
    for (String name : first.environmentRead()) {
      EnvironmentExperiment.Finding finding = experiment.find(name);
      fallbacks.put(name, finding.fallback());
      finding
          .reason()
          .ifPresent(why -> reasons.add(reason(Optional.empty(), "DEPENDS_ON_ENVIRONMENT", why)));
      if (finding.required()) {
        required.add(name);
      }
    }
    return fallbacks;
  }

  /** Two draws may fall on the same side of a bound; the ends of their range do not. */
  private void tryExtremes(
      Direction direction,
      RecordedEvents base,
      List<Diagnostic> reasons,
      Map<String, Optional<String>> fallbacks) {
    List<Variation> extremes = new ArrayList<>();
    if (first.usedRandomNumber()) {
      extremes.addAll(Variation.extremes());
    }
    if (first.usedMachine()) {
      extremes.add(Variation.elsewhere());
    }
    for (Variation extreme : extremes) {
      RecordedRun run = recorder.run(settings, path, direction, extreme, FailingStatement.NONE);
      statements(base, RecordedEvents.of(run), new Symbols(first, extreme, fallbacks), reasons);
    }
  }

  private List<Step.Statement> statements(
      RecordedEvents base, RecordedEvents other, Symbols symbols, List<Diagnostic> reasons) {
    List<Step.Statement> statements = new ArrayList<>();
    if (!shape(base).equals(shape(other))) {
      reasons.add(
          reason(
              Optional.empty(),
              "DEPENDS_ON_SURROUNDINGS",
              "which statements it sends depends on environment, clock, chance or machine"));
      return statements;
    }
    for (int i = 0; i < base.events().size(); i++) {
      Event event = base.events().get(i);
      if (event.kind() == Kind.STATEMENT) {
        Optional<Step.Statement> step = statement(event, other.events().get(i), symbols);
        step.ifPresent(statements::add);
        if (step.isEmpty()) {
          reasons.add(
              reason(
                  Optional.of(event.place()),
                  "DEPENDS_ON_SURROUNDINGS",
                  "it computes with environment, clock, chance or machine"));
        }
      }
    }
    return statements;
  }

  private static List<String> shape(RecordedEvents events) {
    return events.events().stream().map(e -> e.kind() + ":" + e.values().size()).toList();
  }

  private Optional<Step.Statement> statement(Event one, Event other, Symbols symbols) {
    Optional<Value> sql = symbols.text(one.sql(), other.sql());
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < one.values().size(); i++) {
      symbols.value(one.values().get(i), other.values().get(i)).ifPresent(values::add);
    }
    if (sql.isEmpty() || values.size() != one.values().size()) {
      return Optional.empty();
    }
    SourceSpan place =
        FailureDiagnostics.span(Optional.of(one.place()).filter(p -> !p.isEmpty()), path);
    return Optional.of(new Step.Statement(sql.get(), values, place));
  }

  /** Lets each statement fail in turn: a static migration stops at once and fails itself. */
  private Optional<Diagnostic> failingStatements(
      Direction direction, RecordedRun run, RecordedEvents base) {
    List<String> handlers =
        run.loaded().all().stream().flatMap(file -> handlesFailure(file).stream()).toList();
    if (handlers.isEmpty()) {
      return Optional.empty();
    }
    for (int at = 1; at <= base.statements(); at++) {
      for (FailingStatement failing : FailureKinds.in(handlers, at)) {
        RecordedRun failed = recorder.run(settings, path, direction, Variation.first(), failing);
        RecordedEvents events = RecordedEvents.of(failed);
        if (failed.failure().isEmpty()
            || (goesOn(events) && (!base.transactional() || elsewhere(events)))
            || !events.inspections().isEmpty()) {
          return Optional.of(
              reason(
                  failurePlace(events),
                  "HANDLES_FAILURE",
                  "it goes on after this statement fails"));
        }
      }
    }
    return Optional.empty();
  }

  /** The text of a file of the project's own that may go on after a failure. */
  private Optional<String> handlesFailure(String file) {
    return ownScript(file).filter(FailureHandlers::isIn);
  }

  private Optional<String> ownScript(String file) {
    return file.contains("/node_modules/") || !file.matches(".*\\.[cm]?[jt]sx?")
        ? Optional.empty()
        : recorder.read(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** Whether statements go to more than the connection whose transaction undoes them all. */
  private static boolean elsewhere(RecordedEvents events) {
    return events.events().stream().map(Event::connection).distinct().count() > 1;
  }

  /** As Promise.all does with what was begun, or a catch that cleans up. */
  private static boolean goesOn(RecordedEvents events) {
    boolean failed = false;
    for (Event event : events.events()) {
      if (failed && event.kind() == Kind.STATEMENT) {
        return true;
      }
      failed = failed || event.kind() == Kind.FAILURE;
    }
    return false;
  }

  private static Optional<String> failurePlace(RecordedEvents events) {
    return events.events().stream()
        .filter(event -> event.kind() == Kind.FAILURE)
        .map(Event::place)
        .findFirst();
  }

  private List<Diagnostic> warnings(RecordedRun run, RecordedEvents base, List<Step> steps) {
    List<Diagnostic> warnings = new ArrayList<>();
    for (Event event : base.events()) {
      if (event.strayQuestionMark()) {
        warnings.add(
            KnexQuirks.questionMark(FailureDiagnostics.span(Optional.of(event.place()), path)));
      }
    }
    steps.forEach(step -> step.accept(new VariablesInSql(warnings)));
    new TreeSet<>(run.loaded().bundled()).forEach(name -> warnings.add(bundled(name)));
    return List.copyOf(warnings);
  }

  private Diagnostic bundled(String name) {
    return Diagnostic.warning(
        FailureDiagnostics.span(Optional.empty(), path),
        "BUNDLED_PACKAGE",
        "package \"" + name + "\" is not installed in the project, so the bundled one stood in",
        "install the project's packages before you convert, for its own version to be used");
  }

  /** Finds statements whose text is made with variables. */
  private record VariablesInSql(List<Diagnostic> warnings) implements Step.Visitor<Boolean> {
    @Override
    public Boolean statement(Step.Statement step) {
      boolean found =
          step.sql() instanceof Value.Joined joined
              && joined.pieces().stream().anyMatch(piece -> piece instanceof Value.Environment);
      return found
          && warnings.add(
              Diagnostic.warning(
                  step.place(),
                  "VARIABLE_IN_SQL",
                  "the value of an environment variable becomes part of the statement itself",
                  "keep question marks out of it: Knex would number them, the conversion would not"));
    }

    @Override
    public Boolean transaction(Step.Transaction step) {
      return step.steps().stream().map(inner -> inner.accept(this)).toList().contains(true);
    }
  }
}
