package unimig.converter.emit;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import unimig.converter.record.Step;
import unimig.converter.record.Value;

/** Finds the environment variables that steps read. */
final class EnvironmentNames implements Step.Visitor<SortedSet<String>> {
  private final SortedSet<String> names = new TreeSet<>();

  private EnvironmentNames() {}

  static SortedSet<String> of(List<Step> steps) {
    EnvironmentNames visitor = new EnvironmentNames();
    steps.forEach(step -> step.accept(visitor));
    return visitor.names;
  }

  @Override
  public SortedSet<String> statement(Step.Statement step) {
    add(step.sql());
    step.values().forEach(this::add);
    return names;
  }

  @Override
  public SortedSet<String> transaction(Step.Transaction step) {
    step.steps().forEach(inner -> inner.accept(this));
    return names;
  }

  private void add(Value value) {
    if (value instanceof Value.Environment variable) {
      names.add(variable.name());
    } else if (value instanceof Value.Joined joined) {
      joined.pieces().forEach(this::add);
    }
  }
}
