package unimig.converter.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import unimig.converter.proof.Level;
import unimig.converter.scratch.ScratchServer;
import unimig.runner.certificate.ProvenFiles;
import unimig.runner.certificate.Sha256;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.ManifestFile;

/** All that the results of a proof depend on; what may be secret as a hash. */
final class Circumstances {
  private final SortedMap<String, String> all = new TreeMap<>();

  Circumstances(Manifest manifest, Path directory) {
    all.put("tool", Versions.tool());
    all.put("manifest", ManifestFile.hash(manifest));
    ProvenFiles files = ProvenFiles.read(directory, manifest);
    all.put("converted files", hash(files.toString()));
  }

  Circumstances on(ScratchServer server, Level level) {
    all.put("server", server.version() + " " + ProofRun.kind(server));
    all.put("level", level.name().toLowerCase(Locale.ROOT));
    return this;
  }

  /**
   * @param options that say how the databases are set up
   */
  Circumstances with(String options) {
    all.put("options", hash(options));
    return this;
  }

  /** Values of the variables that migrations need. */
  Circumstances in(Map<String, String> environment, Manifest manifest) {
    SortedMap<String, String> seen = new TreeMap<>();
    for (Entry entry : manifest.entries()) {
      for (String name : entry.needs().environment()) {
        seen.put(name, environment.getOrDefault(name, ""));
      }
    }
    all.put("environment", hash(seen.toString()));
    return this;
  }

  /**
   * Size and time of every file of the project, as originals may load any of them; packages are
   * left out.
   *
   * @param out what is converted, which may be inside the project
   */
  Circumstances of(Path root, Path out) {
    SortedSet<String> files = new TreeSet<>();
    try {
      Files.walkFileTree(root, new Collector(out.toAbsolutePath().normalize(), files));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + root, e);
    }
    all.put("project files", hash(files.toString()));
    return this;
  }

  SortedMap<String, String> all() {
    return all;
  }

  private static String hash(String text) {
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private static final Set<String> SKIPPED = Set.of("node_modules", ".git");

    private final Path out;
    private final SortedSet<String> files;

    Collector(Path out, SortedSet<String> files) {
      this.out = out;
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      boolean skipped =
          SKIPPED.contains(String.valueOf(directory.getFileName()))
              || directory.toAbsolutePath().normalize().equals(out);
      return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      files.add(file + " " + attributes.size() + " " + attributes.lastModifiedTime());
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }
  }
}
