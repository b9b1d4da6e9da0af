package unimig.converter.translate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The names that a block declares, and those around it; names of the module are in none. */
final class Scope {
  private final Optional<Scope> outer;
  private final boolean lambda;
  private final Map<String, Binding> bindings = new HashMap<>();

  private Scope(Optional<Scope> outer, boolean lambda) {
    this.outer = outer;
    this.lambda = lambda;
  }

  static Scope module() {
    return new Scope(Optional.empty(), false);
  }

  Scope inner() {
    return new Scope(Optional.of(this), false);
  }

  /** The scope of a lambda, which cannot use variables of Java that are assigned. */
  Scope lambda() {
    return new Scope(Optional.of(this), true);
  }

  void declare(String name, Binding binding) {
    bindings.put(name, binding);
  }

  Optional<Binding> find(String name) {
    Binding own = bindings.get(name);
    return own != null
        ? Optional.of(own)
        : outer.flatMap(scope -> scope.find(name)).map(this::throughLambda);
  }

  private Binding throughLambda(Binding binding) {
    return lambda && binding instanceof Binding.Variable variable && variable.assigned()
        ? new Binding.Forbidden("a variable that is assigned is used inside a function")
        : binding;
  }
}
