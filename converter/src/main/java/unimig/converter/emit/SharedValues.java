package unimig.converter.emit;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unimig.converter.record.Step;
import unimig.converter.record.Value;

/**
 * The values of one direction that are worked out once and used several times: equal UUIDs, and the
 * time, for what the original compared or stored twice must be equal still.
 */
final class SharedValues {
  private final Map<Integer, Integer> uuids = new LinkedHashMap<>();
  private final Map<Integer, String> uuidNames = new LinkedHashMap<>();
  private int times;

  /** A variable of the method. */
  record Local(String type, String name, Expression value) {}

  private SharedValues() {}

  static SharedValues of(List<Step> steps) {
    SharedValues shared = new SharedValues();
    steps.forEach(shared::count);
    List<Integer> several =
        shared.uuids.entrySet().stream()
            .filter(uses -> uses.getValue() > 1)
            .map(Map.Entry::getKey)
            .toList();
    for (int i = 0; i < several.size(); i++) {
      shared.uuidNames.put(several.get(i), several.size() == 1 ? "uuid" : "uuid" + (i + 1));
    }
    return shared;
  }

  private void count(Step step) {
    step.accept(
        new Step.Visitor<Void>() {
          @Override
          public Void statement(Step.Statement statement) {
            count(statement.sql());
            statement.values().forEach(SharedValues.this::count);
            return null;
          }

          @Override
          public Void transaction(Step.Transaction transaction) {
            transaction.steps().forEach(SharedValues.this::count);
            return null;
          }
        });
  }

  private void count(Value value) {
    if (value instanceof Value.RandomUuid uuid) {
      uuids.merge(uuid.id(), 1, Integer::sum);
    } else if (value instanceof Value.Now) {
      times++;
    } else if (value instanceof Value.Joined joined) {
      joined.pieces().forEach(this::count);
    }
  }

  Expression now() {
    return times > 1 ? new NameExpr("now") : new MethodCallExpr(new NameExpr("db"), "now");
  }

  Expression uuid(int id) {
    String name = uuidNames.get(id);
    return name == null ? new MethodCallExpr(new NameExpr("db"), "randomUuid") : new NameExpr(name);
  }

  /** In the order in which they are declared. */
  List<Local> locals() {
    List<Local> locals = new ArrayList<>();
    if (times > 1) {
      locals.add(new Local("Instant", "now", new MethodCallExpr(new NameExpr("db"), "now")));
    }
    for (String name : uuidNames.values()) {
      locals.add(new Local("String", name, new MethodCallExpr(new NameExpr("db"), "randomUuid")));
    }
    return locals;
  }

  Optional<Local> local(String name) {
    return locals().stream().filter(local -> local.name().equals(name)).findFirst();
  }
}
