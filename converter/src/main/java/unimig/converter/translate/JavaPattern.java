package unimig.converter.translate;

import java.util.Optional;

/**
 * A regular expression of JavaScript as one of {@code java.util.regex} that finds the same in every
 * text. Most are: what is not is looked for by the runner's own engine. Those that may find nothing
 * between two halves of a character, that remember groups of repetitions, or that mean other
 * classes in Java, are left out.
 */
final class JavaPattern {
  /** White space of JavaScript, inside of brackets. */
  private static final String SPACES =
      "\\s\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff";

  private static final String SYNTAX = "\\^$.|?*+()[]{}";

  private final String source;
  private final boolean folded;
  private final StringBuilder java = new StringBuilder();
  private int position;
  private int groups;
  private boolean several;

  /** Whether what was read last may go on with half a character, so that something must stop it. */
  private boolean open;

  /** What one part of a pattern is. */
  private enum Part {
    /** What is no character of two halves. */
    NARROW,
    /** What may be half a character. */
    WIDE,
    GROUP
  }

  /** There is no such pattern of Java. */
  private static final class Other extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private JavaPattern(String source, boolean folded) {
    this.source = source;
    this.folded = folded;
  }

  /** Nothing if Java has none. */
  static Optional<JavaRegex> of(String source, String flags) {
    boolean plain = source.chars().allMatch(c -> c < 127 && c >= ' ') && flags.matches("g?i?");
    if (!plain) {
      return Optional.empty();
    }
    JavaPattern pattern = new JavaPattern(source, flags.contains("i"));
    try {
      boolean empty = pattern.alternatives(false);
      if (pattern.position < source.length()) {
        return Optional.empty();
      }
      String mode = flags.contains("i") ? "(?i)" : "";
      Optional<String> whole = pattern.whole().map(inner -> mode + inner);
      return Optional.of(new JavaRegex(mode + pattern.java, pattern.groups, empty, whole));
    } catch (Other e) {
      return Optional.empty();
    }
  }

  /** What stands between the beginning and the end of a text. */
  private Optional<String> whole() {
    boolean both = java.length() > 3 && java.charAt(0) == '^' && java.toString().endsWith("\\z");
    return both && !several ? Optional.of(java.substring(1, java.length() - 2)) : Optional.empty();
  }

