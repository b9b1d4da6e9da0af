package unimig.runner.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of JavaScript over UTF-16 code units, with an engine of its own because
 * Java's sees code points and knows other classes. It keeps no {@code lastIndex}: for expressions
 * with the flag g use the methods that go through the whole text.
 */
public final class JavaScriptRegExp {
  private final RegExpNode root;
  private final int groupCount;
  private final Map<String, Integer> names;
  private final boolean global;

  private JavaScriptRegExp(RegExpParser parser, String flags) {
    this.root = parser.parse();
    this.groupCount = parser.groupCount();
    this.names = parser.names();
    this.global = flags.contains("g");
  }

  /**
   * {@code /source/flags}.
   *
   * @throws IllegalArgumentException for what this engine does not know: look-behind, classes of
   *     Unicode, the flags d, u, v and y, and syntax that only old scripts may use
   */
  public static JavaScriptRegExp of(String source, String flags) {
    if (!flags.matches("[gims]*")) {
      throw new IllegalArgumentException("flags " + flags + " of a regular expression");
    }
    return new JavaScriptRegExp(new RegExpParser(source, flags), flags);
  }

  /** A match: where it is, and what its groups hold. */
  public static final class Match {
    private final RegExpNode.State state;
    private final int start;
    private final Map<String, Integer> names;

    private Match(RegExpNode.State state, int start, Map<String, Integer> names) {
      this.state = state;
      this.start = start;
      this.names = names;
    }

    /** {@code match.index}. */
    public int index() {
      return start;
    }

    int end() {
      return state.end;
    }

    /** {@code match[0]}. */
    public String text() {
      return state.text.substring(start, state.end);
    }

    /** {@code match[number]} from 1; undefined for a group that took no part. */
    public Object group(int number) {
      String group = state.group(number);
      return group == null ? JavaScript.UNDEFINED : group;
    }

    /**
     * {@code match[number]} of a group that takes part wherever there is a match.
     *
     * @throws ClassCastException if it took no part
     */
    public String text(int number) {
      return (String) group(number);
    }

    /** {@code match.groups}; undefined without named groups. */
    public Object groups() {
      if (names.isEmpty()) {
        return JavaScript.UNDEFINED;
      }
      JavaScriptObject groups = new JavaScriptObject();
      names.entrySet().stream()
          .sorted(Map.Entry.comparingByValue())
          .forEach(entry -> groups.put(entry.getKey(), group(entry.getValue())));
      return groups;
    }

    /** The whole match and then all groups. */
    public List<@Nullable Object> list() {
      FoundText list = new FoundText(start, state.text, groups());
      list.add(text());
      for (int i = 1; i <= state.groups.length / 2; i++) {
        list.add(group(i));
      }
      return list;
    }

    private List<@Nullable String> captured() {
      List<@Nullable String> captured = new ArrayList<>();
      for (int i = 1; i <= state.groups.length / 2; i++) {
        captured.add(state.group(i));
      }
      return captured;
    }
  }

  /** One that remembers where it was, as those with the flag g do. */
  public static final class Cursor {
    private final JavaScriptRegExp regExp;
    private int lastIndex;

    private Cursor(JavaScriptRegExp regExp) {
      this.regExp = regExp;
    }

    /** {@code regExp.exec(text)}: the next match; null behind the last. */
    public @Nullable List<@Nullable Object> exec(String text) {
      Optional<Match> match =
          lastIndex > text.length() ? Optional.empty() : regExp.find(text, lastIndex);
      lastIndex = match.map(Match::end).orElse(0);
      return match.map(Match::list).orElse(null);
    }

    /** {@code regExp.test(text)}. */
    public boolean test(String text) {
      return exec(text) != null;
    }

    /** {@code regExp.lastIndex}. */
    public int lastIndex() {
      return lastIndex;
    }

    /** {@code regExp.lastIndex = index}. */
    public void lastIndex(int index) {
      lastIndex = index;
    }
  }

