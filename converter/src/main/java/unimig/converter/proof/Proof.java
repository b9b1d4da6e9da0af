package unimig.converter.proof;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
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

  /**
   * @param project read with {@code manifest} as the previous one
   * @param directory of the converted set, with its jar
   * @param environment that both sides see
   */
  public Proof(
      ScriptEngine engine,
      LegacyProject project,
      Manifest manifest,
      Path directory,
      Map<String, String> environment,
      Clock clock) {
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
    try (ScratchDatabase originals = server.create("original");
        ScratchDatabase converteds = server.create("converted");
        ConvertedSide converted = new ConvertedSide(directory, converteds, environment, clock);
        Connection a = originals.connect();
        Connection b = converteds.connect()) {
      OriginalSide original =
          new OriginalSide(engine, project, originals, environment, clock);
      Sides sides = new Sides(original, converted, a, b, new Correspondence());
      List<MigrationProof> proofs = new ArrayList<>();
      for (VersionedMigration migration : project.migrations()) {
        MigrationProof proof = prove(sides, migration);
        proofs.add(proof);
        listener.accept(proof);
        if (!proof.isEqual()) {
          break;
        }
      }
      return proofs;
    } catch (SQLException e) {
      throw new ProofFailedException("a scratch database is out of reach", e);
    }
  }

  private record Sides(
      OriginalSide original,
      ConvertedSide converted,
      Connection a,
      Connection b,
      Correspondence correspondence) {}

  private MigrationProof prove(Sides sides, VersionedMigration migration) throws SQLException {
    Entry entry = entry(migration);
    List<Step> steps = new ArrayList<>();
    steps.add(step(sides, migration, Phase.UP));
    boolean upFails = steps.get(0).result() != Result.EQUAL;
    if (hasDown(migration) && !upFails) {
      Step down = step(sides, migration, Phase.DOWN);
      steps.add(down);
      if (down.result() == Result.EQUAL) {
        steps.add(step(sides, migration, Phase.UP_AGAIN));
      }
    } else if (!upFails) {
      steps.add(Step.of(Phase.DOWN, Result.NONE));
    }
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

  private Step step(Sides sides, VersionedMigration migration, Phase phase) throws SQLException {
    Direction direction = phase == Phase.DOWN ? Direction.DOWN : Direction.UP;
    SideRun original = sides.original().run(migration, direction);
    SideRun converted = sides.converted().run(migration.version(), direction);
    sides.correspondence().ran(original.window(), converted.window());
    Optional<String> message = failuresDiffer(original.failure(), converted.failure());
    List<Difference> differences = compare(sides, original.usedRandom());
    if (message.isPresent() || !differences.isEmpty()) {
      return new Step(
          phase, Result.DIFFERENT, differences, message, original.trace(), converted.trace());
    }
    if (original.failure().isPresent()) {
      return new Step(
          phase,
          // A migration that cannot run cannot be proven; what follows would build on nothing.
          phase == Phase.DOWN ? Result.FAILS_ALIKE : Result.DIFFERENT,
          List.of(),
          original.failure().map(failure -> "the original fails: " + failure.message()),
          original.trace(),
          converted.trace());
    }
    return Step.of(phase, Result.EQUAL);
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

  private List<Difference> compare(Sides sides, boolean randomText) throws SQLException {
    List<Difference> differences =
        CatalogSnapshot.read(sides.a(), scope)
            .differencesTo(CatalogSnapshot.read(sides.b(), scope));
    if (!differences.isEmpty()) {
      return differences;
    }
    VolatilePolicy policy =
        VolatilePolicy.of(
            text -> sources.contains(text.toLowerCase(Locale.ROOT)), clock.getZone());
    return new RowComparison(scope, sides.correspondence())
        .compare(sides.a(), sides.b(), randomText ? policy.withRandomText() : policy);
  }
}
