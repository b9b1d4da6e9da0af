package unimig.converter.proof;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import unimig.converter.conversion.LegacyProject;
import unimig.converter.proof.MigrationProof.Phase;
import unimig.converter.proof.MigrationProof.Result;
import unimig.converter.proof.MigrationProof.Step;
import unimig.converter.proof.SideRun.SideFailure;
import unimig.converter.scratch.ScratchDatabase;
import unimig.converter.scratch.ScratchServer;
import unimig.converter.script.ScriptEngine;
import unimig.converter.source.LegacyMigration.Sql;
import unimig.converter.source.VersionedMigration;
import unimig.runner.api.ScriptHost.Direction;
import unimig.runner.catalog.CatalogSnapshot;
import unimig.runner.catalog.Correspondence;
import unimig.runner.catalog.Difference;
import unimig.runner.catalog.RowComparison;
import unimig.runner.catalog.SnapshotScope;
import unimig.runner.catalog.VolatilePolicy;
import unimig.runner.engine.EngineSettings;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.Manifest;

/**
 * Runs every migration on two databases, the original on one and the converted on the other: up,
 * down, up again. After each, catalogs, rows and sequences must be equal. Ends at the first
 * migration that differs, as all after it would.
 */
public final class Proof {
  private final ScriptEngine engine;
  private final LegacyProject project;
  private final Manifest manifest;
  private final Path directory;
  private final Map<String, String> environment;
  private final Clock clock;
  private final SnapshotScope scope;
  private final String sources;
  private final Consumer<ScratchDatabase> setup;

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
    this.scope = SnapshotScope.withoutTables(historyTables(manifest));
    this.sources = sources(project);
  }

  private static Set<String> historyTables(Manifest manifest) {
    Set<String> tables = new HashSet<>(Set.of(EngineSettings.HISTORY_TABLE));
    for (LegacySet set : manifest.sets()) {
      set.historyTable().ifPresent(table -> tables.addAll(List.of(table, table + "_lock")));
    }
    return tables;
  }

  /** All that stands in the legacy files: a value found here is no product of chance. */
  private static String sources(LegacyProject project) {
    StringBuilder all = new StringBuilder();
    for (VersionedMigration migration : project.migrations()) {
      project
          .files()
          .read("/project/" + migration.migration().path())
          .ifPresent(bytes -> all.append(new String(bytes, StandardCharsets.UTF_8)).append('\n'));
    }
    return all.toString().toLowerCase(Locale.ROOT);
  }

  /**
   * Runs the whole proof.
   *
   * @param listener told of each migration when it is done
   * @throws ProofFailedException if it cannot be carried on
   */
  public List<MigrationProof> run(ScratchServer server, Consumer<MigrationProof> listener) {
    List<MigrationProof> proofs = new ArrayList<>();
    Pair pair = fresh(server);
    boolean onCopies = false;
    try {
      for (VersionedMigration migration : project.migrations()) {
        List<Step> steps = new ArrayList<>();
        steps.add(step(pair, migration, Phase.UP));
        if (steps.get(0).result() == Result.EQUAL) {
          if (onCopies) {
            pair = wayBackOnCopies(server, pair, migration, steps);
          } else {
            wayBack(pair, migration, steps);
            if (!isBackUp(migration, steps) && proof(migration, steps).isEqual()) {
              // This migration does not come up again; from here on the way back is tried aside.
              pair.close();
              pair = replay(server, migration);
              onCopies = true;
            }
          }
        }
        MigrationProof proof = proof(migration, steps);
        proofs.add(proof);
        listener.accept(proof);
        if (!proof.isEqual()) {
          break;
        }
      }
      return proofs;
    } catch (SQLException e) {
      throw new ProofFailedException("a scratch database is out of reach", e);
    } finally {
      close(pair);
    }
  }

  private static void close(Pair pair) {
    try {
      pair.close();
    } catch (SQLException e) {
      throw new ProofFailedException("a scratch database is out of reach", e);
    }
  }

  private Pair fresh(ScratchServer server) {
    ScratchDatabase originals = server.create("original");
    ScratchDatabase converteds = server.create("converted");
    ConvertedSide.makeHistory(converteds);
    setup.accept(originals);
    setup.accept(converteds);
    return pair(originals, converteds, new Correspondence());
  }

  private Pair pair(
      ScratchDatabase originals, ScratchDatabase converteds, Correspondence correspondence) {
    return new Pair(
        originals,
        converteds,
        database -> new OriginalSide(engine, project, database, environment, clock),
        database -> new ConvertedSide(directory, database, environment, clock),
        correspondence);
  }

  /** Fresh databases brought up to {@code last}, itself included. */
  private Pair replay(ScratchServer server, VersionedMigration last) throws SQLException {
    Pair pair = fresh(server);
    for (VersionedMigration migration : project.migrations()) {
      Step step = step(pair, migration, Phase.UP);
      if (step.result() != Result.EQUAL) {
        throw new ProofFailedException(
            migration.migration().path() + " does not come out the same a second time");
      }
      if (migration.equals(last)) {
        return pair;
      }
    }
    throw new IllegalStateException("not in the project: " + last.migration().path());
  }

  private Pair wayBackOnCopies(
      ScratchServer server, Pair pair, VersionedMigration migration, List<Step> steps)
      throws SQLException {
    ScratchDatabase[] kept = pair.databases();
    ScratchDatabase[] copies = pair.copies(server);
    Correspondence correspondence = pair.correspondence();
    Pair aside = pair(copies[0], copies[1], correspondence);
    try {
      wayBack(aside, migration, steps);
    } finally {
      aside.close();
    }
    return pair(kept[0], kept[1], correspondence);
  }

  /** Down and up again, as far as the original goes. */
  private void wayBack(Pair pair, VersionedMigration migration, List<Step> steps)
      throws SQLException {
    if (!hasDown(migration)) {
      steps.add(Step.of(Phase.DOWN, Result.NONE));
      return;
    }
    Step down = step(pair, migration, Phase.DOWN);
    steps.add(down);
    if (down.result() == Result.EQUAL) {
      steps.add(step(pair, migration, Phase.UP_AGAIN));
    }
  }

  /** Whether the databases are where they were after going up. */
  private boolean isBackUp(VersionedMigration migration, List<Step> steps) {
    Step last = steps.get(steps.size() - 1);
    if (last.result() == Result.FAILS_ALIKE) {
      // What its transaction took back is as it was.
      return last.phase() == Phase.DOWN && entry(migration).transactional();
    }
    return last.result() != Result.DIFFERENT;
  }

  private MigrationProof proof(VersionedMigration migration, List<Step> steps) {
    Entry entry = entry(migration);
    return new MigrationProof(
        entry.version(), entry.legacyName(), entry.source(), entry.mode(), steps);
  }

  private static boolean hasDown(VersionedMigration migration) {
    return !(migration.migration().body() instanceof Sql sql) || sql.down().isPresent();
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

  private Step step(Pair pair, VersionedMigration migration, Phase phase) throws SQLException {
    Direction direction = phase == Phase.DOWN ? Direction.DOWN : Direction.UP;
    SideRun original = pair.original(migration, direction);
    SideRun converted = pair.converted(migration, direction);
    pair.correspondence().ran(original.window(), converted.window());
    Optional<String> message = failuresDiffer(original.failure(), converted.failure());
    List<Difference> differences = compare(pair, original.usedRandom());
    boolean different = message.isPresent() || !differences.isEmpty();
    if (!different && original.failure().isEmpty()) {
      return Step.of(phase, Result.EQUAL);
    }
    // A migration that cannot even come up cannot be proven; what follows would build on nothing.
    boolean alike = !different && phase != Phase.UP;
    return new Step(
        phase,
        alike ? Result.FAILS_ALIKE : Result.DIFFERENT,
        differences,
        message.or(() -> original.failure().map(f -> "the original fails: " + text(f))),
        original.trace(),
        converted.trace());
  }

  private static Optional<String> failuresDiffer(
      Optional<SideFailure> original, Optional<SideFailure> converted) {
    if (original.isPresent() && converted.isPresent()) {
      return original.get().isLike(converted.get())
          ? Optional.empty()
          : Optional.of(
              "they fail differently: original %s, converted %s"
                  .formatted(text(original.get()), text(converted.get())));
    }
    return original
        .map(failure -> "only the original fails: " + text(failure))
        .or(() -> converted.map(failure -> "only the converted fails: " + text(failure)));
  }

  private static String text(SideFailure failure) {
    return failure.sqlState().isEmpty()
        ? failure.message()
        : failure.message() + " (SQLSTATE " + failure.sqlState() + ")";
  }

  private List<Difference> compare(Pair sides, boolean randomText) throws SQLException {
    List<Difference> differences =
        CatalogSnapshot.read(sides.a(), scope)
            .differencesTo(CatalogSnapshot.read(sides.b(), scope));
    if (!differences.isEmpty()) {
      return differences;
    }
    VolatilePolicy policy =
        VolatilePolicy.of(text -> sources.contains(text.toLowerCase(Locale.ROOT)), clock.getZone());
    return new RowComparison(scope, sides.correspondence())
        .compare(sides.a(), sides.b(), randomText ? policy.withRandomText() : policy);
  }
}
