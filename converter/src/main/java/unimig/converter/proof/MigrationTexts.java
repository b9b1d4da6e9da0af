package unimig.converter.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unimig.converter.conversion.LegacyProject;
import unimig.converter.source.LegacyMigration;
import unimig.converter.source.LegacyMigration.Part;
import unimig.converter.source.LegacyMigration.Script;
import unimig.converter.source.LegacyMigration.Sql;
import unimig.converter.source.VersionedMigration;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.Mode;

/** What stands in migrations, original and converted. */
final class MigrationTexts {
  private static final Pattern PARTS =
      Pattern.compile("\\b(?:catch|commit|rollback|finally|(?:can)?executeintransaction)\\b");

  private final Map<String, String> texts = new HashMap<>();

  /** Versions of those without a transaction. */
  private final Set<String> apart = new HashSet<>();

  /**
   * @param directory of the converted set
   */
  MigrationTexts(LegacyProject project, Manifest manifest, Path directory) {
    Map<String, Entry> entries = new HashMap<>();
    manifest.entries().forEach(entry -> entries.put(entry.version(), entry));
    for (VersionedMigration migration : project.migrations()) {
      Entry entry = entries.get(migration.version());
      if (entry != null && !entry.transactional()) {
        apart.add(migration.version());
      }
      // What a bridged one sends may stand in files of the project that it imports.
      if (entry != null && entry.mode() != Mode.BRIDGED) {
        texts.put(
            migration.version(),
            Stream.concat(original(migration.migration()), converted(entry, directory))
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT));
      }
    }
  }

  /**
   * Whether a migration may touch what a server has only once, as far as its texts tell.
   *
   * @param roles names of roles that migrations have made
   */
  boolean mayTouchServer(VersionedMigration migration, Set<String> roles) {
    String text = texts.get(migration.version());
    return text == null
        || ClusterWide.mayTouch(text)
        || roles.stream().anyMatch(role -> text.contains(role.toLowerCase(Locale.ROOT)));
  }

  /**
   * Whether a migration that fails may leave a part of itself, as far as its texts tell: it has no
   * transaction around it, ends one itself, or goes on after an error.
   */
  boolean mayLeaveParts(VersionedMigration migration) {
    String text = texts.get(migration.version());
    return text == null || apart.contains(migration.version()) || PARTS.matcher(text).find();
  }

  private static Stream<String> original(LegacyMigration migration) {
    if (migration.body() instanceof Sql sql) {
      return Stream.concat(Stream.of(sql.up()), sql.down().stream()).map(Part::text);
    }
    return migration.body() instanceof Script script ? Stream.of(script.text()) : Stream.of();
  }

  /** What stands in the files that one became, one text each, the way back last. */
  static Stream<String> converted(Entry entry, Path directory) {
    return Stream.concat(entry.artifact().stream(), entry.undo().stream())
        // Flyway's settings of an SQL script stand beside it.
        .flatMap(file -> Stream.of(file, file + ".conf"))
        .map(directory::resolve)
        .filter(Files::isRegularFile)
        .map(MigrationTexts::text);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
