package unimig.converter.translate;

import java.util.Optional;

/** {@code break} and {@code continue}, of the innermost loop or one with a label. */
final class JumpRule implements StatementRule {
  @Override
  public boolean translate(Node node, Place place) {
    String jump = node.is("BreakStatement") ? "break" : "continue";
    Optional<Node> label = node.find("label");
    place.body().line(jump + label.map(each -> " " + target(each, place)).orElse("") + ";");
    return false;
  }

  private static String target(Node label, Place place) {
    return place
        .scope()
        .find(LabelRule.key(label.name()))
        .filter(b -> b instanceof Binding.Label)
        .map(b -> ((Binding.Label) b).java())
        .orElseThrow(() -> new Refusal(label, "a jump out of a function's part"));
  }
}
