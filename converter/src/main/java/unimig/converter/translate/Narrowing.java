package unimig.converter.translate;

/** What a test tells of variables, where nothing else is ever assigned to them. */
final class Narrowing {
  private Narrowing() {}

  /**
   * Notes which variables are there.
   *
   * @param place where the test is known to be true, or false
   */
  static void apply(Node test, boolean outcome, Place place) {
    switch (test.type()) {
      case "Identifier" -> {
        if (outcome) {
          present(test, place);
        }
      }
      case "UnaryExpression" -> {
        if (test.text("operator").equals("!")) {
          apply(test.child("argument"), !outcome, place);
        }
      }
      case "LogicalExpression" -> {
        if (test.text("operator").equals(outcome ? "&&" : "||")) {
          apply(test.child("left"), outcome, place);
          apply(test.child("right"), outcome, place);
        }
      }
      case "BinaryExpression" -> comparison(test, outcome, place);
      default -> {}
    }
  }

  /** A place where a test is known to be true, or false. */
  static Place after(Node test, boolean outcome, Place place) {
    Place inner = place.block();
    apply(test, outcome, inner);
    return inner;
  }

  private static void comparison(Node test, boolean outcome, Place place) {
    String unequal = outcome ? "!=" : "==";
    boolean loose = test.text("operator").equals(unequal);
    boolean strict = test.text("operator").equals(unequal + "=");
    boolean isNull = test.child("right").is("NullLiteral");
    boolean isUndefined =
        test.child("right").isName("undefined") && place.scope().find("undefined").isEmpty();
    if (!test.child("left").is("Identifier") || !(loose || strict) || !(isNull || isUndefined)) {
      return;
    }
    Node name = test.child("left");
    boolean row =
        place.scope().find(name.name()).orElse(null) instanceof Binding.Variable variable
            && variable.type().is(Type.Kind.ROW);
    // A missing row is undefined; text is only ever null.
    if (loose || isUndefined == row) {
      present(name, place);
    }
  }

  private static void present(Node name, Place place) {
    boolean narrows =
        place.scope().find(name.name()).orElse(null) instanceof Binding.Variable variable
            && !variable.assigned()
            && variable.type().nullable()
            && variable.type().is(Type.Kind.ROW, Type.Kind.STRING);
    if (narrows) {
      Binding.Variable known = (Binding.Variable) place.scope().find(name.name()).orElseThrow();
      place
          .scope()
          .declare(
              name.name(),
              new Binding.Variable(
                  known.java(), known.type().present(), false, known.declaration()));
    }
  }
}
