package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Methods of strings. */
final class StringMethods {
  /** Java's own method does the same with texts. */
  private static final Map<String, Type> JAVA =
      Map.of(
          "startsWith",
          Type.BOOLEAN,
          "endsWith",
          Type.BOOLEAN,
          "includes",
          Type.BOOLEAN,
          "indexOf",
          Type.INT,
          "lastIndexOf",
          Type.INT,
          "concat",
          Type.STRING);

  /** Those of {@code JavaScriptText}, with the kinds of their arguments: t text, n number. */
  private static final Map<String, List<String>> RUNNER =
      Map.ofEntries(
          Map.entry("trim", List.of("")),
          Map.entry("trimStart", List.of("")),
          Map.entry("trimEnd", List.of("")),
          Map.entry("charAt", List.of("n")),
          Map.entry("slice", List.of("n", "nn")),
          Map.entry("substring", List.of("n", "nn")),
          Map.entry("substr", List.of("n", "nn")),
          Map.entry("split", List.of("t", "tn")),
          Map.entry("padStart", List.of("n", "nt")),
          Map.entry("padEnd", List.of("n", "nt")),
          Map.entry("repeat", List.of("n")),
          Map.entry("replace", List.of("tt")),
          Map.entry("replaceAll", List.of("tt")),
          Map.entry("at", List.of("n")),
          Map.entry("charCodeAt", List.of("n")));

  private static final Set<String> OF_TEXTS =
      Set.of(
          "startsWith", "endsWith", "includes", "indexOf", "lastIndexOf", "replace", "replaceAll");

  /** What lists have too. */
  private static final Set<String> SHARED =
      Set.of("includes", "indexOf", "lastIndexOf", "concat", "slice", "at");

  private final Rules rules;

  StringMethods(Rules rules) {
    this.rules = rules;
  }

  Code call(Code receiver, String method, Node node, Place place) {
    Unit unit = place.unit();
    Type type = receiver.type();
    boolean text = type.isText();
    if (!text && !type.is(Type.Kind.ANY, Type.Kind.STRING)) {
      throw new Refusal(node, "." + method + "() of a " + type.java());
    }
    if (!text && type.is(Type.Kind.ANY) && SHARED.contains(method)) {
      return shared(receiver, method, node, place);
    }
    String name = JavaLiterals.string(method);
    Code string =
        text
            ? receiver
            : Code.atom(
                    unit.api("Receiver") + ".text(" + receiver.text() + ", " + name + ")",
                    Type.STRING)
                .of(receiver);
    List<Node> arguments = node.list("arguments");
    var regExp = arguments.stream().limit(1).flatMap(a -> RegExpLiterals.find(a, place).stream());
    var found = regExp.findFirst();
    if (found.isPresent()) {
      return new RegExpMethods(rules).of(string, found.get(), method, node, place);
    }
    List<Code> values =
        new ArgumentValues(rules, place)
            .of(arguments, method).stream().map(each -> text(each, method, unit)).toList();
    if (method.equals("normalize")) {
      return new NormalizedText(place).of(string, arguments, values, node);
    }
    return plain(string, method, arguments, place)
        .orElseGet(() -> call(string, method, values, node, unit));
  }

  /** With constants of which Java makes the same. */
  private static Optional<Code> plain(Code text, String method, List<Node> arguments, Place place) {
    Optional<String> first =
        arguments.isEmpty()
            ? Optional.empty()
            : constant(arguments.get(0), place).filter(each -> !each.isEmpty());
    if (first.isEmpty()) {
      return Optional.empty();
    }
    String regex = JavaLiterals.string(JavaPattern.quoted(first.get()));
    if (method.equals("split") && arguments.size() == 1) {
      return Optional.of(split(text, regex, place.unit()));
    }
    Optional<String> by =
        method.matches("replace|replaceAll") && arguments.size() == 2
            ? constant(arguments.get(1), place).filter(each -> !each.matches("(?s).*[$\\\\].*"))
            : Optional.empty();
    boolean all = method.equals("replaceAll");
    String found = all ? JavaLiterals.string(first.get()) : regex;
    String call = text.operand() + (all ? ".replace(" : ".replaceFirst(") + found + ", ";
    return by.map(
        replacement ->
            Code.atom(call + JavaLiterals.string(replacement) + ")", Type.STRING).of(text));
  }

