package unimig.converter.proof;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import unimig.converter.conversion.LegacyProject;
import unimig.converter.coverage.BranchCoverage;
import unimig.converter.coverage.BranchLog;
import unimig.converter.rows.hint.HintReader;
import unimig.converter.scratch.ScratchDatabase;
import unimig.converter.scratch.ScratchServer;
import unimig.converter.script.ScriptEngine;
import unimig.converter.source.VersionedMigration;
import unimig.runner.catalog.SnapshotScope;
import unimig.runner.engine.EngineSettings;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.Manifest;

/**
 * Runs every migration on two databases, the original on one and the converted on the other: up,
 * down, up again, and more as the level says. After each, catalogs, rows and sequences must be
 * equal; those that a witness leaves on a third too.
 */
public final class Proof {
  /** A changed migration may go round in circles. */
  private static final int MOST_STATEMENTS = 20_000;

  private final ScriptEngine engine;
  private final LegacyProject project;
  private final Manifest manifest;
  private final Path directory;
  private final Map<String, String> environment;
  private final Clock clock;
  private final Consumer<ScratchDatabase> setup;
  private final SourceText sources;
  private final BranchLog branches = new BranchLog();

  /**
   * @param project read with {@code manifest} as the previous one
   * @param directory of the converted set, with its jar
   * @param environment that both sides see
   * @param setup done to each scratch database before the first migration
   */
  public Proof(
      ScriptEngine engine,
      LegacyProject project,
      Manifest manifest,
      Path directory,
      Map<String, String> environment,
      Consumer<ScratchDatabase> setup,
      Clock clock) {
    this.setup = setup;
    this.engine = engine;
    this.project = project;
    this.manifest = manifest;
    this.directory = directory;
    this.environment = Map.copyOf(environment);
    this.clock = clock;
    this.sources = sources(project);
  }

  private static Set<String> historyTables(Manifest manifest) {
    Set<String> tables = new HashSet<>(Set.of(EngineSettings.HISTORY_TABLE));
    for (LegacySet set : manifest.sets()) {
      set.historyTable().ifPresent(table -> tables.addAll(List.of(table, table + "_lock")));
    }
    return tables;
  }

  private SnapshotScope scope() {
    return SnapshotScope.withoutTables(historyTables(manifest));
  }

  private static SourceText sources(LegacyProject project) {
    StringBuilder all = new StringBuilder();
    for (VersionedMigration migration : project.migrations()) {
      project
          .files()
          .read("/project/" + migration.migration().path())
          .ifPresent(bytes -> all.append(new String(bytes, StandardCharsets.UTF_8)).append('\n'));
    }
    return new SourceText(all.toString());
  }

  /**
   * Runs the whole proof.
   *
   * @throws ProofFailedException if it cannot be carried on
   */
  public ProofOutcome run(ScratchServer server, ProofOptions options, ProofListener listener) {
    Stopwatch stopwatch = new Stopwatch(clock);
    Optional<WitnessSide> witness = options.node().map(each -> new WitnessSide(each, clock));
    List<VersionedMigration> migrations = project.migrations();
    MigrationTexts texts = new MigrationTexts(project, manifest, directory);
    Function<VersionedMigration, Findings> begin =
        each -> new Findings(entry(each), witness.map(side -> side.through(each)));
    try (Course course = new Course(server, migrations, setup, witness.isPresent());
        Trial trial = trial(course.roles(), witness, texts, stopwatch)) {
      ProvenSoFar proven = new ProvenSoFar(Resumption.certain(options.earlier()), listener);
      Optional<Stretches> stretches =
          options.level().includes(Level.FULL)
              ? Optional.of(new Stretches(trial, course, migrations, begin, listener))
              : Optional.empty();
      RowSettings rows = options.level().includes(Level.FULL) ? options.rows() : RowSettings.NONE;
      RowTrials rowTrials = rowTrials(server, course, trial, rows);
      Optional<MigrationTexts> broken =
          options.level().includes(Level.PARANOID) ? Optional.of(texts) : Optional.empty();
      new Ascent(trial, course, migrations, begin, proven, stretches, rowTrials, broken).run();
      if (broken.isPresent() && proven.isEqual()) {
        Batches batches = new Batches(manifest, migrations);
        proven.add(new BatchTrial(trial, course, batches, begin, listener).run());
      }
      List<OrderTrial> orders = List.of();
      if (options.level().includes(Level.FULL) && proven.isEqual()) {
        orders =
            new OrderTrials(trial, originals(), course, migrations, listener).run(options.orders());
      }
      return new ProofOutcome(proven.all(), stopwatch.time(), reached(proven.all()), orders);
    } catch (SQLException e) {
      throw stopped(e);
    }
  }

