package unimig.converter.translate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code console.log} and its like, and those of loggers: to Flyway's log. */
final class ConsoleRule {
  /** Names of the console, and of loggers that a module imports or makes. */
  private static final String LOGGERS = "console|log|logger|\\w+Logger|LOG|LOGGER";

  /** What the erasure of imports calls what a module exports without a name. */
  private static final String DEFAULT = "default";

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

  /** Whether it may be a logger of a module: {@code module.logger}, {@code module.default}. */
  private static boolean isImported(Node node) {
    return node.is("MemberExpression")
        && node.child("object").is("Identifier")
        && !node.flag("computed")
        && node.property().filter(each -> isLogger(each) || each.equals(DEFAULT)).isPresent();
  }

  /** Whether something in it may print. */
  static boolean isUsedIn(Node function) {
    return Names.free(function).stream().anyMatch(ConsoleRule::isLogger) || hasImported(function);
  }

  private static boolean hasImported(Node node) {
    return isImported(node) || node.children().stream().anyMatch(ConsoleRule::hasImported);
  }

  boolean matches(Node call, Place place) {
    Node callee = call.child("callee");
    if (!callee.is("MemberExpression") || callee.property().filter(LEVELS::containsKey).isEmpty()) {
      return false;
    }
    Node logger = callee.child("object");
    boolean named = logger.is("Identifier") && isLogger(logger.name());
    if (!named && !isImported(logger)) {
      return false;
    }
    String root = Names.root(logger).name();
    Module module = place.unit().module();
    return place.scope().find(root).isEmpty()
        && (named || isLoggerOf(root, logger.property().orElseThrow(), module))
        && onlyPrints(root, module);
  }

  private static boolean isLoggerOf(String name, String property, Module module) {
    return module.declares(name) && (!property.equals(DEFAULT) || isOfLoggers(name, module));
  }

  /** Whether the file that a name stands for is called as loggers are. */
  private static boolean isOfLoggers(String name, Module module) {
    Optional<Node> value = module.constant(name).map(ConsoleRule::unwrapped);
    boolean required = value.filter(each -> each.is("CallExpression")).isPresent();
    List<Node> arguments = required ? value.get().list("arguments") : List.of();
    return required
        ? !arguments.isEmpty()
            && arguments.get(0).is("StringLiteral")
            && isLogger(arguments.get(0).text("value").replaceAll("^.*/|\\.\\w+$", ""))
        : value.filter(each -> each.is("Identifier") && !each.isName(name)).isPresent()
            && isOfLoggers(value.get().name(), module);
  }

  /** What the module makes itself may do more. */
  private static boolean onlyPrints(String name, Module module) {
    if (!module.declares(name)) {
      return true;
    }
    Optional<Node> root =
        module.constant(name).map(ConsoleRule::source).filter(each -> each.is("Identifier"));
    return !name.equals("console")
        && root.filter(
                each ->
                    each.isName("require")
                        || (!each.isName(name) && onlyPrints(each.name(), module)))
            .isPresent();
  }

  private static Node source(Node value) {
    return Names.root(unwrapped(value));
  }

  /** Without what the erasure of imports puts around it. */
  private static Node unwrapped(Node value) {
    boolean wrapped =
        value.is("CallExpression")
            && value.child("callee").is("Identifier")
            && value.child("callee").name().matches("_interopRequire(Default|Wildcard)")
            && value.list("arguments").size() == 1;
    return wrapped ? value.list("arguments").get(0) : value;
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
