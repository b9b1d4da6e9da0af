package unimig.converter.translate;

/** {@code break} and {@code continue} of the innermost loop. */
final class JumpRule implements StatementRule {
  @Override
  public boolean translate(Node node, Place place) {
    if (node.find("label").isPresent()) {
      throw new Refusal(node, "a jump to a label");
    }
    place.body().line(node.is("BreakStatement") ? "break;" : "continue;");
    return false;
  }
}
