package unimig.runner.skeleton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.ManifestFile;

/** The version of a new migration: the time in UTC, but above all that are there. */
public final class NextVersion {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern FILE =
      Pattern.compile("[VB]([0-9]+(?:[._][0-9]+)*)__.*\\.(sql|java)");

  private NextVersion() {}

  /**
   * @param directory of the set
   */
  public static String in(Path directory, Clock clock) {
    String now = STAMP.format(Instant.now(clock));
    Optional<MigrationVersion> newest = newest(directory);
    return newest
        .filter(version -> version.compareTo(MigrationVersion.fromVersion(now)) >= 0)
        .map(version -> next(version.toString()))
        .orElse(now);
  }

  /** With its first number one higher, so that nothing stands between. */
  private static String next(String version) {
    return String.valueOf(Long.parseLong(version.split("\\.", 2)[0]) + 1);
  }

  private static Optional<MigrationVersion> newest(Path directory) {
    Path manifest = directory.resolve(Manifest.FILE_NAME);
    Stream<MigrationVersion> legacy =
        Files.exists(manifest)
            ? ManifestFile.read(manifest).consolidationPoint().stream()
                .map(MigrationVersion::fromVersion)
            : Stream.empty();
    return Stream.of(
            legacy, files(directory.resolve("sql")), files(directory.resolve("java/db/migration")))
        .flatMap(each -> each)
        .max(Comparator.naturalOrder());
  }

  private static Stream<MigrationVersion> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> FILE.matcher(String.valueOf(file.getFileName())))
          .filter(Matcher::matches)
          .map(name -> MigrationVersion.fromVersion(name.group(1)))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }
}
