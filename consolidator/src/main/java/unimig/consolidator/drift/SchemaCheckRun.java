package unimig.consolidator.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import unimig.consolidator.drift.Comparison.Outcome;
import unimig.consolidator.scratch.ScratchDatabases;
import unimig.runner.catalog.CatalogSnapshot;
import unimig.runner.engine.AppliedVersions;
import unimig.runner.engine.EngineSettings;
import unimig.runner.engine.Failure;
import unimig.runner.engine.FailureCode;
import unimig.runner.engine.RunFailedException;

/** One comparison: first with the end of the course alone, and if that differs with all of it. */
final class SchemaCheckRun {
  private final EngineSettings settings;
  private final CheckOptions options;
  private final Course course;
  private final LiveDatabase live;
  private final ScratchDatabases server;
  private final HistoryTables histories;
  private final List<String> remarks = new ArrayList<>();

  SchemaCheckRun(
      EngineSettings settings,
      CheckOptions options,
      Course course,
      LiveDatabase live,
      ScratchDatabases server,
      HistoryTables histories) {
    this.settings = settings;
    this.options = options;
    this.course = course;
    this.live = live;
    this.server = server;
    this.histories = histories;
  }

  DriftResult result(AppliedVersions applied) {
    remark(applied);
    Expected expected = expected();
    Outcome outcome = expected.comparison().with(expected.schema(), touched(expected.schema()));
    if (outcome.differences().isEmpty()) {
      return result(new Standing.AsApplied(), List.of(), outcome);
    }
    Walk walk = walk(expected);
    List<Deviation> deviations = walk.deviations();
    return result(walk.standing(deviations), deviations, walk.outcome());
  }

  private void remark(AppliedVersions applied) {
    if (!applied.hasHistory()) {
      remarks.add(
          "The database has no history \"%s\"; nothing counts as applied."
              .formatted(settings.historyTable()));
    }
    applied
        .outdated()
        .forEach(
            name ->
                remarks.add(
                    "Repeatable migration \"%s\" was applied in another form than its file has now."
                        .formatted(name)));
  }

  /** What the applied migrations make, and how other schemas compare with the database. */
  private record Expected(
      Schema schema, Comparison comparison, String scratchRunner, String runner) {}

  private Expected expected() {
    try (ScratchCourse scratch = ScratchCourse.open(server, settings, histories.scope())) {
      demandAnotherServer(scratch);
      CatalogSnapshot fresh = scratch.schema();
      scratch.prepare(options.preparation());
      scratch.run(course.runs());
      CatalogSnapshot made = scratch.schema();
      String scratchRunner = scratch.runner();
      String runner = live.runner(fresh, made, scratchRunner);
      Comparison comparison =
          new Comparison(form(fresh, scratchRunner, runner), form(live.schema(), runner, runner));
      return new Expected(form(made, scratchRunner, runner), comparison, scratchRunner, runner);
    }
  }

  private Schema form(CatalogSnapshot snapshot, String from, String to) {
    return Schema.of(snapshot, from, to, options.privileges());
  }

  private Set<String> home() {
    return settings.schemas().isEmpty() ? Set.of("public") : Set.copyOf(settings.schemas());
  }

  private Set<String> touched(Schema schema) {
    Set<String> touched = new TreeSet<>(home());
    touched.addAll(schema.schemas());
    return touched;
  }

  private Walk walk(Expected expected) {
    try (ScratchCourse scratch = ScratchCourse.open(server, settings, histories.scope())) {
      scratch.prepare(options.preparation());
      Walk walk =
          new Walk(
              course,
              expected.comparison(),
              snapshot -> form(snapshot, expected.scratchRunner(), expected.runner()),
              home(),
              scratch.schema());
      scratch.run(course.runs(), walk);
      walk.appliedAreDone();
      goOn(scratch, walk);
      return walk;
    }
  }

  /** The database may be ahead of its history; what cannot be tried leaves that open. */
  private void goOn(ScratchCourse scratch, Walk walk) {
    if (!course.hasPending()) {
      return;
    }
    try {
      scratch.run(List.of(course.rest()), walk);
    } catch (RunFailedException e) {
      Failure first = e.failures().get(0);
      remarks.add(
          "Not all pending migrations could be tried: %s%s [%s]"
              .formatted(
                  first.migration().map(name -> name + ": ").orElse(""),
                  Excerpt.of(first.message()),
                  first.code()));
    }
  }

  /** A migration that drops a role must not meet one that is in use. */
  private void demandAnotherServer(ScratchCourse scratch) {
    List<String> names = course.reachingServer();
    if (!names.isEmpty() && scratch.server().equals(live.server())) {
      throw RunFailedException.of(
          names.stream()
              .map(
                  name ->
                      Failure.of(
                              FailureCode.SERVER_IN_USE,
                              "\"%s\" may change roles or databases of the server that is in use"
                                  .formatted(name),
                              "leave out --scratch-url, or name a server that nobody needs")
                          .inMigration(name))
              .toList());
    }
  }

  private DriftResult result(Standing standing, List<Deviation> deviations, Outcome outcome) {
    Set<Ignored> ignored = new TreeSet<>(outcome.ignored());
    ignored.addAll(histories.ignored());
    if (!options.privileges()) {
      ignored.add(new Ignored("owners and privileges", "as you wish"));
    }
    return new DriftResult(
        live.majorVersion(), course.applied(), standing, deviations, List.copyOf(ignored), remarks);
  }
}
