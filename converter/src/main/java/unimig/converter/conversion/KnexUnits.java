package unimig.converter.conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import unimig.converter.catalog.Catalog;
import unimig.converter.emit.ClassRequest;
import unimig.converter.emit.ClassRequest.Body;
import unimig.converter.emit.EmittedClass;
import unimig.converter.emit.JavaEmitter;
import unimig.converter.record.KnexQuirks;
import unimig.converter.record.RecordOutcome;
import unimig.converter.record.RecordOutcome.Dynamic;
import unimig.converter.record.RecordOutcome.Recorded;
import unimig.converter.record.RecordOutcome.Refused;
import unimig.converter.record.Recorder;
import unimig.converter.script.ArchivedScript;
import unimig.converter.script.ScriptArchive;
import unimig.converter.script.ScriptFiles;
import unimig.converter.script.ScriptSettings;
import unimig.converter.source.LegacyMigration;
import unimig.converter.source.VersionedMigration;
import unimig.converter.translate.Program;
import unimig.converter.translate.Translation;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Mode;
import unimig.runner.manifest.Needs;

/**
 * Converts Knex migrations: recorded where they are static, else translated if that is wanted, else
 * bridged.
 */
final class KnexUnits {

  /** Translates a script; as {@link unimig.converter.translate.Translator#translate} does. */
  interface Translations {
    Translation translate(ScriptSettings settings, String path, Catalog catalog);
  }

  private final Recorder recorder;
  private final Optional<Translations> translations;
  private final ScriptFiles files;
  private final boolean strict;

  KnexUnits(
      Recorder recorder, Optional<Translations> translations, ScriptFiles files, boolean strict) {
    this.recorder = recorder;
    this.translations = translations;
    this.files = files;
    this.strict = strict;
  }

  Unit convert(VersionedMigration migration, ScriptSettings settings) {
    String script = ScriptFiles.PROJECT + "/" + migration.migration().path();
    return recorder
        .record(settings, script)
        .accept(
            new RecordOutcome.Visitor<>() {
              @Override
              public Unit recorded(Recorded outcome) {
                List<Diagnostic> foreign = ForeignStatements.in(outcome.recording());
                return foreign.isEmpty()
                    ? unitOf(migration, script, outcome)
                        .changing(before -> RecordedTables.after(before, outcome.recording()))
                    : Unit.refused(foreign);
              }

              @Override
              public Unit dynamic(Dynamic outcome) {
                return dynamicUnit(new Task(migration, settings, script, outcome));
              }

              @Override
              public Unit refused(Refused outcome) {
                return Unit.refused(outcome.errors());
              }
            });
  }

  /** A migration that does not always do the same. */
  private record Task(
      VersionedMigration migration, ScriptSettings settings, String script, Dynamic outcome) {}

  /**
   * What became of a task.
   *
   * @param program if it is translated
   */
  private record Made(Unit unit, Optional<Program> program) {}

  private Unit dynamicUnit(Task task) {
    if (translations.isEmpty()) {
      return untranslated(task, List.of());
    }
    Made made = made(task, Catalog.NOTHING);
    Unit unit = made.unit();
    if (made.program().isEmpty()) {
      return unit.withTypes(before -> typed(task, before, unit));
    }
    Program program = made.program().get();
    Unit changing = unit.changing(program::after);
    return program.readsRows()
        ? changing.withTypes(before -> typed(task, program.within(before), changing))
        : changing;
  }

  /**
   * The same with types; what they lead to may be refused or no good Java, and then it stays as it
   * was, which is told.
   */
  private Unit typed(Task task, Catalog catalog, Unit untyped) {
    if (catalog.isEmpty()) {
      return untyped;
    }
    Unit typed = made(task, catalog).unit();
    if (typed.isTranslated()) {
      return typed.orElse(reason -> Untranslated.withoutTypes(untyped, List.of(reason)));
    }
    return untyped.isTranslated()
        ? Untranslated.withoutTypes(untyped, typed.diagnostics())
        : untyped;
  }

  private Made made(Task task, Catalog catalog) {
    List<Diagnostic> reasons = new ArrayList<>();
    Optional<Made> made;
    try {
      made = translated(task, catalog, reasons).map(translation -> made(task, translation));
    } catch (RuntimeException e) {
      // A fault of ours must not stop a conversion that needs no translation.
      SourceSpan place = SourceSpan.startOf(task.migration().migration().path());
      reasons.add(Untranslated.failure(place, e));
      made = Optional.empty();
    }
    return made.orElseGet(() -> new Made(untranslated(task, reasons), Optional.empty()));
  }

