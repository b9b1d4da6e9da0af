package unimig.converter.proof;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import unimig.converter.conversion.LegacyProject;
import unimig.converter.proof.MigrationProof.Phase;
import unimig.converter.proof.MigrationProof.Result;
import unimig.converter.proof.Trial.Outcome;
import unimig.converter.scratch.ScratchDatabase;
import unimig.converter.scratch.ScratchServer;
import unimig.converter.script.ScriptEngine;
import unimig.converter.source.LegacyMigration.Sql;
import unimig.converter.source.VersionedMigration;
import unimig.converter.witness.NodeWitness;
import unimig.runner.catalog.SnapshotScope;
import unimig.runner.engine.EngineSettings;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.Manifest;

/**
 * Runs every migration on two databases, the original on one and the converted on the other: up,
 * down, up again. After each, catalogs, rows and sequences must be equal; those that a witness
 * leaves on a third too. Ends at the first migration that differs, as all after it would.
 */
public final class Proof {
  private final ScriptEngine engine;
  private final LegacyProject project;
  private final Manifest manifest;
  private final Path directory;
  private final Map<String, String> environment;
  private final Clock clock;
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
  }

  private static Set<String> historyTables(Manifest manifest) {
    Set<String> tables = new HashSet<>(Set.of(EngineSettings.HISTORY_TABLE));
    for (LegacySet set : manifest.sets()) {
      set.historyTable().ifPresent(table -> tables.addAll(List.of(table, table + "_lock")));
    }
    return tables;
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
   * @param listener told of each migration when it is done
   * @throws ProofFailedException if it cannot be carried on
   */
  public List<MigrationProof> run(ScratchServer server, Consumer<MigrationProof> listener) {
    return run(server, Optional.empty(), listener);
  }

  /**
   * Runs the whole proof with a witness.
   *
   * @param node runs the originals on a third database
   * @param listener told of each migration when it is done
   * @throws ProofFailedException if it cannot be carried on
   */
  public List<MigrationProof> run(
      ScratchServer server, Optional<NodeWitness> node, Consumer<MigrationProof> listener) {
    Optional<WitnessSide> witness = node.map(each -> new WitnessSide(each, clock));
    try (Course course = new Course(server, project.migrations(), setup, witness.isPresent());
        Trial trial = trial(course.roles(), witness)) {
      return run(trial, course, witness, listener);
    } catch (SQLException e) {
      throw new ProofFailedException("a scratch database is out of reach", e);
    }
  }

  private Trial trial(Roles roles, Optional<WitnessSide> witness) {
    return new Trial(
        new OriginalSide(engine, project, environment, clock),
        new ConvertedSide(directory, environment, clock),
        witness,
        roles,
        SnapshotScope.withoutTables(historyTables(manifest)),
        sources(project),
        clock.getZone());
  }

  private List<MigrationProof> run(
      Trial trial, Course course, Optional<WitnessSide> witness, Consumer<MigrationProof> listener)
      throws SQLException {
    List<MigrationProof> proofs = new ArrayList<>();
    for (VersionedMigration migration : project.migrations()) {
      Findings findings = new Findings();
      Outcome up = findings.add(trial.run(course.pair(), migration, Phase.UP));
      Outcome last = up;
      if (up.isEqual()) {
        last = wayBack(trial, course.pair(), migration, findings).orElse(up);
      }
      MigrationProof proof =
          findings.proof(entry(migration), witness.map(each -> each.through(migration)));
      proofs.add(proof);
      listener.accept(proof);
      if (!proof.isEqual()) {
        break;
      }
      boolean more = proofs.size() < project.migrations().size();
      if (more && !isBackUp(up, last)) {
        course.restart(proofs.size(), trial);
      }
    }
    return proofs;
  }

  /** Whether everything is as it was when the migration had gone up for the first time. */
  private static boolean isBackUp(Outcome up, Outcome last) {
    // One that has come down and does not come up again is gone from the runner's history.
    boolean isUp = last.step().phase() != Phase.UP_AGAIN || last.step().result() == Result.EQUAL;
    return isUp && last.isAgain(up);
  }

  /**
   * Down and up again, as far as the original goes.
   *
   * @return what it came to in the end; empty if there is nothing to run
   */
  private static Optional<Outcome> wayBack(
      Trial trial, Pair pair, VersionedMigration migration, Findings findings) throws SQLException {
    if (!hasDown(migration)) {
      findings.noWayDown();
      return Optional.empty();
    }
    Outcome down = findings.add(trial.run(pair, migration, Phase.DOWN));
    return Optional.of(
        down.isEqual() ? findings.add(trial.run(pair, migration, Phase.UP_AGAIN)) : down);
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
}
