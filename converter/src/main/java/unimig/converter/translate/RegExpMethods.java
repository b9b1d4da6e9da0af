package unimig.converter.translate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import unimig.converter.translate.RegExpLiterals.Literal;

/** Methods that take a regular expression, and its own. */
final class RegExpMethods {
  private final Rules rules;

  RegExpMethods(Rules rules) {
    this.rules = rules;
  }

  /** {@code text.replace(/…/, …)} and its like. */
  Code of(Code text, Literal literal, String method, Node node, Place place) {
    List<Node> arguments = node.list("arguments");
    String key = method + arguments.size();
    Optional<Code> plain = plain(text, literal, key, node, place);
    if (plain.isPresent()) {
      return plain.get();
    }
    String regExp = literal.java(place.unit());
    boolean global = literal.global();
    return switch (key) {
      case "match1" -> found(regExp, text, literal);
      case "search1" -> Code.atom(regExp + ".search(" + text.text() + ")", Type.INT).of(text);
      case "split1" ->
          Code.atom(regExp + ".split(" + text.text() + ")", Type.list(Type.ANY)).of(text);
      case "replace2", "replaceAll2" -> {
        if (method.equals("replaceAll") && !global) {
          throw new Refusal(node, ".replaceAll() of one place");
        }
        yield replace(text, literal, arguments.get(1), place);
      }
      case "matchAll1" -> {
        if (!global) {
          throw new Refusal(node, ".matchAll() of one place");
        }
        String all = regExp + ".allGroups(" + text.text() + ")";
        yield Code.atom(all, Type.iterable(RegExpGroups.match(literal.pattern()))).of(text);
      }
      default -> throw new Refusal(node, "." + method + "() with a regular expression");
    };
  }

  /** A method of Java's texts, if it does the same. */
  private static Optional<Code> plain(
      Code text, Literal literal, String key, Node node, Place place) {
    Optional<JavaRegex> found = literal.plain().filter(each -> !each.empty());
    boolean replaces = key.equals("replace2") || (key.equals("replaceAll2") && literal.global());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    String regex = JavaLiterals.string(found.get().regex());
    if (key.equals("split1") && found.get().groups() == 0) {
      return Optional.of(StringMethods.split(text, regex, place.unit()));
    }
    Optional<String> by =
        replaces
            ? StringMethods.constant(node.list("arguments").get(1), place)
                .flatMap(found.get()::replacement)
            : Optional.empty();
    String method = literal.global() ? ".replaceAll(" : ".replaceFirst(";
    return by.map(
        replacement ->
            Code.atom(
                    text.operand() + method + regex + ", " + JavaLiterals.string(replacement) + ")",
                    Type.STRING)
                .of(text));
  }

  /** Whether Java finds it. */
  private static Code test(JavaRegex found, Code text, Unit unit) {
    if (found.whole().isPresent()) {
      String regex = JavaLiterals.string(found.whole().get());
      return Code.atom(text.operand() + ".matches(" + regex + ")", Type.BOOLEAN).of(text);
    }
    unit.use("java.util.regex.Pattern");
    String pattern = "Pattern.compile(" + JavaLiterals.string(found.regex()) + ")";
    return Code.atom(pattern + ".matcher(" + text.text() + ").find()", Type.BOOLEAN).of(text);
  }

  /** Null if nothing is found. */
  private static Code found(String regExp, Code text, Literal literal) {
    Type all = Type.list(Type.ANY, Map.of("0", Type.STRING));
    Type match = literal.global() ? all : RegExpGroups.match(literal.pattern());
    return Code.atom(regExp + ".match(" + text.text() + ")", match.orMissing()).of(text);
  }

  private Code replace(Code text, Literal literal, Node replacement, Place place) {
    String regExp = literal.java(place.unit());
    if (replacement.isFunction() && replacement.list("params").size() > literal.groups() + 4) {
      throw new Refusal(replacement, "a function of more than a match");
    }
    Code by =
        replacement.isFunction()
            ? function(replacement, literal, text, place)
            : rules.value(replacement, place);
    if (!replacement.isFunction() && !by.type().isText()) {
      throw new Refusal(replacement, "it may be no text");
    }
    return Code.atom(regExp + ".replace(" + text.text() + ", " + by.text() + ")", Type.STRING)
        .of(text, by);
  }

