package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Template literals: text put together with {@code +}. */
final class TemplateLiteralRule implements ExpressionRule {
  private static final int LONGEST_FORMAT = 15_000;

  private final Rules rules;

  TemplateLiteralRule(Rules rules) {
    this.rules = rules;
  }

  private Code value(Node node, Place place) {
    return CaughtErrors.text(node, place)
        .or(() -> UndefinedText.written(node, place))
        .orElseGet(() -> rules.value(node, place));
  }

  @Override
  public Code translate(Node node, Place place) {
    List<Node> texts = node.list("quasis");
    List<Node> values = node.list("expressions");
    List<Code> codes = values.stream().map(each -> value(each, place)).toList();
    Optional<Code> formatted = formatted(texts, codes, place.unit());
    if (formatted.isPresent()) {
      return formatted.get();
    }
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String text = cooked(texts.get(i));
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

  /** Text of several lines reads best in one piece. */
  private static Optional<Code> formatted(List<Node> texts, List<Code> codes, Unit unit) {
    String format =
        texts.stream()
            .map(TemplateLiteralRule::cooked)
            .map(each -> each.replace("%", "%%"))
            .collect(Collectors.joining("%s"));
    // Unicode has line ends of its own, which a text block cannot show.
    boolean lines =
        format.chars().filter(c -> c == '\n').count() > 1
            && format.chars().noneMatch(c -> c == 0x85 || c == 0x2028 || c == 0x2029);
    if (codes.isEmpty() || !lines || format.length() > LONGEST_FORMAT) {
      return Optional.empty();
    }
    String arguments =
        codes.stream().map(each -> Text.piece(each, unit)).collect(Collectors.joining(", "));
    String text = JavaLiterals.string(format) + ".formatted(" + arguments + ")";
    return Optional.of(Code.atom(text, Type.STRING).of(codes.toArray(new Code[0])));
  }

  private static String cooked(Node text) {
    return text.json().getAsJsonObject("value").get("cooked").getAsString();
  }
}