  /** Branches that the originals of these have taken in this proof, by the path of each. */
  public Map<String, BranchCoverage> reached(List<MigrationProof> proofs) {
    return proofs.stream()
        .map(MigrationProof::source)
        .distinct()
        .collect(Collectors.toMap(Function.identity(), branches::of));
  }

  /**
   * Puts the proof to the test.
   *
   * @param suspects sets that differ from the converted one in the migration of an entry
   * @throws ProofFailedException if the set is not proven, or it cannot be carried on
   */
  public void challenge(
      ScratchServer server, RowSettings rows, Function<Entry, List<? extends Suspect>> suspects) {
    Stopwatch stopwatch = new Stopwatch(clock);
    MigrationTexts texts = new MigrationTexts(project, manifest, directory);
    List<VersionedMigration> migrations = project.migrations();
    try (Course course = new Course(server, migrations, setup, false);
        Trial genuine = trial(course.roles(), Optional.empty(), texts, stopwatch)) {
      RowTrials rowTrials = rowTrials(server, course, genuine, rows);
      Challenge challenge =
          new Challenge(
              course,
              genuine,
              rowTrials,
              set ->
                  trial(
                      new ConvertedSide(set, environment, clock, MOST_STATEMENTS),
                      course.roles(),
                      Optional.empty(),
                      texts,
                      stopwatch));
      for (VersionedMigration migration : migrations) {
        challenge.run(migration, suspects.apply(entry(migration)));
      }
    } catch (SQLException e) {
      throw stopped(e);
    }
  }

  /** Whose ways through the scripts are no matter. */
  private OriginalSide originals() {
    return new OriginalSide(engine, project, environment, new BranchLog(), clock);
  }

  private RowTrials rowTrials(ScratchServer server, Course course, Trial trial, RowSettings rows) {
    RowSubjects subjects =
        new RowSubjects(directory, new HintReader(engine, project.files()), this::entry);
    return new RowTrials(server, course, trial, scope(), subjects, new RowChoice(rows, branches));
  }

  private Trial trial(
      Roles roles, Optional<WitnessSide> witness, MigrationTexts texts, Stopwatch stopwatch) {
    return trial(
        new ConvertedSide(directory, environment, clock), roles, witness, texts, stopwatch);
  }

  private Trial trial(
      ConvertedSide converted,
      Roles roles,
      Optional<WitnessSide> witness,
      MigrationTexts texts,
      Stopwatch stopwatch) {
    return new Trial(
        new Sides(
            new OriginalSide(engine, project, environment, branches, clock),
            converted,
            roles,
            texts,
            stopwatch),
        witness,
        roles,
        scope(),
        sources,
        clock.getZone(),
        stopwatch);
  }

  /** Without the server's words, as these may hold values. */
  private static ProofFailedException stopped(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return new ProofFailedException(
        "a scratch database is out of reach, or refused what the proof asked (SQLSTATE "
            + state
            + ")",
        e);
  }

  private Entry entry(VersionedMigration migration) {
    return manifest.entries().stream()
        .filter(entry -> entry.version().equals(migration.version()))
        .filter(entry -> entry.sourceHash().equals(migration.migration().hash()))
        .findFirst()
        .orElseThrow(
            () ->
                new ProofFailedException(
                    migration.migration().path()
                        + " is not what was converted; convert again, then prove"));
  }
}
