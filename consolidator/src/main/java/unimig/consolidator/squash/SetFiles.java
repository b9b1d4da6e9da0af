package unimig.consolidator.squash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import unimig.runner.certificate.Sha256;
import unimig.runner.engine.ConvertedSet;
import unimig.runner.squash.SquashFile;
import unimig.runner.squash.SquashRecord;

/**
 * What a squash looks at in the directory of a set.
 *
 * @param scripts below the directory of scripts, sorted
 * @param squash record of the former squash
 */
record SetFiles(
    Path directory, ConvertedSet set, List<Path> scripts, Optional<SquashRecord> squash) {
  static final String SCRIPTS = ConvertedSet.SQL + "/";
  private static final Pattern NAME =
      Pattern.compile("([VUB])([0-9][0-9._]*?)__.*\\.sql(?:\\.conf)?|R__.*\\.sql(?:\\.conf)?");

  static SetFiles read(Path directory) {
    ConvertedSet set = ConvertedSet.in(directory);
    return new SetFiles(
        directory,
        set,
        set.sql().map(SetFiles::below).orElse(List.of()),
        SquashFile.read(directory));
  }

  private static List<Path> below(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(".sql") || file.toString().endsWith(".sql.conf"))
          .map(root::relativize)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + root, e);
    }
  }

  /** {@code V}, {@code U}, {@code B} or {@code R}; empty for a callback. */
  static Optional<String> kind(Path script) {
    Matcher name = NAME.matcher(String.valueOf(script.getFileName()));
    return name.matches()
        ? Optional.of(Optional.ofNullable(name.group(1)).orElse("R"))
        : Optional.empty();
  }

  static Optional<MigrationVersion> version(Path script) {
    Matcher name = NAME.matcher(String.valueOf(script.getFileName()));
    return name.matches() && name.group(2) != null
        ? Optional.of(MigrationVersion.fromVersion(name.group(2)))
        : Optional.empty();
  }

  /** Path below the directory of the set. */
  static String path(Path script) {
    return SCRIPTS + script.toString().replace('\\', '/');
  }

  List<Path> baselines() {
    return scripts.stream().filter(each -> kind(each).equals(Optional.of("B"))).toList();
  }

  /** Whether a squash wrote it, and nobody changed it since. */
  boolean isOurs(Path script) {
    String hash = hash(script);
    return squash.filter(each -> each.knows(path(script), hash)).isPresent();
  }

  /** What former squashes have left: path below the directory of the set → hash. */
  SortedMap<String, String> ours() {
    SortedMap<String, String> ours = new TreeMap<>();
    scripts.stream().filter(this::isOurs).forEach(each -> ours.put(path(each), hash(each)));
    return ours;
  }

  String hash(Path script) {
    Path file = set.sql().orElseThrow().resolve(script);
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
