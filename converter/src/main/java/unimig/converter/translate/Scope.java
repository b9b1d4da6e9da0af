package unimig.converter.translate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names that a block declares, and those around it; names of the module are in none. */
final class Scope {
  private final Optional<Scope> outer;
  private final Kind kind;
  private final Optional<Condition> condition;
  private final Map<String, Binding> bindings = new HashMap<>();
  private final Map<List<Integer>, Code> earlier = new HashMap<>();
  private final Set<String> present = new HashSet<>();
  private Optional<Snapshots> snapshots = Optional.empty();

  private enum Kind {
    /** What is run as often as what is around it. */
    BLOCK,
    LAMBDA,
    OTHER
  }

  /**
   * What a branch is taken for.
   *
   * @param wanted false for the branch behind {@code else}
   */
  record Condition(Node test, Place place, boolean wanted) {}

  private Scope(Optional<Scope> outer, Kind kind, Optional<Condition> condition) {
    this.outer = outer;
    this.kind = kind;
    this.condition = condition;
  }

  static Scope module() {
    return new Scope(Optional.empty(), Kind.OTHER, Optional.empty());
  }

  Scope inner() {
    return new Scope(Optional.of(this), Kind.OTHER, Optional.empty());
  }

  /** The scope of a block, which is run as often as what is around it. */
  Scope block() {
    return new Scope(Optional.of(this), Kind.BLOCK, Optional.empty());
  }

  /** The scope of a branch. */
  Scope branch(Condition taken) {
    return new Scope(Optional.of(this), Kind.BLOCK, Optional.of(taken));
  }

  /** The scope of a lambda, which cannot use variables of Java that are assigned. */
  Scope lambda() {
    return new Scope(Optional.of(this), Kind.LAMBDA, Optional.empty());
  }

  void declare(String name, Binding binding) {
    bindings.put(name, binding);
  }

  /** Notes that a part of a statement was computed before it. */
  void computed(Node part, Code value) {
    earlier.put(place(part), value);
  }

  /** Notes that a dictionary has a key, both as Java writes them. */
  void hold(String dictionary, String key) {
    present.add(dictionary + '[' + key);
  }

  /** Whether a dictionary is known to have a key. */
  boolean holds(String dictionary, String key) {
    return present.contains(dictionary + '[' + key)
        || outer.filter(scope -> scope.holds(dictionary, key)).isPresent();
  }

  /** Notes the statement that is being written, before which variables can be copied. */
  void begin(Snapshots statement) {
    snapshots = Optional.of(statement);
  }

  private Optional<Snapshots> statement() {
    return snapshots.isPresent() ? snapshots : outer.flatMap(Scope::statement);
  }

  /** The value of a part that was computed before the statement that it is in. */
  Optional<Code> earlier(Node part) {
    Code own = earlier.get(place(part));
    return own != null ? Optional.of(own) : outer.flatMap(scope -> scope.earlier(part));
  }

  private static List<Integer> place(Node part) {
    return List.of(part.start(), part.end());
  }

  /** Whether a part of it was computed before the statement that it is in. */
  boolean hasEarlierIn(Node node) {
    return earlier.keySet().stream()
            .anyMatch(each -> each.get(0) >= node.start() && each.get(1) <= node.end())
        || outer.filter(scope -> scope.hasEarlierIn(node)).isPresent();
  }

  Optional<Binding> find(String name) {
    Binding own = bindings.get(name);
    return own != null
        ? Optional.of(own)
        : outer.flatMap(scope -> scope.find(name)).map(each -> throughLambda(name, each));
  }

  /**
   * The conditions under which this is reached once {@code home} is, outermost last; none if that
   * may be several times.
   */
  Optional<List<Condition>> conditionsUpTo(Scope home) {
    List<Condition> conditions = new ArrayList<>();
    Scope scope = this;
    while (scope != home) {
      if (scope.kind != Kind.BLOCK || scope.outer.isEmpty()) {
        return Optional.empty();
      }
      scope.condition.ifPresent(conditions::add);
      scope = scope.outer.get();
    }
    return Optional.of(conditions);
  }

  /** Java's lambdas see only variables that are not assigned, so it sees a copy. */
  private Binding throughLambda(String name, Binding binding) {
    boolean assigned = binding instanceof Binding.Variable variable && variable.assigned();
    if (kind != Kind.LAMBDA || !assigned) {
      return binding;
    }
    return outer
        .flatMap(Scope::statement)
        .flatMap(each -> each.copy(name, (Binding.Variable) binding))
        .<Binding>map(copy -> copy)
        .orElseGet(
            () -> new Binding.Forbidden("a variable that is assigned is used inside a function"));
  }
}
