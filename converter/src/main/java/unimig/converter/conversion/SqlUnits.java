package unimig.converter.conversion;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import unimig.converter.emit.EmittedFile;
import unimig.converter.emit.EmittedScript;
import unimig.converter.emit.ScriptEmitter;
import unimig.converter.emit.ScriptRequest;
import unimig.converter.emit.ScriptRequest.Original;
import unimig.converter.source.LegacyMigration;
import unimig.converter.source.LegacyMigration.Part;
import unimig.converter.source.LegacyMigration.Sql;
import unimig.converter.source.VersionedMigration;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Mode;
import unimig.runner.manifest.Needs;

/** Converts plain SQL and Prisma migrations: copied, as Flyway scripts. */
final class SqlUnits {
  private static final Pattern EXTENSION =
      Pattern.compile(
          "create\\s+extension\\s+(?:if\\s+not\\s+exists\\s+)?\"?([\\w-]+)\"?",
          Pattern.CASE_INSENSITIVE);

  private SqlUnits() {}

  static Unit convert(VersionedMigration migration, Sql sql) {
    EmittedScript emitted =
        ScriptEmitter.emit(
            new ScriptRequest(
                migration.version(),
                migration.description(),
                original(sql.up()),
                sql.down().map(SqlUnits::original)));
    if (emitted.diagnostics().stream().anyMatch(Diagnostic::isError)) {
      return Unit.refused(emitted.diagnostics());
    }
    Map<String, byte[]> files = new TreeMap<>();
    add(files, emitted.script());
    emitted.undo().ifPresent(undo -> add(files, undo));
    emitted.settings().forEach(setting -> add(files, setting));
    return Unit.of(entry(migration, sql, emitted), files, emitted.diagnostics())
        .changing(before -> before.after(sql.up().text()));
  }

  private static Original original(Part part) {
    return new Original(part.path(), part.text());
  }

  private static void add(Map<String, byte[]> files, EmittedFile file) {
    files.put(file.path(), file.text().getBytes(StandardCharsets.UTF_8));
  }

  private static Entry entry(VersionedMigration migration, Sql sql, EmittedScript emitted) {
    LegacyMigration legacy = migration.migration();
    return new Entry(
        legacy.set(),
        legacy.legacyName(),
        legacy.path(),
        legacy.hash(),
        migration.version(),
        migration.description(),
        Optional.of(emitted.script().path()),
        emitted.undo().map(EmittedFile::path),
        Mode.COPIED,
        emitted.transactional(),
        emitted.undo().isPresent(),
        Optional.of(emitted.checksum()),
        new Needs(List.of(), extensions(sql.up().text())));
  }

  private static List<String> extensions(String text) {
    TreeSet<String> names = new TreeSet<>();
    Matcher extension = EXTENSION.matcher(text);
    while (extension.find()) {
      names.add(extension.group(1));
    }
    return List.copyOf(names);
  }
}
