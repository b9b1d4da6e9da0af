package unimig.converter.translate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a test tells of variables and of columns, where nothing else is ever assigned to them. */
final class Narrowing {
  private Narrowing() {}

  /**
   * Notes which variables are there.
   *
   * @param place where the test is known to be true, or false
   */
  static void apply(Node test, boolean outcome, Place place) {
    if (outcome) {
      DictionaryPresence.apply(test, new Rules(), place);
    }
    switch (test.type()) {
      case "Identifier", "MemberExpression" -> {
        if (outcome) {
          present(test, place);
        }
      }
      case "OptionalMemberExpression" -> {
        boolean first = test.flag("optional") && test.child("object").is("Identifier");
        if (outcome && first) {
          present(test.child("object"), place);
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
    Node known = test.child("left");
    boolean part = known.is("Identifier", "MemberExpression");
    if (!part || !(loose || strict) || !(isNull || isUndefined)) {
      return;
    }
    boolean row =
        known.is("Identifier")
            && place.scope().find(known.name()).orElse(null) instanceof Binding.Variable variable
            && (variable.type().is(Type.Kind.ROW) || variable.type().isUndefinedAsNull());
    // A missing row is undefined; other text is only ever null.
    if (loose || isUndefined == row) {
      present(known, place);
    }
  }

  /** Notes that a variable is there, as a part of it was taken. */
  static void taken(Node name, Place place) {
    present(name, place);
  }

  private static void present(Node known, Place place) {
    if (known.is("Identifier")) {
      variable(known.name(), place)
          .filter(each -> each.type().is(Type.Kind.ROW, Type.Kind.STRING, Type.Kind.LIST))
          .filter(each -> each.type().nullable() || each.type().undefinable())
          .ifPresent(each -> declare(known.name(), each, each.type().present(), place));
    } else if (known.child("object").is("Identifier")) {
      String name = known.child("object").name();
      known
          .property()
          .ifPresent(
              column ->
                  variable(name, place)
                      .ifPresent(
                          row ->
                              presentColumn(row.type(), column)
                                  .ifPresent(type -> declare(name, row, type, place))));
    }
  }

  /** The type of a row of which a column is there, as long as the script gives it no other. */
  static Optional<Type> presentColumn(Type row, String column) {
    Optional<Type> type =
        row.columns().flatMap(columns -> Optional.ofNullable(columns.get(column)));
    boolean narrows =
        row.is(Type.Kind.ROW)
            && !row.nullable()
            && type.filter(Type::nullable)
                .filter(each -> each.is(Type.Kind.INT, Type.Kind.STRING, Type.Kind.BOOLEAN))
                .isPresent();
    if (!narrows) {
      return Optional.empty();
    }
    Map<String, Type> columns = new LinkedHashMap<>(row.columns().orElseThrow());
    columns.put(column, type.get().present());
    return Optional.of(Type.row(Optional.of(columns)));
  }

  /** A variable that means the same wherever it is known. */
  private static Optional<Binding.Variable> variable(String name, Place place) {
    return place.scope().find(name).orElse(null) instanceof Binding.Variable variable
            && !variable.assigned()
        ? Optional.of(variable)
        : Optional.empty();
  }

  private static void declare(String name, Binding.Variable known, Type type, Place place) {
    place.scope().declare(name, known.with(type));
  }
}
