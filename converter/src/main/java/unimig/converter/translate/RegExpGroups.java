package unimig.converter.translate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which groups of a regular expression took part wherever it matches. */
final class RegExpGroups {
  /**
   * What is open.
   *
   * @param number of a group that remembers, else 0
   * @param inner numbers of those inside
   */
  private record Open(int number, List<Integer> inner) {}

  private final String pattern;
  private final List<Integer> certain = new ArrayList<>();
  private boolean known = true;

  private RegExpGroups(String pattern) {
    this.pattern = pattern;
    read();
  }

  /** The type of a match: a list of its groups, of which each that is certain is a text. */
  static Type match(String pattern) {
    RegExpGroups groups = new RegExpGroups(pattern);
    Map<String, Type> types = new TreeMap<>();
    types.put("0", Type.STRING);
    if (groups.known) {
      groups.certain.forEach(each -> types.put(String.valueOf(each), Type.STRING));
    }
    return Type.list(Type.ANY, types);
  }

  private void read() {
    Deque<Open> open = new ArrayDeque<>();
    int count = 0;
    boolean inClass = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        i++;
      } else if (inClass) {
        inClass = c != ']';
      } else if (c == '[') {
        inClass = true;
      } else if (c == '|') {
        known = false;
      } else if (c == '(') {
        boolean remembers = isRemembering(i);
        open.push(new Open(remembers ? ++count : 0, new ArrayList<>()));
      } else if (c == ')' && !open.isEmpty()) {
        close(open, i + 1);
      }
    }
  }

  /** Neither {@code (?:…)} nor a look around, in which a group may take no part. */
  private boolean isRemembering(int at) {
    String rest = pattern.substring(at + 1);
    known &= !rest.matches("(?s)\\?<?[=!].*");
    return !rest.startsWith("?") || rest.startsWith("?<");
  }

  private void close(Deque<Open> open, int next) {
    Open group = open.pop();
    List<Integer> numbers = group.inner();
    if (group.number() > 0) {
      numbers.add(group.number());
    }
    boolean optional = next < pattern.length() && "?*{".indexOf(pattern.charAt(next)) >= 0;
    List<Integer> taking = optional ? Collections.emptyList() : numbers;
    (open.isEmpty() ? certain : open.peek().inner()).addAll(taking);
  }
}
