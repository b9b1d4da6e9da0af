package unimig.converter.translate;

/**
 * Where something is translated.
 *
 * @param last whether nothing of the function comes after it
 * @param inlined whether the function is written into another one, so that it cannot return early
 */
record Place(Body body, Scope scope, boolean last, boolean inlined) {
  Unit unit() {
    return body.unit();
  }

  Place inner() {
    return new Place(body, scope.inner(), last, inlined);
  }

  Place with(Scope other) {
    return new Place(body, other, last, inlined);
  }

  Place last(boolean isLast) {
    return new Place(body, scope, isLast, inlined);
  }

  Place inlined(boolean isInlined) {
    return new Place(body, scope, last, isInlined);
  }
}
