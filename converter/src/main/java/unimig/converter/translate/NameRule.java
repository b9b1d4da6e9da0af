package unimig.converter.translate;

/** A variable of the script that is one of Java. */
final class NameRule implements ExpressionRule {
  @Override
  public Code translate(Node node, Place place) {
    Binding binding =
        place
            .scope()
            .find(node.name())
            .orElseThrow(
                () -> new Refusal(node, "\"" + node.name() + "\" changes or is not a plain value"));
    if (binding instanceof Binding.Variable variable) {
      return UndefinedText.value(
          new Code(variable.java(), variable.type(), true, true, variable.cell()), place.unit());
    }
    if (binding instanceof Binding.Forbidden forbidden) {
      throw new Refusal(node, forbidden.reason());
    }
    throw new Refusal(node, "\"" + node.name() + "\" is used as a value");
  }
}
