package unimig.converter.translate;

/** Values that become part of a list, an object or a collection. */
final class Parts {
  private Parts() {}

  /** A list can be changed there, if the script changes parts of anything. */
  static Code of(Code value, Unit unit) {
    if (!value.type().is(Type.Kind.LIST) || !ListChanges.isFixed(value)) {
      return value;
    }
    return unit.module().changesParts() ? ListChanges.copy(value, unit) : value;
  }

  /** One of two values, of which the other is no list. */
  static Code beside(Code other, Code value, Unit unit) {
    return other.type().is(Type.Kind.LIST) ? value : of(value, unit);
  }
}
