package unimig.runner.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compiles the source of a regular expression; what it does not know it refuses. */
final class RegExpParser {
  private static final Pattern BRACES = Pattern.compile("\\{(\\d{1,6})(,(\\d{1,6})?)?\\}");
  private static final Pattern NAME = Pattern.compile("<([A-Za-z_$][A-Za-z0-9_$]*)>");
  private static final Pattern CODE =
      Pattern.compile("x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|0(?!\\d)");
  private static final String SYNTAX = "^$\\.*+?()[]{}|/";

  private final String source;
  private final boolean ignoreCase;
  private final boolean multiline;
  private final boolean dotAll;
  private final Map<String, Integer> names = new TreeMap<>();
  private int position;
  private int groups;

  RegExpParser(String source, String flags) {
    this.source = source;
    this.ignoreCase = flags.contains("i");
    this.multiline = flags.contains("m");
    this.dotAll = flags.contains("s");
  }

  RegExpNode parse() {
    RegExpNode node = choice();
    if (position < source.length()) {
      throw unknown();
    }
    return node;
  }

  int groupCount() {
    return groups;
  }

  /** Numbers of named groups, from 1. */
  Map<String, Integer> names() {
    return names;
  }

  private RegExpNode choice() {
    List<RegExpNode> options = new ArrayList<>();
    do {
      options.add(sequence());
    } while (accept("|"));
    return options.size() == 1 ? options.get(0) : new RegExpNode.Choice(options);
  }

  private RegExpNode sequence() {
    List<RegExpNode> parts = new ArrayList<>();
    while (position < source.length() && peek() != '|' && peek() != ')') {
      parts.add(term());
    }
    return parts.size() == 1 ? parts.get(0) : new RegExpNode.Sequence(parts);
  }

  private RegExpNode term() {
    int first = groups + 1;
    if (accept("^")) {
      return (state, at, rest) ->
          (at == 0 || (multiline && RegExpCharacters.isLineEnd(state.text.charAt(at - 1))))
              && rest.matches(at);
    }
    if (accept("$")) {
      return (state, at, rest) ->
          (at == state.text.length()
                  || (multiline && RegExpCharacters.isLineEnd(state.text.charAt(at))))
              && rest.matches(at);
    }
    if (accept("\\b")) {
      return (state, at, rest) -> RegExpCharacters.isBoundary(state.text, at) && rest.matches(at);
    }
    if (accept("\\B")) {
      return (state, at, rest) -> !RegExpCharacters.isBoundary(state.text, at) && rest.matches(at);
    }
    if (accept("(?=")) {
      return new RegExpNode.Look(closed(choice()), true);
    }
    if (accept("(?!")) {
      return new RegExpNode.Look(closed(choice()), false);
    }
    return repeated(atom(), first);
  }

  private RegExpNode atom() {
    if (accept("(?:")) {
      return closed(choice());
    }
    if (accept("(")) {
      groups++;
      int number = groups;
      if (accept("?")) {
        names.put(name(), number);
      }
      return new RegExpNode.Group(number, closed(choice()));
    }
    if (accept("[")) {
      return characterClass();
    }
    if (accept(".")) {
      RegExpNode.Characters dot = character -> dotAll || !RegExpCharacters.isLineEnd(character);
      return dot;
    }
    if (accept("\\")) {
      return escape();
    }
    if (SYNTAX.indexOf(peek()) >= 0 && peek() != '/') {
      throw unknown();
    }
    return literal(source.charAt(position++));
  }

  private RegExpNode closed(RegExpNode node) {
    if (!accept(")")) {
      throw unknown();
    }
    return node;
  }

  private String name() {
    Matcher name = NAME.matcher(source).region(position, source.length());
    if (!name.lookingAt() || names.containsKey(name.group(1))) {
      throw unknown();
    }
    position = name.end();
    return name.group(1);
  }