  /** The parts of a text; there is a first one always. */
  static Code split(Code text, String regex, Unit unit) {
    unit.use("java.util.List");
    String parts = "List.of(" + text.operand() + ".split(" + regex + ", -1))";
    return Code.atom(parts, Type.listOfFirst(Type.STRING)).of(text);
  }

  /** A text that is the same in every run. */
  static Optional<String> constant(Node node, Place place) {
    return place
        .unit()
        .constants()
        .find(node, place.scope())
        .filter(found -> found.type().equals("plain"))
        .map(found -> found.value())
        .filter(value -> value.isJsonPrimitive() && value.getAsJsonPrimitive().isString())
        .map(value -> value.getAsString());
  }

  /** These make a text of whatever they are given. */
  private static Code text(Code value, String method, Unit unit) {
    boolean known = value.type().isText() || !value.type().is(Type.Kind.ANY, Type.Kind.STRING);
    return known || !OF_TEXTS.contains(method)
        ? value
        : Code.atom(Text.of(value, unit), Type.STRING).of(value);
  }

  private Code shared(Code receiver, String method, Node node, Place place) {
    List<Node> arguments = node.list("arguments");
    if (method.matches("slice|at|indexOf")) {
      return either(receiver, method, node, place);
    }
    if (!method.equals("includes") || arguments.size() != 1) {
      throw new Refusal(node, "." + method + "() of what may be a text or a list");
    }
    Code value = rules.value(arguments.get(0), place);
    String call = place.unit().api("Receiver") + ".includes(";
    return Code.atom(call + receiver.text() + ", " + value.text() + ")", Type.BOOLEAN)
        .of(receiver, value);
  }

  private Code either(Code receiver, String method, Node node, Place place) {
    List<Code> values =
        node.list("arguments").stream().map(each -> rules.value(each, place)).toList();
    boolean numbers =
        method.equals("indexOf") || values.stream().allMatch(a -> a.type().isNumber());
    boolean fits = values.size() == 1 || (values.size() == 2 && method.equals("slice"));
    if (!numbers || !fits) {
      throw new Refusal(node, "." + method + "() of what may be a text or a list");
    }
    String arguments =
        values.stream().map(each -> ", " + each.text()).collect(Collectors.joining());
    String call = place.unit().api("Receiver") + "." + method + "(" + receiver.text() + arguments;
    Type type =
        method.equals("at") ? Type.ANY : method.equals("slice") ? Type.DEFINED.present() : Type.INT;
    return Code.atom(call + ")", type).of(receiver).of(values.toArray(new Code[0]));
  }

  private static Code call(Code text, String method, List<Code> values, Node node, Unit unit) {
    String kinds = values.stream().map(StringMethods::kind).collect(Collectors.joining());
    Code[] parts = values.toArray(new Code[0]);
    if (JAVA.containsKey(method) && kinds.equals("t")) {
      String name = method.equals("includes") ? "contains" : method;
      return Code.atom(
              text.operand() + "." + name + "(" + values.get(0).text() + ")", JAVA.get(method))
          .of(text)
          .of(parts);
    }
    if (method.matches("to(Lower|Upper)Case") && values.isEmpty()) {
      unit.use("java.util.Locale");
      return Code.atom(text.operand() + "." + method + "(Locale.ROOT)", Type.STRING).of(text);
    }
    if (method.matches("toString|valueOf") && values.isEmpty()) {
      return text;
    }
    if (!RUNNER.getOrDefault(method, List.of()).contains(kinds)) {
      throw new Refusal(node, "." + method + "() of a text");
    }
    if (method.equals("split") && kinds.equals("tn") && !values.get(1).text().matches("[0-9]+")) {
      throw new Refusal(node, ".split() with a limit that only the run knows");
    }
    List<String> arguments = new ArrayList<>(List.of(text.text()));
    values.forEach(each -> arguments.add(each.text()));
    String call = unit.api("JavaScriptText") + "." + method;
    return Code.atom(call + "(" + String.join(", ", arguments) + ")", result(method))
        .of(text)
        .of(parts);
  }

  private static String kind(Code code) {
    return code.type().isText() ? "t" : code.type().isNumber() ? "n" : "?";
  }

  private static Type result(String method) {
    return switch (method) {
      case "split" -> Type.list(Type.STRING);
      case "at" -> Type.ANY;
      case "charCodeAt" -> Type.DEFINED.present();
      default -> Type.STRING;
    };
  }
}
