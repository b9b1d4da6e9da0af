package unimig.converter.conversion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import unimig.converter.build.CompileCheck;
import unimig.converter.catalog.Catalog;
import unimig.converter.emit.EmittedClass;
import unimig.converter.record.Recorder;
import unimig.converter.script.ArchivedScript;
import unimig.converter.script.ContextPool;
import unimig.converter.script.ScriptArchive;
import unimig.converter.script.ScriptEngine;
import unimig.converter.source.KnexfileReader;
import unimig.converter.source.LegacyMigration;
import unimig.converter.source.SourceSet;
import unimig.converter.source.VersionedMigration;
import unimig.converter.translate.Translator;
import unimig.runner.diagnostic.BadInputException;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.Severity;
import unimig.runner.diagnostic.SourceSpan;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.Manifest;

/** Converts legacy sets in memory; nothing is written. */
public final class Conversion {

  /** Told of progress, from several threads. */
  public interface Listener {
    /** Called when the sets are read, before the first migration is converted. */
    void found(LegacyProject project);

    /** Called after each migration. */
    void converted(VersionedMigration migration, int done, int all);
  }

  private final ScriptEngine engine;
  private final KnexfileReader knexfiles;
  private final ConversionSettings settings;
  private final Listener listener;

  public Conversion(
      ScriptEngine engine,
      KnexfileReader knexfiles,
      ConversionSettings settings,
      Listener listener) {
    this.engine = engine;
    this.knexfiles = knexfiles;
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * Converts everything.
   *
   * @param previous manifest of an earlier conversion into the same output; its entries keep
   *     version and kind
   * @throws BadInputException with every finding, if there is any error
   */
  public ConvertedMigrations convert(Optional<Manifest> previous) {
    return convert(LegacyProject.read(settings, knexfiles, previous), previous);
  }

  /**
   * Converts a project as it was read.
   *
   * @throws BadInputException with every finding, if there is any error
   */
  public ConvertedMigrations convert(LegacyProject project, Optional<Manifest> previous) {
    listener.found(project);
    return assemble(project, units(project), previous);
  }

  /**
   * Converts one migration of a project, which is the same as if all were converted: those before
   * it tell the types of its columns.
   *
   * @throws BadInputException with every finding in it, if there is any error
   */
  public ConvertedMigrations convertOne(
      LegacyProject project, VersionedMigration wanted, Optional<Manifest> previous) {
    List<VersionedMigration> all = project.migrations();
    LegacyProject until = project.with(all.subList(0, all.indexOf(wanted) + 1));
    listener.found(until);
    List<Unit> units = units(until);
    Unit last = units.get(units.size() - 1);
    return assemble(project.with(List.of(wanted)), List.of(last), previous);
  }

  private static ConvertedMigrations assemble(
      LegacyProject project, List<Unit> units, Optional<Manifest> previous) {
    List<Diagnostic> diagnostics = new ArrayList<>(project.diagnostics());
    units.forEach(unit -> diagnostics.addAll(unit.diagnostics()));
    units.forEach(
        unit -> unit.entry().ifPresent(e -> kindChange(e, previous).ifPresent(diagnostics::add)));
    // Several migrations may load one file that is at fault.
    List<Diagnostic> distinct = diagnostics.stream().distinct().toList();
    if (distinct.stream().anyMatch(Diagnostic::isError)) {
      // Notes speak about a result that there will not be.
      throw new BadInputException(
          distinct.stream().filter(d -> d.severity() != Severity.NOTE).toList());
    }
    return assemble(project, units, distinct);
  }

  private static ConvertedMigrations assemble(
      LegacyProject project, List<Unit> units, List<Diagnostic> diagnostics) {
    List<ArchivedScript> scripts =
        units.stream().flatMap(unit -> unit.archived().stream()).toList();
    TreeMap<String, byte[]> files = new TreeMap<>(ScriptArchive.of(project.files(), scripts));
    units.forEach(unit -> files.putAll(unit.files()));
    TreeMap<String, EmittedClass> classes = new TreeMap<>();
    units.forEach(unit -> unit.java().ifPresent(java -> classes.put(java.path(), java)));
    List<LegacySet> sets =
        project.sets().stream()
            .map(SourceSet::info)
            .sorted(Comparator.comparing(LegacySet::name))
            .toList();
    Manifest manifest =
        new Manifest(sets, units.stream().flatMap(unit -> unit.entry().stream()).toList());
    return new ConvertedMigrations(project, manifest, files, classes, diagnostics);
  }

  /** Flyway would run a version again whose kind has changed. */
  private static Optional<Diagnostic> kindChange(Entry entry, Optional<Manifest> previous) {
    return previous.stream()
        .flatMap(manifest -> manifest.entries().stream())
        .filter(released -> released.version().equals(entry.version()))
        .filter(released -> isJava(released) != isJava(entry))
        .findFirst()
        .map(
            released ->
                Diagnostic.error(
                    SourceSpan.startOf(entry.source()),
                    "RELEASED_KIND_CHANGED",
                    "version " + entry.version() + " was released as another kind of migration",
                    "keep the legacy file as it was"));
  }

  private static boolean isJava(Entry entry) {
    return entry.artifact().filter(path -> path.endsWith(".java")).isPresent();
  }

  private List<Unit> units(LegacyProject project) {
    ContextPool contexts = new ContextPool(engine, project.files(), settings.scriptLimit());
    Translator translator = new Translator(contexts);
    KnexUnits knex =
        new KnexUnits(
            new Recorder(contexts),
            settings.translate() ? Optional.of(translator::translate) : Optional.empty(),
            project.files(),
            settings.strict());
    List<Unit> units =
        inOrder(
            project.migrations(),
            migration ->
                migration.migration().body() instanceof LegacyMigration.Sql sql
                    ? SqlUnits.convert(migration, sql)
                    : knex.convert(migration, project.scriptsOf(migration)));
    return new CompiledUnits(new CompileCheck(settings.classPath())).of(withTypes(units));
  }

  /** Translates again what reads tables that earlier migrations made, of whatever set. */
  private List<Unit> withTypes(List<Unit> units) {
    Catalog catalog = Catalog.NOTHING.after(settings.schema());
    List<Supplier<Unit>> tasks = new ArrayList<>();
    for (Unit unit : units) {
      Catalog before = catalog;
      catalog = unit.change().apply(before);
      tasks.add(() -> unit.withTypes().map(typed -> typed.apply(before)).orElse(unit));
    }
    return inOrder(tasks);
  }

  private List<Unit> inOrder(
      List<VersionedMigration> migrations, Function<VersionedMigration, Unit> conversion) {
    Counter done = new Counter();
    return inOrder(
        migrations.stream()
            .<Supplier<Unit>>map(
                migration ->
                    () -> {
                      Unit unit = conversion.apply(migration);
                      listener.converted(migration, done.next(), migrations.size());
                      return unit;
                    })
            .toList());
  }

  /** Works on several migrations at once; answers in their order. */
  private List<Unit> inOrder(List<Supplier<Unit>> tasks) {
    ExecutorService workers = Executors.newFixedThreadPool(settings.workers());
    try {
      List<Future<Unit>> futures = new ArrayList<>();
      for (Supplier<Unit> task : tasks) {
        futures.add(workers.submit(task::get));
      }
      List<Unit> units = new ArrayList<>();
      for (Future<Unit> future : futures) {
        units.add(future.get());
      }
      return units;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while converting", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a migration could not be converted", e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  private static final class Counter {
    private int count;

    synchronized int next() {
      return ++count;
    }
  }
}
