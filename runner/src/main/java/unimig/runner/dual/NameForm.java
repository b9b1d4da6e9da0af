package unimig.runner.dual;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import unimig.runner.manifest.Entry;

/**
 * How a Knex history names the migrations of a set: as the files are called in the project, or with
 * another extension where the service runs compiled files, or with a directory before them.
 */
final class NameForm {
  private static final Pattern NAME =
      Pattern.compile("(?<before>(?:.*[/\\\\])?)(?<stem>[^/\\\\]*?)(?<after>\\.[cm]?[jt]sx?)?");

  /** Those that no other entry of the set shares. */
  private final Map<String, Entry> byStem;

  /**
   * @param entries of one set
   */
  NameForm(List<Entry> entries) {
    Map<String, List<Entry>> all =
        entries.stream()
            .collect(
                Collectors.groupingBy(
                    e -> stem(e.legacyName()), TreeMap::new, Collectors.toList()));
    this.byStem =
        all.entrySet().stream()
            .filter(same -> same.getValue().size() == 1)
            .collect(Collectors.toMap(Map.Entry::getKey, same -> same.getValue().get(0)));
  }

  /** The rows of {@code names} that are about an entry. */
  List<String> of(Entry entry, List<String> names) {
    boolean alone = entry.equals(byStem.get(stem(entry.legacyName())));
    return names.stream()
        .filter(
            name ->
                name.equals(entry.legacyName())
                    || (alone && stem(name).equals(stem(entry.legacyName()))))
        .toList();
  }

  /**
   * What to call an entry beside {@code names}: like the newest that has the same extension in the
   * project.
   *
   * @param names oldest first
   */
  String next(Entry entry, List<String> names) {
    String extension = part(entry.legacyName(), "after");
    Optional<String> newest = Optional.empty();
    for (String name : names) {
      Optional<Entry> known = Optional.ofNullable(byStem.get(stem(name)));
      if (known.filter(e -> part(e.legacyName(), "after").equals(extension)).isPresent()) {
        newest = Optional.of(name);
      }
    }
    Function<String, String> alike =
        name -> part(name, "before") + stem(entry.legacyName()) + part(name, "after");
    return newest.map(alike).orElse(entry.legacyName());
  }

  private static String stem(String name) {
    return part(name, "stem");
  }

  private static String part(String name, String group) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return group.equals("stem") ? name : "";
    }
    String part = matcher.group(group);
    return part == null ? "" : part;
  }
}
