package unimig.converter.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import unimig.converter.build.Built;
import unimig.converter.build.MigrationsJar;
import unimig.converter.conversion.ConvertedMigrations;
import unimig.converter.conversion.LegacyProject;
import unimig.converter.proof.Level;
import unimig.converter.proof.MigrationProof;
import unimig.converter.proof.Proof;
import unimig.converter.proof.ProofListener;
import unimig.converter.proof.ProofOptions;
import unimig.converter.scratch.ScratchDatabase;
import unimig.converter.scratch.ScratchServer;
import unimig.converter.script.ScriptEngine;
import unimig.converter.witness.NodeWitness;
import unimig.runner.engine.ConvertedSet;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.ManifestFile;

/**
 * Proves cases: each in a set of its own, on databases of its own, all on one server. What runs is
 * the committed {@code expected.java}. For several threads at once.
 */
final class CaseProofs {
  private final ScriptEngine engine;
  private final ScratchServer server;
  private final Path directory;

  /**
   * @param directory is filled with the sets
   */
  CaseProofs(ScriptEngine engine, ScratchServer server, Path directory) {
    this.engine = engine;
    this.server = server;
    this.directory = directory;
  }

  /**
   * Compiles the expected classes of all cases at once, for a compiler is slow to start. A case
   * without one is left out.
   */
  Built compile(Map<GoldenCase, ConvertedMigrations> cases) throws IOException {
    for (Map.Entry<GoldenCase, ConvertedMigrations> each : cases.entrySet()) {
      Path target = all().resolve(artifact(each.getValue()));
      Files.createDirectories(target.getParent());
      if (Files.exists(each.getKey().expected())) {
        Files.copy(each.getKey().expected(), target);
      }
    }
    ManifestFile.write(all().resolve(Manifest.FILE_NAME), new Manifest(List.of(), List.of()));
    return new MigrationsJar(all(), System.getProperty("java.class.path")).build();
  }

  /**
   * Runs original and expected class: up, down, up again.
   *
   * @param project as it was converted
   */
  MigrationProof prove(GoldenCase golden, Path project, ConvertedMigrations converted)
      throws IOException {
    Path set = Files.createDirectories(directory.resolve("sets").resolve(golden.name()));
    ManifestFile.write(set.resolve(Manifest.FILE_NAME), converted.manifest());
    writeJar(converted, set.resolve(ConvertedSet.JAR));
    Optional<String> setup = golden.setup();
    LegacyProject legacy = GoldenCase.read(project, converted.manifest());
    Proof proof =
        new Proof(
            engine,
            legacy,
            converted.manifest(),
            set,
            golden.environment(),
            database -> setup.ifPresent(sql -> run(database, sql)),
            Clock.system(ZoneId.systemDefault()));
    List<MigrationProof> proofs = run(proof, witness(golden, legacy));
    if (proofs.size() != 1) {
      throw new AssertionError("a case is one migration, not " + proofs.size());
    }
    return proofs.get(0);
  }

  private Optional<NodeWitness> witness(GoldenCase golden, LegacyProject legacy)
      throws IOException {
    if (!golden.isWitnessed()) {
      return Optional.empty();
    }
    Map<String, String> environment = new TreeMap<>(golden.environment());
    environment.put("PATH", System.getenv().getOrDefault("PATH", ""));
    return Optional.of(NodeWitness.open(legacy, environment, ZoneId.systemDefault()));
  }

  private List<MigrationProof> run(Proof proof, Optional<NodeWitness> witness) {
    try {
      return proof
          .run(server, ProofOptions.of(Level.QUICK).withWitness(witness), ProofListener.SILENT)
          .migrations();
    } finally {
      witness.ifPresent(NodeWitness::close);
    }
  }

  private Path all() {
    return directory.resolve("all");
  }

  private static String artifact(ConvertedMigrations converted) {
    Entry entry = GoldenCase.entry(converted);
    return entry.artifact().orElseThrow();
  }

  /** The jar that the case alone would have had. */
  private void writeJar(ConvertedMigrations converted, Path jar) throws IOException {
    String artifact = artifact(converted);
    String stem = artifact.substring("java/".length(), artifact.length() - ".java".length());
    try (JarFile compiled = new JarFile(all().resolve(ConvertedSet.JAR).toFile());
        OutputStream file = Files.newOutputStream(jar);
        JarOutputStream target = new JarOutputStream(file)) {
      for (JarEntry entry : compiled.stream().toList()) {
        String name = entry.getName();
        if (name.startsWith(stem + ".") || name.startsWith(stem + "$")) {
          target.putNextEntry(new JarEntry(name));
          try (InputStream content = compiled.getInputStream(entry)) {
            content.transferTo(target);
          }
        }
      }
      for (Map.Entry<String, byte[]> script : converted.files().entrySet()) {
        if (!script.getKey().equals(artifact)) {
          target.putNextEntry(new JarEntry(script.getKey()));
          target.write(script.getValue());
        }
      }
    }
  }

  private static void run(ScratchDatabase database, String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("setup.sql fails: " + e.getMessage(), e);
    }
  }
}
