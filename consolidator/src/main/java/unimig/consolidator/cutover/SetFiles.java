package unimig.consolidator.cutover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import unimig.runner.certificate.CertificateCheck;
import unimig.runner.engine.ConvertedSet;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.SetKind;

/**
 * What a converted set's directory tells of a cutover.
 *
 * @param built whether all that runs is there
 * @param proven whether a certificate holds for it
 * @param squashed whether a script for fresh databases is there
 * @param remaining directories of legacy migrations that are still in the project
 */
record SetFiles(
    Manifest manifest, boolean built, boolean proven, boolean squashed, List<String> remaining) {

  /**
   * @param sources root of the legacy project
   */
  static SetFiles read(Path directory, Manifest manifest, Path sources) {
    boolean needsJar =
        manifest.entries().stream()
            .anyMatch(e -> e.artifact().filter(a -> a.endsWith(".java")).isPresent());
    boolean built = !needsJar || Files.exists(directory.resolve(ConvertedSet.JAR));
    return new SetFiles(
        manifest,
        built,
        built && CertificateCheck.ofAll(directory, Optional.empty()).holds(),
        hasBaseline(directory.resolve(ConvertedSet.SQL)),
        manifest.sets().stream()
            .flatMap(set -> set.directories().stream())
            .filter(each -> Files.isDirectory(sources.resolve(each)))
            .distinct()
            .toList());
  }

  boolean has(SetKind kind) {
    return manifest.sets().stream().map(LegacySet::kind).anyMatch(kind::equals);
  }

  private static boolean hasBaseline(Path scripts) {
    if (!Files.isDirectory(scripts)) {
      return false;
    }
    try (Stream<Path> files = Files.list(scripts)) {
      return files.anyMatch(file -> String.valueOf(file.getFileName()).matches("B\\d.*__.*\\.sql"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + scripts, e);
    }
  }
}
