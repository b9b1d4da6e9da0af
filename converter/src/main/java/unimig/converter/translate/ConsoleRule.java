package unimig.converter.translate;

import java.util.List;
import java.util.stream.Collectors;

/** {@code console.log} and its like: to Flyway's log. */
final class ConsoleRule {
  private final Rules rules;

  ConsoleRule(Rules rules) {
    this.rules = rules;
  }

  boolean matches(Node call, Place place) {
    Node callee = call.child("callee");
    return callee.is("MemberExpression")
        && callee.child("object").isName("console")
        && place.scope().find("console").isEmpty()
        && callee.property().filter(name -> name.matches("log|info|warn|error|debug")).isPresent();
  }

  private Code value(Node node, Place place) {
    return CaughtErrors.logged(node, place)
        .map(text -> Code.atom(text, Type.STRING))
        .orElseGet(() -> rules.value(node, place));
  }

  void write(Node call, Place place) {
    List<Code> values = call.list("arguments").stream().map(each -> value(each, place)).toList();
    boolean text = values.size() == 1 && values.get(0).type().isText();
    String printed =
        text
            ? values.get(0).text()
            : values.stream()
                .map(each -> Text.of(each, place.unit()))
                .collect(Collectors.joining(" + \" \" + "));
    String level = call.child("callee").property().orElseThrow();
    String line = printed.isEmpty() ? "\"\"" : printed;
    place.body().line(place.unit().api("Console") + "." + level + "(" + line + ");");
  }
}
