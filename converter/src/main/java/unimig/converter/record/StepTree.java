package unimig.converter.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import unimig.converter.record.RecordedEvents.Event;
import unimig.converter.record.RecordedEvents.Kind;

/**
 * Puts statements and Knex's own transaction statements (lib/execution/transaction.js: BEGIN;,
 * SAVEPOINT trx2;, RELEASE …, COMMIT;) into nested steps.
 */
final class StepTree {

  /** The events do not nest: transactions are rolled back, interleave, or stay open. */
  static final class NotNestedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Event event;

    NotNestedException(String message, Event event) {
      super(message);
      this.event = event;
    }

    Event event() {
      return event;
    }
  }

  private final Deque<Integer> connections = new ArrayDeque<>();
  private final Deque<List<Step>> open = new ArrayDeque<>();

  private StepTree() {
    open.push(new ArrayList<>());
  }

  /**
   * @param statements the step for each event of kind statement, in order
   * @param transactional whether the outermost transaction is the migration's own, which is left
   *     out
   */
  static List<Step> of(List<Event> events, List<Step.Statement> statements, boolean transactional)
      throws NotNestedException {
    StepTree tree = new StepTree();
    int next = 0;
    for (Event event : events) {
      if (event.kind() == Kind.STATEMENT) {
        tree.statement(event, statements.get(next++));
      } else {
        tree.session(event);
      }
    }
    if (tree.open.size() != 1) {
      throw new NotNestedException("a transaction is never ended", events.get(events.size() - 1));
    }
    List<Step> steps = tree.open.pop();
    return transactional
        ? steps.stream().flatMap(step -> step.accept(UNWRAP).stream()).toList()
        : List.copyOf(steps);
  }

  private static final Step.Visitor<List<Step>> UNWRAP =
      new Step.Visitor<>() {
        @Override
        public List<Step> statement(Step.Statement step) {
          return List.of(step);
        }

        @Override
        public List<Step> transaction(Step.Transaction step) {
          return step.steps();
        }
      };

  private void statement(Event event, Step.Statement step) throws NotNestedException {
    if (!connections.isEmpty() && connections.peek() != event.connection()) {
      throw new NotNestedException("statements outside a transaction run while it is open", event);
    }
    open.element().add(step);
  }

  private void session(Event event) throws NotNestedException {
    String sql = event.sql();
    if (sql.startsWith("BEGIN") || sql.startsWith("SAVEPOINT")) {
      if (!connections.isEmpty() && connections.peek() != event.connection()) {
        throw new NotNestedException("two transactions are open at once", event);
      }
      connections.push(event.connection());
      open.push(new ArrayList<>());
    } else if (sql.startsWith("COMMIT") || sql.startsWith("RELEASE")) {
      if (connections.isEmpty() || connections.pop() != event.connection()) {
        throw new NotNestedException("transactions end in another order than they began", event);
      }
      List<Step> steps = open.pop();
      open.element().add(new Step.Transaction(steps));
    } else {
      throw new NotNestedException("the script says " + sql.replace(";", ""), event);
    }
  }
}