  /** {@code (match, group) => …} as a lambda of a match. */
  private Code function(Node function, Literal literal, Code text, Place place) {
    List<Node> names = function.list("params");
    boolean plain =
        !function.flag("async")
            && !function.flag("generator")
            && !OwnChanges.reachBeyond(function)
            && names.stream().allMatch(each -> each.is("Identifier"));
    if (!plain) {
      throw new Refusal(function, "a function of a match that does more than to answer");
    }
    Widening widening = new Widening();
    while (true) {
      Body body = place.body().ofLambda(function, widening);
      Place inner = new Place(body, place.scope().lambda());
      String match = body.name("match");
      for (int i = 0; i < names.size(); i++) {
        Code part = part(i, match, literal, text, names.get(i));
        boolean assigned = body.isAssigned(names.get(i).name());
        if (assigned) {
          throw new Refusal(names.get(i), "a function that assigns what it is given");
        }
        Binding variable =
            new Binding.Variable(part.text(), part.type(), false, names.get(i).start());
        inner.scope().declare(names.get(i).name(), variable);
      }
      if (!function.child("body").is("BlockStatement")) {
        Code code = rules.value(function.child("body"), inner);
        return Code.sum(match + " -> " + code.text(), Type.ANY).of(code);
      }
      boolean[] completes = {true};
      List<Node> statements = function.child("body").list("body");
      boolean complete =
          widening.attempt(() -> completes[0] = new BlockRule(rules).statements(statements, inner));
      if (complete && (completes[0] || body.returned().isEmpty())) {
        throw new Refusal(function, "a function that may end without a value");
      }
      if (complete) {
        return Code.sum(match + " -> {\n" + body.lines() + "}", Type.ANY);
      }
    }
  }

  /** What a function of a match is given: the match, its groups, its place, the text, the names. */
  private static Code part(int index, String match, Literal literal, Code text, Node name) {
    int behind = index - literal.groups() - 1;
    if (index == 0) {
      return Code.atom(match + ".text()", Type.STRING);
    }
    if (behind < 0) {
      boolean certain =
          RegExpGroups.match(literal.pattern())
              .columns()
              .filter(each -> each.containsKey(String.valueOf(index)))
              .isPresent();
      return certain
          ? Code.atom(match + ".text(" + index + ")", Type.STRING)
          : Code.atom(match + ".group(" + index + ")", Type.ANY);
    }
    if (behind == 1 && !text.text().matches("\\w+")) {
      throw new Refusal(name, "a function of the text, which has no name");
    }
    return switch (behind) {
      case 0 -> Code.atom(match + ".index()", Type.INT);
      case 1 -> text;
      default -> Code.atom(match + ".groups()", Type.ANY);
    };
  }

  /** {@code /…/.test(text)} and {@code /…/.exec(text)}. */
  Code call(Literal literal, String method, Node node, Place place) {
    List<Node> arguments = node.list("arguments");
    if (!method.matches("test|exec") || arguments.size() != 1) {
      throw new Refusal(node, "." + method + "() of a regular expression");
    }
    if (literal.named() && literal.global()) {
      throw new Refusal(node, "a regular expression that remembers where it was");
    }
    Code value = rules.value(arguments.get(0), place);
    Optional<JavaRegex> plain = method.equals("test") ? literal.plain() : Optional.empty();
    if (plain.isPresent()) {
      Code text = Code.atom(Text.of(value, place.unit()), Type.STRING).of(value);
      return test(plain.get(), value.type().isText() ? value : text, place.unit());
    }
    String call = literal.java(place.unit()) + "." + method + "(" + Text.of(value, place.unit());
    return method.equals("test")
        ? Code.atom(call + ")", Type.BOOLEAN).of(value)
        : Code.atom(
                call + ").map(JavaScriptRegExp.Match::list).orElse(null)",
                RegExpGroups.match(literal.pattern()).orMissing())
            .of(value);
  }
}
