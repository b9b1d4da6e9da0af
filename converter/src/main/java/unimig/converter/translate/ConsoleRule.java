package unimig.converter.translate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code console.log} and its like, and those of loggers: to Flyway's log. */
final class ConsoleRule {
  /** Names of the console, and of loggers that a module imports or makes. */
  private static final String LOGGERS = "console|log|logger|\\w+Logger|LOG|LOGGER";

  /** Levels of the loggers in common use, as Java has them. */
  private static final Map<String, String> LEVELS =
      Map.ofEntries(
          Map.entry("log", "log"),
          Map.entry("info", "info"),
          Map.entry("notice", "info"),
          Map.entry("success", "info"),
          Map.entry("verbose", "debug"),
          Map.entry("debug", "debug"),
          Map.entry("trace", "debug"),
          Map.entry("warn", "warn"),
          Map.entry("warning", "warn"),
          Map.entry("error", "error"),
          Map.entry("fatal", "error"));

  private final Rules rules;

  ConsoleRule(Rules rules) {
    this.rules = rules;
  }

  static boolean isLogger(String name) {
    return name.matches(LOGGERS);
  }

  boolean matches(Node call, Place place) {
    Node callee = call.child("callee");
    return callee.is("MemberExpression")
        && callee.child("object").is("Identifier")
        && isLogger(callee.child("object").name())
        && place.scope().find(callee.child("object").name()).isEmpty()
        && onlyPrints(callee.child("object").name(), place.unit().module())
        && callee.property().filter(LEVELS::containsKey).isPresent();
  }

  /** What the module makes itself may do more. */
  private static boolean onlyPrints(String name, Module module) {
    if (!module.declares(name)) {
      return true;
    }
    Optional<Node> root =
        module.constant(name).map(Names::root).filter(each -> each.is("Identifier"));
    return !name.equals("console")
        && root.filter(
                each ->
                    each.isName("require")
                        || (!each.isName(name) && onlyPrints(each.name(), module)))
            .isPresent();
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
    String level = LEVELS.get(call.child("callee").property().orElseThrow());
    String line = printed.isEmpty() ? "\"\"" : printed;
    place.body().line(place.unit().api("Console") + "." + level + "(" + line + ");");
  }
}
