package unimig.converter.translate;

/** What a loop, a spread or a copy goes through. */
final class Iterables {
  private final Rules rules;

  Iterables(Rules rules) {
    this.rules = rules;
  }

  /** Anything that the runner can go through, or fails at as JavaScript does. */
  Code source(Node node, Place place) {
    Code code = rules.expression(node, place);
    if (!code.steady()) {
      throw new Refusal(node, "a value is computed by what changes something");
    }
    boolean missing = code.type().is(Type.Kind.ROW) && code.type().nullable();
    if (missing || code.type().is(Type.Kind.NOTHING, Type.Kind.RESULT)) {
      throw new Refusal(node, "it may be nothing that can be gone through");
    }
    return code;
  }

  /** A list; a new one if it is none yet. */
  Code list(Node node, Place place) {
    Code code = source(node, place);
    return code.type().is(Type.Kind.LIST) && !code.type().nullable()
        ? code
        : spread(code, place.unit());
  }

  static Code spread(Code code, Unit unit) {
    unit.use("java.util.List");
    String call = unit.api("JavaScriptArray") + ".spread(" + code.text() + ")";
    return Code.atom(call, Type.list(Type.ANY)).of(code);
  }

  /** What stands behind the colon of a loop. */
  static Code looped(Code code, Unit unit) {
    Type type = code.type();
    if (!type.nullable()) {
      switch (type.kind()) {
        case MAP -> {
          return code.with(Type.list(Type.pair(Type.ANY, Type.ANY)));
        }
        case SET, ITERABLE -> {
          return code.with(Type.list(type.elementType()));
        }
        case LIST -> {
          return code;
        }
        default -> {}
      }
    }
    String call = unit.api("JavaScriptArray") + ".each(" + code.text() + ")";
    return Code.atom(call, Type.list(Type.ANY)).of(code);
  }
}
