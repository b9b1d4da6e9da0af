package unimig.converter.translate;

import java.util.Optional;

/**
 * {@code row?.column} or {@code row && row.column} of a row that may be missing.
 *
 * @param there whether it is not missing
 * @param value of the column where it is not
 * @param present the same where the column is not null either
 */
record MissingRow(Code there, Code value, Code present) {

  static Optional<MissingRow> find(Node node, Place place) {
    boolean guarded = isGuarded(node);
    Node part = guarded ? node.child("right") : node;
    boolean found =
        (guarded || (node.is("OptionalMemberExpression") && node.flag("optional")))
            && part.child("object").is("Identifier")
            && part.property().isPresent();
    return found
        ? variable(part.child("object"), place)
            .flatMap(row -> of(row, part.property().get(), node, place.unit()))
        : Optional.empty();
  }

  /** {@code row && row.column}. */
  private static boolean isGuarded(Node node) {
    return node.is("LogicalExpression")
        && node.text("operator").equals("&&")
        && node.child("left").is("Identifier")
        && node.child("right").is("MemberExpression")
        && node.child("right").child("object").isName(node.child("left").name());
  }

  private static Optional<Binding.Variable> variable(Node name, Place place) {
    return place.scope().find(name.name()).orElse(null) instanceof Binding.Variable variable
            && variable.type().is(Type.Kind.ROW)
            && variable.type().nullable()
        ? Optional.of(variable)
        : Optional.empty();
  }

  private static Optional<MissingRow> of(
      Binding.Variable row, String column, Node node, Unit unit) {
    Code there = Code.sum(row.java() + " != null", Type.BOOLEAN);
    Type type = row.type().present();
    Code value = MemberRule.of(Code.atom(row.java(), type), column, node, unit);
    Code present =
        Narrowing.presentColumn(type, column)
            .map(known -> MemberRule.of(Code.atom(row.java(), known), column, node, unit))
            .orElse(value);
    boolean typed = value.cell().isPresent() && !present.type().nullable();
    return typed ? Optional.of(new MissingRow(there, value, present)) : Optional.empty();
  }

  /** Whether row and value are there. */
  Code known() {
    return value.type().nullable()
        ? Code.sum(there.text() + " && " + value.text() + " != null", Type.BOOLEAN)
        : there;
  }
}
