package unimig.converter.translate;

import java.util.Optional;

/**
 * A regular expression of Java that finds what one of JavaScript does.
 *
 * @param regex for {@link java.util.regex.Pattern#compile(String)}
 * @param groups how many it remembers
 * @param empty whether it may find nothing, which Java does not find inside of a character
 * @param whole what a text has to match as a whole, if it is for whole texts
 */
record JavaRegex(String regex, int groups, boolean empty, Optional<String> whole) {

  /** The replacement that does what JavaScript's does, if there is one. */
  Optional<String> replacement(String text) {
    StringBuilder java = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
      boolean group = c == '$' && next >= '1' && next - '0' <= groups;
      boolean digits = i + 2 < text.length() && Character.isDigit(text.charAt(i + 2));
      if (c == '$' && (!group || digits)) {
        return Optional.empty();
      }
      java.append(c == '\\' ? "\\\\" : String.valueOf(c));
    }
    return Optional.of(java.toString());
  }
}
