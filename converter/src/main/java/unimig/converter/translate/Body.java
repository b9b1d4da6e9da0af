package unimig.converter.translate;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The Java method that is being written. */
final class Body {
  private final Unit unit;
  private final Node function;
  private final Set<String> names = new HashSet<>();
  private final Set<String> outer = new HashSet<>();
  private final Set<String> owned = new HashSet<>();
  private final StringBuilder lines = new StringBuilder();
  private final Set<String> assigned;
  private final Set<String> changed;
  private final Widening widening;
  private final boolean ignoresReturn;
  private Optional<Type> returns = Optional.empty();

  /**
   * @param function that is translated
   * @param widening what earlier attempts at it found out
   * @param ignoresReturn whether no one looks at what the function returns
   */
  Body(Unit unit, Node function, Widening widening, boolean ignoresReturn) {
    this.unit = unit;
    this.function = function;
    this.ignoresReturn = ignoresReturn;
    this.assigned = Names.assigned(function);
    this.changed = unit.module().changedIn(function);
    this.widening = widening;
  }

  /** The body of a lambda inside this one, whose variables have names of their own. */
  Body ofLambda(Node function, Widening inside) {
    return ofLambda(function, inside, false);
  }

  /**
   * Likewise.
   *
   * @param ignored whether no one looks at what the function returns
   */
  Body ofLambda(Node function, Widening inside, boolean ignored) {
    Body body = new Body(unit, function, inside, ignored);
    body.names.addAll(names);
    return body;
  }

  /** Notes that the list that a variable holds is its own, so that it may be changed. */
  void own(String java) {
    owned.add(java);
  }

  boolean owns(String java) {
    return owned.contains(java);
  }

  /** Notes that the body of another function becomes part of it. */
  void includes(Node other) {
    assigned.addAll(Names.assigned(other));
    changed.addAll(unit.module().changedIn(other));
  }

  Unit unit() {
    return unit;
  }

  /** What is translated. */
  Node function() {
    return function;
  }

  Widening widening() {
    return widening;
  }

  /** Whether any variable of that name is assigned after its declaration. */
  boolean isAssigned(String name) {
    return assigned.contains(name);
  }

  /** Whether the value of any variable of that name may be changed, such as a list added to. */
  boolean isChanged(String name) {
    return changed.contains(name);
  }

  /** A name that no other variable of the method has. */
  String name(String wanted) {
    String name = JavaNames.of(wanted);
    for (int i = 2; !names.add(name); i++) {
      name = JavaNames.of(wanted) + i;
    }
    return name;
  }

  /** A name for a variable around the block that is being written. */
  String outerName(String wanted) {
    String name = name(wanted);
    outer.add(name);
    return name;
  }

  /** Writes a block, behind which the names of its variables are free again. */
  void block(Runnable writing) {
    Set<String> before = Set.copyOf(names);
    writing.run();
    names.retainAll(Stream.concat(before.stream(), outer.stream()).toList());
  }

  /** Gives a name free that only a lambda had. */
  void release(String name) {
    names.remove(name);
  }

  void line(String line) {
    lines.append(line).append('\n');
  }

  /** Where the next line will stand. */
  int mark() {
    return lines.length();
  }

  /** Puts lines before those that were written since. */
  void insert(int mark, String text) {
    lines.insert(mark, text);
  }

  /** The beginning of a line. */
  void text(String text) {
    lines.append(text);
  }

  /** What is written meanwhile, which does not become part of the body. */
  String capture(Runnable writing) {
    int start = lines.length();
    writing.run();
    String captured = lines.substring(start);
    lines.setLength(start);
    return captured;
  }

  String lines() {
    return lines.toString();
  }

  boolean ignoresReturn() {
    return ignoresReturn;
  }

  /** Notes the type of a value that the function returns. */
  void returns(Type type) {
    returns = Optional.of(returns.map(known -> known.or(type)).orElse(type));
  }

  Optional<Type> returned() {
    return returns;
  }
}