  /** Java's regular expression that finds a text. */
  static String quoted(String text) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      regex.append(SYNTAX.indexOf(c) >= 0 ? "\\" : "").append(c);
    }
    return regex.toString();
  }

  /** Reads up to the end or a parenthesis; whether they may be empty. */
  private boolean alternatives(boolean inside) {
    boolean empty = sequence();
    boolean chosen = false;
    while (is('|')) {
      chosen = true;
      several |= !inside;
      java.append(next());
      empty |= sequence();
    }
    if (chosen && (open || (inside && wide()))) {
      throw new Other();
    }
    return empty;
  }

  private boolean wide() {
    return java.indexOf("[^") >= 0;
  }

  private boolean sequence() {
    boolean empty = true;
    while (position < source.length() && !is('|') && !is(')')) {
      empty &= term();
    }
    return empty;
  }

  /** Whether it may be empty. */
  private boolean term() {
    if (is('^')) {
      java.append(next());
      return true;
    }
    if (is('$')) {
      next();
      java.append("\\z");
      open = false;
      return true;
    }
    int groupsBefore = groups;
    int start = java.length();
    boolean wasOpen = open;
    open = false;
    boolean[] empty = {false};
    Part part = part(empty);
    String quantifier = quantifier();
    java.append(quantifier);
    boolean optional = quantifier.matches("[*?].*|\\{0.*");
    boolean endless = quantifier.matches("[*+]|\\{[01],}");
    if (part == Part.GROUP && !quantifier.isEmpty()) {
      boolean once = quantifier.equals("?") && !empty[0];
      if (!once || groups > groupsBefore || java.indexOf("[^", start) >= 0) {
        throw new Other();
      }
    }
    if (part == Part.WIDE) {
      if (!endless || wasOpen) {
        throw new Other();
      }
      open = true;
    } else if (wasOpen) {
      boolean stops = part == Part.NARROW && !optional;
      if (!stops) {
        throw new Other();
      }
    }
    return empty[0] || optional;
  }

  private Part part(boolean[] empty) {
    char c = next();
    switch (c) {
      case '(' -> {
        if (is('?')) {
          next();
          if (next() != ':') {
            throw new Other();
          }
          java.append("(?:");
        } else {
          groups++;
          java.append('(');
        }
        empty[0] = alternatives(true);
        if (!is(')')) {
          throw new Other();
        }
        java.append(next());
        return Part.GROUP;
      }
      case '[' -> {
        return set();
      }
      case '.' -> {
        java.append("[^\\n\\r\\u2028\\u2029]");
        return Part.WIDE;
      }
      case '\\' -> {
        java.append(escaped(false));
        return Part.NARROW;
      }
      default -> {
        if (SYNTAX.indexOf(c) >= 0) {
          throw new Other();
        }
        java.append(c);
        return Part.NARROW;
      }
    }
  }

  private Part set() {
    boolean negated = is('^');
    java.append('[');
    if (negated) {
      java.append(next());
    }
    if (is(']')) {
      throw new Other();
    }
    while (!is(']')) {
      char c = next();
      boolean range =
          c == '-'
              && java.charAt(java.length() - 1) != '['
              && java.charAt(java.length() - 1) != '^'
              && !is(']');
      if (c == '\\') {
        java.append(escaped(true));
      } else if (range) {
        range();
      } else {
        java.append("[&-^~".indexOf(c) >= 0 ? "\\" : "").append(c);
      }
    }
    java.append(next());
    return negated ? Part.WIDE : Part.NARROW;
  }

  /** The hyphen of a range between two letters, digits or numbers of characters. */
  private void range() {
    int before = java.length() - NumberedCharacter.LENGTH;
    if (NumberedCharacter.isAt(before, java)) {
      if (java.charAt(before - 1) == '-' || !NumberedCharacter.isAt(position, source)) {
        throw new Other();
      }
      java.append('-');
      return;
    }
    char from = java.charAt(java.length() - 1);
    boolean alone = "\\-".indexOf(java.charAt(java.length() - 2)) < 0;
    if (!Character.isLetterOrDigit(from) || !alone || !Character.isLetterOrDigit(peek())) {
      throw new Other();
    }
    java.append('-');
  }

  private String escaped(boolean inSet) {
    char c = next();
    if (c == 's') {
      return inSet ? SPACES : "[" + SPACES + "]";
    }
    if (c == 'd' || c == 'w' || c == 't' || c == 'n' || c == 'r') {
      return "\\" + c;
    }
    // Capital and small letters beyond ASCII are other pairs in Java.
    if (c == 'u' && !folded && NumberedCharacter.isAt(position - 2, source)) {
      position += NumberedCharacter.DIGITS;
      return source.substring(position - NumberedCharacter.LENGTH, position);
    }
    if (Character.isLetterOrDigit(c)) {
      throw new Other();
    }
    boolean special = SYNTAX.indexOf(c) >= 0 || (inSet && "&-~".indexOf(c) >= 0);
    return special ? "\\" + c : String.valueOf(c);
  }

  private String quantifier() {
    StringBuilder quantifier = new StringBuilder();
    if (is('*') || is('+') || is('?')) {
      quantifier.append(next());
    } else if (is('{')) {
      int end = source.indexOf('}', position);
      String counts = end < 0 ? "" : source.substring(position, end + 1);
      if (!counts.matches("\\{\\d{1,4}(,\\d{0,4})?}")) {
        throw new Other();
      }
      quantifier.append(counts);
      position = end + 1;
    }
    if (quantifier.length() > 0 && is('?')) {
      quantifier.append(next());
    }
    if (is('*') || is('+') || is('?') || is('{')) {
      throw new Other();
    }
    return quantifier.toString();
  }

  private boolean is(char c) {
    return position < source.length() && source.charAt(position) == c;
  }

  private char peek() {
    if (position >= source.length()) {
      throw new Other();
    }
    return source.charAt(position);
  }

  private char next() {
    char c = peek();
    position++;
    return c;
  }
}
