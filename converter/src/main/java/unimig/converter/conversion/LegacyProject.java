package unimig.converter.conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import unimig.converter.script.ProjectFiles;
import unimig.converter.script.ScriptSettings;
import unimig.converter.source.Assignment;
import unimig.converter.source.KnexfileReader;
import unimig.converter.source.OtherOrder;
import unimig.converter.source.Project;
import unimig.converter.source.RealOrders;
import unimig.converter.source.SourceReader;
import unimig.converter.source.SourceSet;
import unimig.converter.source.SourceSettings;
import unimig.converter.source.Sources;
import unimig.converter.source.VersionAssigner;
import unimig.converter.source.VersionedMigration;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.Manifest;

/**
 * A legacy project as it was read: all its migrations in the order in which they run.
 *
 * @param sets in order of name
 * @param migrations of all sets, in order of version
 * @param scripts how the scripts of each Knex set are run, by name of the set
 * @param diagnostics of reading and ordering, sorted
 */
public record LegacyProject(
    Project project,
    ProjectFiles files,
    List<SourceSet> sets,
    List<VersionedMigration> migrations,
    Map<String, ScriptSettings> scripts,
    List<Diagnostic> diagnostics) {
  public LegacyProject {
    sets = List.copyOf(sets);
    migrations = List.copyOf(migrations);
    scripts = new TreeMap<>(scripts);
    diagnostics = diagnostics.stream().sorted().distinct().toList();
  }

  /**
   * Reads what the settings name. Bad input does not stop it.
   *
   * @param previous manifest of an earlier conversion into the same output; its entries keep their
   *     versions
   */
  public static LegacyProject read(
      ConversionSettings settings, KnexfileReader knexfiles, Optional<Manifest> previous) {
    return read(settings, knexfiles, previous, RealOrders.Reader.NONE);
  }

  /**
   * The same, where databases tell in which order migrations ran.
   *
   * @param databases asked once the sets are read
   */
  public static LegacyProject read(
      ConversionSettings settings,
      KnexfileReader knexfiles,
      Optional<Manifest> previous,
      RealOrders.Reader databases) {
    SourceSettings given = settings.source();
    List<LegacySet> known = previous.map(Manifest::sets).orElse(given.known());
    Sources sources =
        SourceReader.read(
            settings.paths(),
            new SourceSettings(given.requests(), given.environment(), given.knexLine(), known),
            knexfiles);
    RealOrders orders = orders(sources, databases);
    Assignment assignment = VersionAssigner.assign(sources.sets(), previous, orders);
    List<Diagnostic> diagnostics = new ArrayList<>(sources.diagnostics());
    diagnostics.addAll(orders.findings());
    diagnostics.addAll(assignment.diagnostics());
    assignment.vanished().forEach(entry -> diagnostics.add(vanished(entry)));
    ProjectFiles files = new ProjectFiles(sources.project().root(), settings.nodePath());
    Map<String, ScriptSettings> scripts = new TreeMap<>();
    for (SourceSet set : sources.sets()) {
      if (set.settings().isPresent()) {
        scripts.put(set.name(), SetScripts.settings(set, files, given, settings.prelude()));
      }
    }
    return new LegacyProject(
        sources.project(), files, sources.sets(), assignment.migrations(), scripts, diagnostics);
  }

  private static RealOrders orders(Sources sources, RealOrders.Reader databases) {
    return databases.read(
        sources.sets().stream().map(SourceSet::info).toList(),
        VersionAssigner.assign(sources.sets(), Optional.empty()).migrations());
  }

  /**
   * Orders other than that of the converted set, which some database may have seen.
   *
   * @param databases are asked for theirs
   */
  public List<OtherOrder> otherOrders(RealOrders.Reader databases) {
    RealOrders orders =
        databases.read(
            sets.stream().map(SourceSet::info).toList(),
            VersionAssigner.assign(sets, Optional.empty()).migrations());
    return OtherOrder.of(sets, migrations, orders);
  }

  /** The project with these of its migrations only. */
  public LegacyProject with(List<VersionedMigration> some) {
    return new LegacyProject(project, files, sets, some, scripts, diagnostics);
  }

  /**
   * How a Knex migration's script is run.
   *
   * @throws IllegalStateException if its set is not Knex's
   */
  public ScriptSettings scriptsOf(VersionedMigration migration) {
    ScriptSettings settings = scripts.get(migration.migration().set());
    if (settings == null) {
      throw new IllegalStateException("not a Knex migration: " + migration.migration().path());
    }
    return settings;
  }

  private static Diagnostic vanished(Entry entry) {
    return Diagnostic.error(
        SourceSpan.startOf(entry.source()),
        "RELEASED_FILE_MISSING",
        "\"%s\" is in the manifest as version %s, but its file is gone"
            .formatted(entry.legacyName(), entry.version()),
        "bring the file back, or convert into a new directory");
  }
}
