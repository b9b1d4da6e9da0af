package unimig.converter.proof;

import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Collectors;
import unimig.converter.rows.hint.HintReader;
import unimig.converter.rows.hint.Hints;
import unimig.converter.source.VersionedMigration;
import unimig.runner.manifest.Entry;

/** What there is to know of migrations before they are tried on rows. */
final class RowSubjects {
  private final Path directory;
  private final HintReader hints;
  private final Function<VersionedMigration, Entry> entries;

  /**
   * @param directory of the converted set
   * @param entries of the manifest
   */
  RowSubjects(Path directory, HintReader hints, Function<VersionedMigration, Entry> entries) {
    this.directory = directory;
    this.hints = hints;
    this.entries = entries;
  }

  RowTrials.Subject of(VersionedMigration migration) {
    Entry entry = entries.apply(migration);
    String text = MigrationTexts.converted(entry, directory).collect(Collectors.joining("\n"));
    boolean isNeeded = RowsNeed.of(entry, text);
    Hints looked = isNeeded ? hints.read(migration.migration()) : Hints.NONE;
    return new RowTrials.Subject(
        migration,
        text,
        looked,
        isNeeded,
        RowsNeed.ofDown(entry, text),
        RowsNeed.asks(text),
        RowsNeed.portion(entry, text),
        Ascent.hasDown(migration));
  }
}
