package unimig.converter.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.Mode;

/** The code of a converted set, for showing. */
public final class WrittenCode {
  private static final int LONGEST_EXAMPLE = 60;
  private static final Pattern CALL = Pattern.compile("\\bdb\\.(\\w+)\\(");
  private static final String METHOD = "  protected void up(";

  private final List<Script> scripts;

  private WrittenCode(List<Script> scripts) {
    this.scripts = scripts;
  }

  /** Reads what {@code manifest} names in {@code directory}. */
  public static WrittenCode read(Manifest manifest, Path directory) {
    List<Script> scripts = new ArrayList<>();
    for (Entry entry : manifest.entries()) {
      Optional<Path> file = entry.artifact().map(directory::resolve);
      if (file.isPresent()) {
        scripts.add(new Script(entry.mode(), file.get(), lines(file.get())));
      }
    }
    return new WrittenCode(List.copyOf(scripts));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Lines of all files of one mode, without undo scripts. */
  int lines(Mode mode) {
    return scripts.stream().filter(s -> s.mode() == mode).mapToInt(s -> s.lines().size()).sum();
  }

  /** A short class that calls many different things; the newest of those. */
  Optional<Script> example() {
    return scripts.stream()
        .filter(script -> script.mode() == Mode.RECORDED)
        .filter(script -> script.lines().size() <= LONGEST_EXAMPLE)
        .max(Comparator.comparingLong(Script::calls));
  }

  /** A file of the set. */
  record Script(Mode mode, Path file, List<String> lines) {
    long calls() {
      return CALL.matcher(String.join("\n", lines))
          .results()
          .map((MatchResult call) -> call.group(1))
          .distinct()
          .count();
    }

    /** The method {@code up} alone. */
    List<String> up() {
      int start = 0;
      while (start < lines.size() && !lines.get(start).startsWith(METHOD)) {
        start++;
      }
      int end = start;
      while (end < lines.size() && !lines.get(end).equals("  }")) {
        end++;
      }
      return lines.subList(start, Math.min(end + 1, lines.size()));
    }
  }
}
