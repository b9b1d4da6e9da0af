package unimig.converter.translate;

import java.util.List;

/** Methods that change a list, of what only the run knows to be one. */
final class UnknownLists {
  private final Rules rules;

  UnknownLists(Rules rules) {
    this.rules = rules;
  }

  /** Writes a method that is called for what it does. */
  void write(Code value, String method, Node call, Place place) {
    Code list = ValueMethods.received(value, method, "list", Type.list(Type.ANY), place.unit());
    if (!method.equals("push")) {
      place.body().line(change(list, method, call, place).text() + ";");
      return;
    }
    Node only = call.list("arguments").size() == 1 ? call.list("arguments").get(0) : call;
    if (only.is("SpreadElement")) {
      Code more = new Iterables(rules).list(only.child("argument"), place);
      place.body().line(list.text() + ".addAll(" + more.text() + ");");
    } else if (!only.equals(call)) {
      place.body().line(list.text() + ".add(" + part(only, place).text() + ");");
    } else {
      place.body().line(change(list, method, call, place).text() + ";");
    }
  }

  private Code change(Code list, String method, Node call, Place place) {
    boolean ordered = method.matches("sort|reverse");
    if (ordered && !call.list("arguments").isEmpty()) {
      throw new Refusal(call, "an order of what may be no list");
    }
    String text = "." + method + "(" + list.text() + arguments(method, call, rules, place) + ")";
    return Code.action(place.unit().api("JavaScriptArray") + text, Type.ANY);
  }

  /** Each with a comma before it; positions are numbers. */
  static String arguments(String method, Node call, Rules rules, Place place) {
    StringBuilder text = new StringBuilder();
    List<Node> arguments = call.list("arguments");
    for (int i = 0; i < arguments.size(); i++) {
      Code value = new UnknownLists(rules).part(arguments.get(i), place);
      boolean position = method.equals("splice") && i < 2;
      text.append(", ").append(position ? MathCalls.number(value, place.unit()) : value.text());
    }
    return text.toString();
  }

  private Code part(Node node, Place place) {
    if (node.is("SpreadElement")) {
      throw new Refusal(node, "a list that is spread into a method that changes another");
    }
    List<Code> values = new ArgumentValues(rules, place).of(List.of(node), "a list");
    return Parts.of(values.get(0), place.unit());
  }
}
