package unimig.converter.translate;

import java.util.List;

/** {@code list.slice(from, to)}. */
final class SliceMethod {
  private final Rules rules;

  SliceMethod(Rules rules) {
    this.rules = rules;
  }

  Code call(Code list, Node node, Place place) {
    List<Code> counts =
        node.list("arguments").stream().map(each -> rules.value(each, place)).toList();
    boolean ints =
        counts.size() <= 2 && counts.stream().allMatch(each -> each.type().equals(Type.INT));
    if (!ints) {
      throw new Refusal(node, ".slice() by what may be no numbers");
    }
    if (!counts.isEmpty() && counts.stream().allMatch(each -> each.text().matches("[0-9]+"))) {
      return part(list, counts);
    }
    String from = counts.isEmpty() ? "0" : counts.get(0).text();
    String to = counts.size() < 2 ? "" : ", " + counts.get(1).text();
    String call = place.unit().api("JavaScriptArray") + ".slice(";
    return Code.atom(call + list.text() + ", " + from + to + ")", list.type().ofAnyLength())
        .of(list);
  }

  /** Between two numbers that are known. */
  static Code part(Code list, List<Code> counts) {
    int from = Integer.parseInt(counts.get(0).text());
    String skip = from == 0 ? "" : ".skip(" + from + ")";
    boolean ends = counts.size() == 2;
    int count = ends ? Math.max(0, Integer.parseInt(counts.get(1).text()) - from) : 0;
    String limit = ends ? ".limit(" + count + ")" : "";
    String text = list.operand() + ".stream()" + skip + limit + ".toList()";
    return Code.atom(text, list.type().ofAnyLength()).of(list);
  }
}