  private RegExpNode repeated(RegExpNode node, int first) {
    int min = 1;
    int max = 1;
    Matcher braces = BRACES.matcher(source).region(position, source.length());
    if (accept("*")) {
      min = 0;
      max = Integer.MAX_VALUE;
    } else if (accept("+")) {
      max = Integer.MAX_VALUE;
    } else if (accept("?")) {
      min = 0;
    } else if (braces.lookingAt()) {
      position = braces.end();
      min = Integer.parseInt(braces.group(1));
      String upper = braces.group(3);
      max =
          braces.group(2) == null
              ? min
              : upper == null ? Integer.MAX_VALUE : Integer.parseInt(upper);
    } else {
      return node;
    }
    if (max < min) {
      throw unknown();
    }
    return new RegExpNode.Repeat(node, min, max, !accept("?"), first, groups);
  }

  private RegExpNode escape() {
    char next = peek();
    if (next >= '1' && next <= '9') {
      int number = next - '0';
      position++;
      // A group that is not closed yet would match nothing; one that follows, too.
      if (number > groups || (position < source.length() && Character.isDigit(peek()))) {
        throw unknown();
      }
      return new RegExpNode.Back(number, ignoreCase);
    }
    if (accept("k")) {
      Matcher name = NAME.matcher(source).region(position, source.length());
      Integer number = name.lookingAt() ? names.get(name.group(1)) : null;
      if (number == null) {
        throw unknown();
      }
      position = name.end();
      return new RegExpNode.Back(number, ignoreCase);
    }
    RegExpNode.Characters set = RegExpCharacters.characterSet(next);
    if (set != null) {
      position++;
      return ignoreCase ? CaseFolding.ignoringCase(set) : set;
    }
    return literal(character());
  }

  private RegExpNode.Characters literal(char wanted) {
    if (!ignoreCase) {
      return character -> character == wanted;
    }
    char folded = CaseFolding.fold(wanted);
    return character -> CaseFolding.fold(character) == folded;
  }

  /** After a backslash that stands for one character. */
  private char character() {
    Matcher code = CODE.matcher(source).region(position, source.length());
    if (code.lookingAt()) {
      position = code.end();
      String digits = code.group(1) == null ? code.group(2) : code.group(1);
      return digits == null ? '\0' : (char) Integer.parseInt(digits, 16);
    }
    char next = peek();
    int control = "tnvfr".indexOf(next);
    if (control < 0 && (Character.isLetterOrDigit(next) || next == '_')) {
      throw unknown();
    }
    position++;
    return control < 0 ? next : "\t\n\u000b\f\r".charAt(control);
  }

  private RegExpNode characterClass() {
    boolean negated = accept("^");
    List<RegExpNode.Characters> members = new ArrayList<>();
    while (peek() != ']') {
      members.add(member());
    }
    position++;
    RegExpNode.Characters any =
        character -> members.stream().anyMatch(member -> member.contains(character));
    RegExpNode.Characters all = ignoreCase ? CaseFolding.ignoringCase(any) : any;
    RegExpNode.Characters others = character -> !all.contains(character);
    return negated ? others : all;
  }

  private RegExpNode.Characters member() {
    if (peek() == '\\' && position + 1 < source.length()) {
      RegExpNode.Characters set = RegExpCharacters.characterSet(source.charAt(position + 1));
      if (set != null) {
        position += 2;
        if (source.startsWith("-", position) && !source.startsWith("-]", position)) {
          throw unknown();
        }
        return set;
      }
    }
    char from = memberCharacter();
    if (!source.startsWith("-", position) || source.startsWith("-]", position)) {
      return character -> character == from;
    }
    position++;
    if (peek() == '\\'
        && position + 1 < source.length()
        && RegExpCharacters.characterSet(source.charAt(position + 1)) != null) {
      throw unknown();
    }
    char to = memberCharacter();
    if (to < from) {
      throw unknown();
    }
    return character -> character >= from && character <= to;
  }

  private char memberCharacter() {
    if (accept("\\b")) {
      return '\b';
    }
    return accept("\\") ? character() : source.charAt(position++);
  }

  private boolean accept(String wanted) {
    boolean found = source.startsWith(wanted, position);
    position += found ? wanted.length() : 0;
    return found;
  }

  private char peek() {
    if (position >= source.length()) {
      throw unknown();
    }
    return source.charAt(position);
  }

  private IllegalArgumentException unknown() {
    return new IllegalArgumentException(
        "regular expression /" + source + "/ is not known at position " + position);
  }
}
