package unimig.converter.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * pnpm's lockfile. Versions 5 to 9 name the version under {@code importers: → directory →
 * dependencies: → knex:}, or without {@code importers} if there is one package only; as {@code
 * knex: 0.95.15_pg@8.7.1} or, later, as {@code version: 3.1.0(pg@8.11.3)} below {@code knex:}.
 */
record PnpmLockfile() implements Lockfile {
  private static final Pattern LINE = Pattern.compile("( *)'?([^\\s':][^':]*)'?:(?: +(.*))?");
  private static final Pattern VERSION = Pattern.compile("'?(\\d+\\.\\d+\\.[^\\s'(_]+).*");
  private static final Set<String> GROUPS =
      Set.of("dependencies", "devDependencies", "optionalDependencies");

  @Override
  public String fileName() {
    return "pnpm-lock.yaml";
  }

  @Override
  public Optional<String> knex(String text, List<String> packages, Optional<String> range) {
    Map<String, String> byPackage = versions(text);
    return packages.stream()
        .flatMap(path -> Optional.ofNullable(byPackage.get(path)).stream())
        .findFirst();
  }

  /** Knex's version by package directory. */
  private static Map<String, String> versions(String text) {
    Map<String, String> found = new HashMap<>();
    Deque<Key> open = new ArrayDeque<>();
    text.lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .forEach(
            line -> {
              int indent = line.group(1).length();
              while (!open.isEmpty() && open.peekLast().indent() >= indent) {
                open.removeLast();
              }
              open.addLast(new Key(indent, line.group(2)));
              Optional.ofNullable(line.group(3)).ifPresent(value -> take(open, value, found));
            });
    return found;
  }

  private record Key(int indent, String name) {}

  private static void take(Deque<Key> open, String value, Map<String, String> found) {
    List<String> path = open.stream().map(Key::name).toList();
    boolean imported = path.get(0).equals("importers") && path.size() > 2;
    List<String> inside = imported ? path.subList(2, path.size()) : path;
    boolean isKnex =
        inside.size() >= 2 && GROUPS.contains(inside.get(0)) && inside.get(1).equals("knex");
    boolean isVersion =
        inside.size() == 2 || (inside.size() == 3 && inside.get(2).equals("version"));
    Matcher version = VERSION.matcher(value);
    if (isKnex && isVersion && version.matches()) {
      found.put(imported ? path.get(1) : ".", version.group(1));
    }
  }
}
