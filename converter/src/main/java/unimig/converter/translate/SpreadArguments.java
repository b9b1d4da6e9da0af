package unimig.converter.translate;

import java.util.List;

/** Arguments of a call from the first list on that is spread among them, as one list. */
final class SpreadArguments {
  private final Rules rules;
  private final List<Node> arguments;
  private final Place place;
  private final int first;

  /**
   * @param place of the call
   */
  SpreadArguments(Rules rules, List<Node> arguments, Place place) {
    this.rules = rules;
    this.arguments = arguments;
    this.place = place;
    int index = 0;
    while (index < arguments.size() && !arguments.get(index).is("SpreadElement")) {
      index++;
    }
    this.first = index;
  }

  /** Whether a parameter takes what a list has. */
  boolean reaches(int parameter) {
    return first < arguments.size() && parameter >= first;
  }

  /** A new list of them. */
  Code list() {
    return new ArrayLiteralRule(rules).spread(arguments.subList(first, arguments.size()), place);
  }

  /**
   * Declares the parameters that it reaches.
   *
   * @param given the list, where the function runs
   */
  void declare(List<Node> parameters, Code given, Place inner) {
    for (int i = first; i < parameters.size(); i++) {
      Node parameter = parameters.get(i);
      if (parameter.is("RestElement")) {
        String call = inner.unit().api("JavaScriptArray") + ".slice(" + given.text() + ", ";
        Code rest = Code.atom(call + (i - first) + ")", given.type());
        new Destructuring(rules).declare(parameter.child("argument"), rest, inner, parameter);
      } else {
        Code index = Code.atom(String.valueOf(i - first), Type.INT);
        new Destructuring(rules).element(parameter, given, index, inner);
      }
    }
  }
}
