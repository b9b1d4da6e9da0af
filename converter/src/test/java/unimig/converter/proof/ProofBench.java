package unimig.converter.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unimig.converter.build.MigrationsJar;
import unimig.converter.proof.MigrationProof.Step;
import unimig.converter.scratch.ScratchServer;
import unimig.converter.scratch.ScratchSettings;
import unimig.converter.script.ScriptEngine;
import unimig.converter.testing.LegacyTree;
import unimig.runner.catalog.Difference;
import unimig.runner.database.DatabaseUrl;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.ManifestFile;

/** Proves a project after its converted set was tampered with. */
final class ProofBench implements AutoCloseable {
  private final ScriptEngine engine = new ScriptEngine();
  private final ScratchServer server =
      ScratchServer.open(
          ScratchSettings.of(
              DatabaseUrl.fromEnvironment(System.getenv()),
              System.getenv(),
              Path.of(System.getProperty("user.home"))));

  ScriptEngine engine() {
    return engine;
  }

  ScratchServer server() {
    return server;
  }

  /** Builds what is in the directory now, and proves each migration of it alone. */
  List<MigrationProof> prove(LegacyTree project, Path set) {
    Told told = new Told();
    List<MigrationProof> proofs = prove(project, set, ProofOptions.of(Level.QUICK), told);
    if (!told.proofs.equals(proofs)) {
      throw new AssertionError("the listener is told something else: " + told.proofs);
    }
    return proofs;
  }

  /** Builds what is in the directory now, and proves it. */
  List<MigrationProof> prove(
      LegacyTree project, Path set, ProofOptions options, ProofListener listener) {
    new MigrationsJar(set, System.getProperty("java.class.path")).build();
    Manifest manifest = ManifestFile.read(set.resolve(Manifest.FILE_NAME));
    return new Proof(
            engine,
            project.read(manifest),
            manifest,
            set,
            Map.of(),
            database -> {},
            Clock.system(ZoneId.systemDefault()))
        .run(server, options, listener)
        .migrations();
  }

  private static final class Told implements ProofListener {
    private final List<MigrationProof> proofs = new ArrayList<>();

    @Override
    public void proven(MigrationProof proof) {
      proofs.add(proof);
    }
  }

  /**
   * Changes a file of a set.
   *
   * @param before stands there once
   */
  static void change(Path file, String before, String after) {
    try {
      String text = Files.readString(file);
      int at = text.indexOf(before);
      if (at < 0 || text.indexOf(before, at + 1) >= 0) {
        throw new AssertionError("not there once: " + before + " in\n" + text);
      }
      Files.writeString(file, text.replace(before, after));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code phase result} of each step. */
  static List<String> steps(MigrationProof proof) {
    return proof.steps().stream().map(step -> step.phase() + " " + step.result()).toList();
  }

  /** {@code object part attribute} of each difference of the last step. */
  static List<String> differences(MigrationProof proof) {
    Step last = proof.steps().get(proof.steps().size() - 1);
    return last.differences().stream().map(ProofBench::name).toList();
  }

  private static String name(Difference difference) {
    return Stream.of(difference.object(), difference.part(), difference.attribute())
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
  }

  @Override
  public void close() {
    server.close();
    engine.close();
  }
}
