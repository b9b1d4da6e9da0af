package unimig.converter.conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
    Translation translate(ScriptSettings settings, String path);
  }

  private final Recorder recorder;
  private final Optional<Translations> translations;
  private final ScriptArchive archive;
  private final ScriptFiles files;
  private final boolean strict;

  KnexUnits(
      Recorder recorder,
      Optional<Translations> translations,
      ScriptArchive archive,
      ScriptFiles files,
      boolean strict) {
    this.recorder = recorder;
    this.translations = translations;
    this.files = files;
    this.archive = archive;
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
                    : Unit.refused(foreign);
              }

              @Override
              public Unit dynamic(Dynamic outcome) {
                return dynamicUnit(migration, settings, script, outcome);
              }

              @Override
              public Unit refused(Refused outcome) {
                return Unit.refused(outcome.errors());
              }
            });
  }

  private Unit dynamicUnit(
      VersionedMigration migration, ScriptSettings settings, String script, Dynamic outcome) {
    Function<List<Diagnostic>, Unit> untranslated =
        further -> {
          List<Diagnostic> reasons = new ArrayList<>(outcome.reasons());
          reasons.addAll(further);
          return untranslated(migration, settings, script, outcome, reasons);
        };
    if (translations.isEmpty()) {
      return untranslated.apply(List.of());
    }
    List<Diagnostic> reasons = new ArrayList<>();
    Optional<Unit> unit;
    try {
      unit = translated(migration, settings, script, outcome, reasons);
    } catch (RuntimeException e) {
      // A fault of ours must not stop a conversion that needs no translation.
      SourceSpan place = SourceSpan.startOf(migration.migration().path());
      reasons.add(Untranslated.failure(place, e));
      unit = Optional.empty();
    }
    return unit.map(made -> made.orElse(reason -> untranslated.apply(List.of(reason))))
        .orElseGet(() -> untranslated.apply(reasons));
  }

  private Optional<Unit> translated(
      VersionedMigration migration,
      ScriptSettings settings,
      String script,
      Dynamic outcome,
      List<Diagnostic> reasons) {
    return translations
        .get()
        .translate(settings, script)
        .accept(
            new Translation.Visitor<>() {
              @Override
              public Optional<Unit> complete(Translation.Complete translation) {
                return Optional.of(unitOf(migration, script, outcome, translation));
              }

              @Override
              public Optional<Unit> refused(Translation.Refused translation) {
                reasons.addAll(translation.reasons());
                return Optional.empty();
              }
            });
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
    String resource;
    synchronized (archive) {
      resource = archive.add(migration.className(), script, settings, outcome.loaded().all());
    }
    Body body = new Body.Bridged(resource, reasons, outcome.transactional());
    List<Diagnostic> diagnostics = new ArrayList<>(reasons);
    diagnostics.addAll(outcome.warnings());
    return unit(
        migration,
        body,
        new Traits(
            Mode.BRIDGED,
            outcome.transactional(),
            true,
            Set.of(),
            SourceChecksum.of(files, script, outcome.loaded())),
        diagnostics);
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
