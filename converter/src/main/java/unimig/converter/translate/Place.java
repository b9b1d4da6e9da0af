package unimig.converter.translate;

/**
 * Where something is translated.
 *
 * @param last whether nothing of the function comes after it
 * @param inlined whether the function is written into another one, so that it cannot return early
 * @param guarded whether it is inside a {@code try} of the function
 */
record Place(Body body, Scope scope, boolean last, boolean inlined, boolean guarded) {
  Place(Body body, Scope scope) {
    this(body, scope, true, false, false);
  }

  Unit unit() {
    return body.unit();
  }

  Place inner() {
    return with(scope.inner());
  }

  Place with(Scope other) {
    return new Place(body, other, last, inlined, guarded);
  }

  Place last(boolean isLast) {
    return new Place(body, scope, isLast, inlined, guarded);
  }

  /** In the body of another function, which has no {@code try} around it of its own. */
  Place inlined(boolean isInlined) {
    return new Place(body, scope, last, isInlined, false);
  }

  Place guarded(boolean isGuarded) {
    return new Place(body, scope, last, inlined, isGuarded);
  }
}
