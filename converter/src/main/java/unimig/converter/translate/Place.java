package unimig.converter.translate;

import java.util.Optional;

/**
 * Where something is translated.
 *
 * @param last whether nothing of the function comes after it
 * @param inlined whether the function is written into another one
 * @param guarded whether it is inside a {@code try} of the function
 * @param leaving how a function that is written into another one returns early; nothing where it
 *     cannot
 */
record Place(
    Body body,
    Scope scope,
    boolean last,
    boolean inlined,
    boolean guarded,
    Optional<Leaving> leaving) {
  Place(Body body, Scope scope) {
    this(body, scope, true, false, false, Optional.empty());
  }

  Unit unit() {
    return body.unit();
  }

  Place inner() {
    return with(scope.inner());
  }

  /** In a block, which is run as often as what is around it. */
  Place block() {
    return with(scope.block());
  }

  /** In a branch that is taken where {@code test} is true, or false. */
  Place branch(Node test, boolean wanted) {
    return with(scope.branch(new Scope.Condition(test, this, wanted)));
  }

  Place with(Scope other) {
    return new Place(body, other, last, inlined, guarded, leaving);
  }

  Place last(boolean isLast) {
    return new Place(body, scope, isLast, inlined, guarded, leaving);
  }

  /** In the body of another function, which has no {@code try} around it of its own. */
  Place inlined(boolean isInlined) {
    return new Place(body, scope, last, isInlined, false, Optional.empty());
  }

  /** In the body of another function, which can return early. */
  Place inlined(Leaving way) {
    return new Place(body, scope, true, true, false, Optional.of(way));
  }

  Place guarded(boolean isGuarded) {
    return new Place(body, scope, last, inlined, isGuarded, leaving);
  }
}
