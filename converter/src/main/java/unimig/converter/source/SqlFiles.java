package unimig.converter.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SQL files of a directory, each that goes up with the one that takes it back.
 *
 * <p>These belong to {@code 1_a.sql} or {@code 1_a.up.sql}: {@code 1_a.down.sql}, {@code
 * 1_a.undo.sql}, {@code 1_a.rollback.sql}, and {@code 1_a.sql} in a directory {@code down}, {@code
 * undo} or {@code rollback} within or beside it; {@code 1_a_down.sql} and {@code 1_a-down.sql} if
 * there is such a partner; {@code U1__a.sql} to {@code V1__a.sql}; {@code 1.undo.a.sql} to {@code
 * 1.do.a.sql}.
 *
 * @param pairs in order of their stems
 * @param orphans files that take something back that is not there
 * @param repeatable Flyway's {@code R__} files
 * @param baselines Flyway's {@code B1__} files
 */
record SqlFiles(List<Pair> pairs, List<Path> orphans, List<Path> repeatable, List<Path> baselines) {
  /** Directories that hold what takes back. */
  static final Set<String> DOWN_DIRECTORIES = Set.of("down", "undo", "rollback");

  private static final Pattern DIRECTION =
      Pattern.compile("(.+)([._-])(up|do|down|undo|rollback)", Pattern.CASE_INSENSITIVE);
  private static final Pattern POSTGRATOR = Pattern.compile("(\\d+)\\.(do|undo)(?:\\.(.+))?");
  private static final Pattern FLYWAY_UNDO = Pattern.compile("U(\\d.*__.*)");
  private static final Set<String> UP_WORDS = Set.of("up", "do");

  /**
   * What goes up and what takes it back.
   *
   * @param stem the name without extension and direction
   * @param downs usually one or none
   */
  record Pair(String stem, Path up, List<Path> downs) {
    /** Whether the name says that there are two directions, as golang-migrate demands. */
    boolean isMarkedUp() {
      return Directory.name(up).toLowerCase(Locale.ROOT).endsWith(".up.sql");
    }

    boolean isPostgrator() {
      return POSTGRATOR.matcher(KnexSetReader.stem(up)).matches();
    }
  }

  static boolean isSql(Path file) {
    return Directory.extension(file).equalsIgnoreCase(".sql");
  }

  /** Sorts the SQL files of {@code directory}, with the down files of its neighbours. */
  static SqlFiles of(Directory directory, Findings findings) {
    List<Path> files = directory.files().stream().filter(SqlFiles::isSql).toList();
    List<Path> repeatable = startingWith(files, "R__");
    List<Path> baselines = startingWith(files, "B\\d[\\d._]*__");
    Map<String, Path> ups = new TreeMap<>();
    Map<String, List<Path>> downs = new TreeMap<>();
    Set<String> stems = Set.copyOf(files.stream().map(KnexSetReader::stem).toList());
    for (Path file : files) {
      if (repeatable.contains(file) || baselines.contains(file)) {
        continue;
      }
      Name name = Name.of(KnexSetReader.stem(file), stems);
      if (name.up()) {
        ups.put(name.stem(), file);
      } else {
        downs.computeIfAbsent(name.stem(), stem -> new ArrayList<>()).add(file);
      }
    }
    downDirectories(directory).forEach(path -> addAll(downs, Directory.list(path, findings)));
    List<Pair> pairs = new ArrayList<>();
    ups.forEach((stem, up) -> pairs.add(new Pair(stem, up, downsOf(stem, downs))));
    List<Path> orphans =
        downs.entrySet().stream()
            .filter(entry -> !ups.containsKey(entry.getKey()))
            .flatMap(entry -> entry.getValue().stream())
            .sorted()
            .toList();
    return new SqlFiles(pairs, orphans, repeatable, baselines);
  }

  private static List<Path> downsOf(String stem, Map<String, List<Path>> downs) {
    return List.copyOf(downs.getOrDefault(stem, List.of()));
  }

  private static List<Path> startingWith(List<Path> files, String pattern) {
    Pattern start = Pattern.compile(pattern + ".*");
    return files.stream().filter(file -> start.matcher(Directory.name(file)).matches()).toList();
  }

  private static List<Path> downDirectories(Directory directory) {
    List<Path> found = new ArrayList<>();
    Path parent = directory.path().getParent();
    boolean besideDown = Directory.name(directory.path()).equals("up") && parent != null;
    for (String name : DOWN_DIRECTORIES.stream().sorted().toList()) {
      Path within = directory.path().resolve(name);
      Path beside = directory.path().resolveSibling(name);
      if (Files.isDirectory(within)) {
        found.add(within);
      } else if (besideDown && Files.isDirectory(beside)) {
        found.add(beside);
      }
    }
    return found;
  }

  private static void addAll(Map<String, List<Path>> downs, Directory directory) {
    for (Path file : directory.files().stream().filter(SqlFiles::isSql).toList()) {
      Name name = Name.of(KnexSetReader.stem(file), Set.of());
      downs.computeIfAbsent(name.stem(), stem -> new ArrayList<>()).add(file);
    }
  }

  /** Whether the directory is a set of its own: most of what goes up says where it belongs. */
  boolean isOrdered() {
    long ordered =
        pairs.stream().filter(pair -> LegacyName.parse(pair.stem()).isVersioned()).count();
    return ordered > 0 && 2 * ordered > pairs.size();
  }

  /** A file name taken apart. */
  private record Name(String stem, boolean up) {

    static Name of(String name, Set<String> all) {
      Matcher postgrator = POSTGRATOR.matcher(name);
      if (postgrator.matches()) {
        String words = Optional.ofNullable(postgrator.group(3)).map(w -> "." + w).orElse("");
        return new Name(postgrator.group(1) + words, postgrator.group(2).equals("do"));
      }
      Matcher undo = FLYWAY_UNDO.matcher(name);
      if (undo.matches()) {
        return new Name("V" + undo.group(1), false);
      }
      Matcher direction = DIRECTION.matcher(name);
      if (!direction.matches()) {
        return new Name(name, true);
      }
      String stem = direction.group(1);
      boolean up = UP_WORDS.contains(direction.group(3).toLowerCase(Locale.ROOT));
      boolean certain = direction.group(2).equals(".") || hasPartner(direction, up, all);
      return certain ? new Name(stem, up) : new Name(name, true);
    }

    /** Whether {@code _up} or {@code -down} at the end is a direction and not a word. */
    private static boolean hasPartner(Matcher direction, boolean up, Set<String> all) {
      String start = direction.group(1) + direction.group(2);
      return up
          ? all.contains(start + "down") || all.contains(start + "undo")
          : all.contains(direction.group(1))
              || all.contains(start + "up")
              || all.contains(start + "do");
    }
  }
}