  /** One of its own, that begins at the start of a text. */
  public Cursor cursor() {
    return new Cursor(this);
  }

  private Optional<Match> find(String text, int from) {
    for (int start = from; start <= text.length(); start++) {
      Optional<Match> match = matchAt(text, start);
      if (match.isPresent()) {
        return match;
      }
    }
    return Optional.empty();
  }

  private Optional<Match> matchAt(String text, int start) {
    RegExpNode.State state = new RegExpNode.State(text, groupCount);
    boolean found =
        root.matches(
            state,
            start,
            end -> {
              state.end = end;
              return true;
            });
    return found ? Optional.of(new Match(state, start, names)) : Optional.empty();
  }

  /** {@code regExp.test(text)} of one without the flag g, or whose {@code lastIndex} is 0. */
  public boolean test(String text) {
    return find(text, 0).isPresent();
  }

  /** {@code regExp.exec(text)} under the same condition. */
  public Optional<Match> exec(String text) {
    return find(text, 0);
  }

  /** {@code text.search(regExp)}: -1 if nothing is found. */
  public int search(String text) {
    return find(text, 0).map(Match::index).orElse(-1);
  }

  /** {@code text.match(regExp)}: all matches with the flag g, else one with its groups; or null. */
  public @Nullable List<@Nullable Object> match(String text) {
    List<Match> all = global ? matchAll(text) : find(text, 0).stream().toList();
    if (all.isEmpty()) {
      return null;
    }
    if (!global) {
      return all.get(0).list();
    }
    List<@Nullable Object> texts = new ArrayList<>();
    all.forEach(each -> texts.add(each.text()));
    return texts;
  }

  /** {@code [...text.matchAll(regExp)]}. */
  public List<Match> matchAll(String text) {
    List<Match> all = new ArrayList<>();
    int from = 0;
    Optional<Match> next = find(text, from);
    while (next.isPresent()) {
      Match match = next.get();
      all.add(match);
      from = match.end() == match.index() ? match.end() + 1 : match.end();
      next = find(text, from);
    }
    return all;
  }

  /** {@code text.matchAll(regExp)}: of each match itself and then its groups. */
  public List<List<@Nullable Object>> allGroups(String text) {
    return matchAll(text).stream().map(Match::list).toList();
  }

  /** {@code text.replace(regExp, replacement)}: all with the flag g; {@code $1} works. */
  public String replace(String text, String replacement) {
    return replace(
        text,
        match ->
            Replacement.expand(
                replacement, text, match.index(), match.end(), match.captured(), names));
  }

  /** {@code text.replace(regExp, match => …)}; the result becomes text. */
  public String replace(String text, Function<Match, @Nullable Object> replacement) {
    List<Match> matches = global ? matchAll(text) : find(text, 0).stream().toList();
    StringBuilder replaced = new StringBuilder();
    int from = 0;
    for (Match match : matches) {
      replaced
          .append(text, from, match.index())
          .append(JavaScript.toText(replacement.apply(match)));
      from = match.end();
    }
    return replaced.append(text, from, text.length()).toString();
  }

  /** {@code text.split(regExp)}: groups are among the parts. */
  public List<@Nullable Object> split(String text) {
    List<@Nullable Object> parts = new ArrayList<>();
    if (text.isEmpty()) {
      return test(text) ? parts : JavaScriptArray.of(text);
    }
    int from = 0;
    int at = 0;
    while (at < text.length()) {
      Optional<Match> match = matchAt(text, at).filter(found(from));
      if (match.isEmpty()) {
        at++;
      } else {
        parts.add(text.substring(from, at));
        List<@Nullable Object> groups = match.get().list();
        parts.addAll(groups.subList(1, groups.size()));
        from = match.get().end();
        at = from;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }

  /** An empty match where the last part ended divides nothing. */
  private static Predicate<Match> found(int from) {
    return match -> match.end() != from;
  }
}
