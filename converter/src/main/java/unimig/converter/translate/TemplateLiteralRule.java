package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;

/** Template literals: text put together with {@code +}. */
final class TemplateLiteralRule implements ExpressionRule {
  private final Rules rules;

  TemplateLiteralRule(Rules rules) {
    this.rules = rules;
  }

  private Code value(Node node, Place place) {
    return CaughtErrors.text(node, place).orElseGet(() -> rules.value(node, place));
  }

  @Override
  public Code translate(Node node, Place place) {
    List<Node> texts = node.list("quasis");
    List<Node> values = node.list("expressions");
    List<Code> codes = values.stream().map(each -> value(each, place)).toList();
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i).json().getAsJsonObject("value").get("cooked").getAsString();
      boolean first = pieces.isEmpty() && i < codes.size() && Text.isAddend(codes.get(i));
      if (!text.isEmpty() || first) {
        pieces.add(JavaLiterals.string(text));
      }
      if (i < codes.size()) {
        pieces.add(Text.piece(codes.get(i), place.unit()));
      }
    }
    boolean single = codes.size() == 1 && pieces.size() == 1;
    if (single) {
      return Code.atom(Text.of(codes.get(0), place.unit()), Type.STRING);
    }
    return pieces.size() == 1
        ? Code.atom(pieces.get(0), Type.STRING)
        : Code.sum(String.join(" + ", pieces), Type.STRING);
  }
}
