package unimig.converter.translate;

/** A function inside a function: written where it is first called. */
final class LocalFunctionRule implements StatementRule {
  @Override
  public boolean translate(Node node, Place place) {
    String name = node.child("id").name();
    place.scope().declare(name, new Binding.Function(node, place.scope()));
    return true;
  }
}
