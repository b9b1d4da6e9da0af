package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;

/** A builder of Knex that a variable holds, as the steps that made it what it is. */
final class StoredBuilder {
  private final Scope home;
  private final List<Step> steps = new ArrayList<>();
  private boolean shared;

  /**
   * An expression that makes it from what it was before.
   *
   * @param conditions under which this is done
   * @param name what the expression calls it
   */
  record Step(List<Scope.Condition> conditions, String name, Node node, Place place) {
    Step {
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * @param home the scope that declares the variable
   */
  StoredBuilder(Scope home) {
    this.home = home;
  }

  Scope home() {
    return home;
  }

  List<Step> steps() {
    return steps;
  }

  /** Notes that another builder refers to it, and would change with it. */
  void share() {
    shared = true;
  }

  /** Another one that is as this one is now. */
  StoredBuilder copy(Scope scope) {
    StoredBuilder copy = new StoredBuilder(scope);
    copy.steps.addAll(steps);
    return copy;
  }

  /** What is done to it from now on, where that is known to be done at most once. */
  void add(String name, Node node, Place place) {
    List<Scope.Condition> conditions =
        place
            .scope()
            .conditionsUpTo(home)
            .orElseThrow(
                () -> new Refusal(node, "it extends a statement from outside a loop or function"));
    if (shared) {
      throw new Refusal(node, "it extends a statement that is part of another");
    }
    steps.add(new Step(conditions, name, node, place));
  }
}
