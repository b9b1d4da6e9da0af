package unimig.converter.record;

import java.time.Duration;
import java.util.List;
import unimig.converter.record.RecordOutcome.Dynamic;
import unimig.converter.record.RecordOutcome.Recorded;
import unimig.converter.record.RecordOutcome.Refused;
import unimig.converter.script.ContextPool;
import unimig.converter.script.ScriptTree;
import unimig.runner.diagnostic.Diagnostic;

/** Records small migrations with Knex 3. */
final class Recordings {
  static final String PATH = "/project/migrations/1_a.js";

  private static final ScriptTree TREE = new ScriptTree();

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Recordings() {}

  static RecordOutcome of(ScriptTree files) {
    return new Recorder(new ContextPool(ScriptTree.ENGINE, files, LIMIT))
        .record(ScriptTree.settings("3"), PATH);
  }

  /** Of a script whose {@code up} has {@code body} and whose {@code down} does nothing. */
  static synchronized RecordOutcome ofUp(String body) {
    TREE.with("migrations/1_a.js", script(body));
    return of(TREE);
  }

  static String script(String body) {
    return "exports.up = async (knex) => {\n" + body + "\n};\nexports.down = async (knex) => {};\n";
  }

  static List<Step> up(RecordOutcome outcome) {
    return recorded(outcome).recording().up();
  }

  static Recorded recorded(RecordOutcome outcome) {
    if (outcome instanceof Recorded recorded) {
      return recorded;
    }
    throw new AssertionError("not recorded: " + outcome);
  }

  static List<String> reasons(RecordOutcome outcome) {
    return outcome.accept(
        new RecordOutcome.Visitor<>() {
          @Override
          public List<String> recorded(Recorded recorded) {
            return List.of();
          }

          @Override
          public List<String> dynamic(Dynamic dynamic) {
            return dynamic.reasons().stream().map(Diagnostic::code).distinct().toList();
          }

          @Override
          public List<String> refused(Refused refused) {
            return refused.errors().stream().map(d -> "refused " + d).toList();
          }
        });
  }

  /** SQL and values of each step, transactions in brackets. */
  static List<String> show(List<Step> steps) {
    return steps.stream().map(step -> step.accept(SHOW)).toList();
  }

  private static final Step.Visitor<String> SHOW =
      new Step.Visitor<>() {
        @Override
        public String statement(Step.Statement step) {
          String sql = step.sql() instanceof Value.Text text ? text.text() : step.sql().toString();
          return step.values().isEmpty() ? sql : sql + " " + step.values();
        }

        @Override
        public String transaction(Step.Transaction step) {
          return "[" + String.join("; ", show(step.steps())) + "]";
        }
      };
}
