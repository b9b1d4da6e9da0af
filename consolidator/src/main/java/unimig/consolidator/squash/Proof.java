package unimig.consolidator.squash;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import unimig.consolidator.scratch.ScratchDatabases;
import unimig.consolidator.squash.Candidate.Form;
import unimig.consolidator.squash.Candidate.Impossible;
import unimig.consolidator.squash.Candidate.Script;
import unimig.consolidator.squash.ScratchRun.Seen;
import unimig.consolidator.squash.SquashOutcome.Attempt;
import unimig.runner.catalog.RunWindow;
import unimig.runner.engine.Failure;
import unimig.runner.engine.RunFailedException;
import unimig.runner.engine.RunListener;

/** Runs scripts as a fresh database does, and compares what they leave with what the chain left. */
final class Proof {
  static final String NO_TRANSACTION = "executeInTransaction=false\n";

  private final SquashSettings settings;
  private final ScratchDatabases server;
  private final Stage stage;
  private final SquashPlan plan;
  private final Chain chain;
  private final MadeRoles roles;

  Proof(
      SquashSettings settings,
      ScratchDatabases server,
      Stage stage,
      SquashPlan plan,
      Chain chain,
      MadeRoles roles) {
    this.settings = settings;
    this.server = server;
    this.stage = stage;
    this.plan = plan;
    this.chain = chain;
    this.roles = roles;
  }

  /** What a script is worth. */
  sealed interface Verdict {}

  /**
   * @param changing tables whose values are made anew by each run of the script
   */
  record Equal(Script script, String postgresql, int tables, long rows, List<String> changing)
      implements Verdict {}

  record Rejected(Attempt attempt) implements Verdict {}

  static String fileName(SquashPlan plan) {
    return "B" + plan.version() + "__squash.sql";
  }

  Verdict of(Candidate candidate) throws SQLException {
    if (candidate instanceof Impossible impossible) {
      return rejected(impossible, impossible.reason(), List.of());
    }
    Script script = (Script) candidate;
    String name = fileName(plan);
    stage.put(name, script.text());
    if (!script.transactional()) {
      stage.put(name + ".conf", NO_TRANSACTION);
    }
    try (ScratchRun run = ScratchRun.prepared(server, "squashed", settings)) {
      return compared(script, run);
    } finally {
      stage.remove(name);
      stage.remove(name + ".conf");
      roles.setAside(chain.run(), chain.recording()::names);
    }
  }

  private Verdict compared(Script script, ScratchRun run) throws SQLException {
    Instant start = Chain.now(run);
    try {
      run.migrate(
          stage.set(),
          Optional.of(plan.version().toString()),
          UnaryOperator.identity(),
          RunListener.SILENT);
    } catch (RunFailedException e) {
      String failures = e.failures().stream().map(Proof::text).collect(Collectors.joining("; "));
      return rejected(script, "it does not run: " + failures, List.of());
    }
    RunWindow window = new RunWindow(start, Chain.now(run));
    try (Seen seen = run.look()) {
      Comparison comparison =
          script.form() == Form.DUMP
              ? Comparison.exact()
              : Comparison.ofRuns(chain.policy(), chain.window(), window);
      List<String> differences = comparison.differences(chain.seen(), seen);
      if (!differences.isEmpty()) {
        return rejected(script, "it does not leave the same", differences);
      }
      return new Equal(
          script,
          seen.connection().getMetaData().getDatabaseProductVersion().split(" ", 2)[0],
          seen.snapshot().tableCount(),
          seen.snapshot().rowCount(),
          Comparison.exact().tables(chain.seen(), seen));
    }
  }

  /** Not the statement, in which values are written. */
  private static String text(Failure failure) {
    return failure.place().map(place -> "line " + place.line() + " of it: ").orElse("")
        + failure.message()
        + failure.sqlState().map(state -> " (SQLSTATE " + state + ")").orElse("");
  }

  private static Verdict rejected(Candidate candidate, String reason, List<String> differences) {
    return new Rejected(new Attempt(candidate.form().title(), reason, differences));
  }

  /** Tables with values that a second run of the chain makes otherwise, and the script does not. */
  List<String> frozen(Equal equal) throws SQLException {
    try (ScratchRun run = ScratchRun.prepared(server, "again", settings)) {
      run.migrate(
          stage.set(),
          Optional.of(plan.version().toString()),
          UnaryOperator.identity(),
          RunListener.SILENT);
      try (Seen again = run.look()) {
        List<String> tables = new ArrayList<>(Comparison.exact().tables(chain.seen(), again));
        tables.removeAll(equal.changing());
        return tables;
      }
    } finally {
      roles.setAside(chain.run(), chain.recording()::names);
    }
  }
}
