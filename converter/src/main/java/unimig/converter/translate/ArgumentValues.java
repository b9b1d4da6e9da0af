package unimig.converter.translate;

import java.util.List;

/** Arguments of functions that tell null from undefined. */
final class ArgumentValues {
  private final Rules rules;
  private final Place place;

  ArgumentValues(Rules rules, Place place) {
    this.rules = rules;
    this.place = place;
  }

  List<Code> of(List<Node> arguments, String function) {
    return arguments.stream().map(each -> value(each, function)).toList();
  }

  private Code value(Node node, String function) {
    Code code = rules.value(node, place);
    // Java holds a missing row, which is undefined, as null.
    if (code.type().is(Type.Kind.ROW) && code.type().nullable()) {
      throw new Refusal(node, function + " of a row that may be missing");
    }
    if (code.type().is(Type.Kind.RESULT)) {
      throw new Refusal(node, function + " of an answer");
    }
    return code;
  }
}