  private Made made(Task task, Translation.Complete translation) {
    Unit unit = unitOf(task.migration(), task.script(), task.outcome(), translation);
    return new Made(
        unit.orElse(reason -> untranslated(task, List.of(reason))),
        Optional.of(translation.program()));
  }

  private Optional<Translation.Complete> translated(
      Task task, Catalog catalog, List<Diagnostic> reasons) {
    return translations
        .get()
        .translate(task.settings(), task.script(), catalog)
        .accept(
            new Translation.Visitor<>() {
              @Override
              public Optional<Translation.Complete> complete(Translation.Complete translation) {
                return Optional.of(translation);
              }

              @Override
              public Optional<Translation.Complete> refused(Translation.Refused translation) {
                reasons.addAll(translation.reasons());
                return Optional.empty();
              }
            });
  }

  private Unit untranslated(Task task, List<Diagnostic> further) {
    List<Diagnostic> reasons = new ArrayList<>(task.outcome().reasons());
    reasons.addAll(further);
    return untranslated(task.migration(), task.settings(), task.script(), task.outcome(), reasons);
  }

  private Unit untranslated(
      VersionedMigration migration,
      ScriptSettings settings,
      String script,
      Dynamic outcome,
      List<Diagnostic> reasons) {
    return strict
        ? Unit.refused(reasons.stream().map(KnexUnits::strictly).toList())
        : bridged(migration, settings, script, outcome, reasons);
  }

  private Unit unitOf(
      VersionedMigration migration,
      String script,
      Dynamic outcome,
      Translation.Complete translation) {
    Program program = translation.program();
    // The translator sees every statement, the recorder those before the first look at an answer.
    List<Diagnostic> warnings =
        new ArrayList<>(
            outcome.warnings().stream()
                .filter(warning -> !warning.code().equals(KnexQuirks.QUESTION_MARK))
                .toList());
    warnings.addAll(translation.warnings());
    return unit(
        migration,
        new Body.Translated(program),
        new Traits(
            Mode.TRANSLATED,
            program.transactional(),
            true,
            Set.of(),
            SourceChecksum.of(files, script, outcome.loaded())),
        warnings);
  }

  private static Diagnostic strictly(Diagnostic reason) {
    return Diagnostic.error(
        reason.place(),
        reason.code(),
        reason.message(),
        "convert without --strict to run it as the original script");
  }

  private Unit unitOf(VersionedMigration migration, String script, Recorded outcome) {
    boolean reversible = outcome.recording().irreversible().isEmpty();
    Body body = new Body.Recorded(outcome.recording());
    return unit(
        migration,
        body,
        new Traits(
            Mode.RECORDED,
            outcome.recording().transactional(),
            reversible,
            outcome.environment(),
            SourceChecksum.of(files, script, outcome.loaded())),
        outcome.warnings());
  }

  private Unit bridged(
      VersionedMigration migration,
      ScriptSettings settings,
      String script,
      Dynamic outcome,
      List<Diagnostic> reasons) {
    ArchivedScript archived =
        new ArchivedScript(migration.className(), script, settings, outcome.loaded().all());
    String resource = ScriptArchive.description(migration.className());
    Body body = new Body.Bridged(resource, reasons, outcome.transactional());
    List<Diagnostic> diagnostics = new ArrayList<>(reasons);
    diagnostics.addAll(outcome.warnings());
    Unit unit =
        unit(
            migration,
            body,
            new Traits(
                Mode.BRIDGED,
                outcome.transactional(),
                true,
                Set.of(),
                SourceChecksum.of(files, script, outcome.loaded())),
            diagnostics);
    return unit.running(archived).changing(before -> Catalog.NOTHING);
  }

  /** What an entry says of a class. */
  private record Traits(
      Mode mode,
      boolean transactional,
      boolean reversible,
      Set<String> environment,
      int checksum) {}

  private static Unit unit(
      VersionedMigration migration, Body body, Traits traits, List<Diagnostic> diagnostics) {
    LegacyMigration legacy = migration.migration();
    String text = ((LegacyMigration.Script) legacy.body()).text();
    EmittedClass emitted =
        JavaEmitter.emit(
            new ClassRequest(
                migration.version(),
                migration.description(),
                legacy.path(),
                HeadComments.of(text),
                body,
                traits.reversible(),
                traits.checksum()));
    Entry entry =
        new Entry(
            legacy.set(),
            legacy.legacyName(),
            legacy.path(),
            legacy.hash(),
            migration.version(),
            migration.description(),
            Optional.of(emitted.path()),
            Optional.empty(),
            traits.mode(),
            traits.transactional(),
            traits.reversible(),
            Optional.of(traits.checksum()),
            new Needs(new ArrayList<>(traits.environment()), List.of()));
    return Unit.of(entry, emitted, diagnostics);
  }
}
