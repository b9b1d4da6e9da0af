package unimig.converter.translate;

/** {@code this} in a method of an object that holds values. */
final class ThisRule implements ExpressionRule {
  @Override
  public Code translate(Node node, Place place) {
    Binding binding = place.scope().find(Names.THIS).orElse(null);
    if (binding instanceof Binding.Variable variable) {
      return Code.atom(variable.java(), variable.type());
    }
    throw new Refusal(node, "this, where it is no object that the script made");
  }
}
