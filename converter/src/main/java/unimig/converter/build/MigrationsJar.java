package unimig.converter.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import unimig.runner.diagnostic.BadInputException;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;
import unimig.runner.manifest.Manifest;

/**
 * Builds {@code migrations.jar} of a converted set: the compiled classes, the original scripts that
 * bridged migrations run, and the manifest. The same set and compiler make the same bytes.
 */
public final class MigrationsJar {
  public static final String FILE_NAME = "migrations.jar";

  /** Where the manifest is in the jar. */
  public static final String MANIFEST_ENTRY = "META-INF/unimig/" + Manifest.FILE_NAME;

  private static final String SOURCES = "java";
  private static final String SCRIPTS = "legacy";

  private final Path directory;
  private final Compiler compiler;

  /**
   * @param directory that conversion wrote
   * @param classPath to compile against, as {@code java.class.path} has it
   */
  public MigrationsJar(Path directory, String classPath) {
    this.directory = directory;
    this.compiler = new Compiler(directory, classPath);
  }

  /**
   * Writes the jar into the directory, replacing an older one only when all went well.
   *
   * @throws BadInputException with {@code COMPILE_ERROR} for each error of the compiler, or {@code
   *     MISSING_MANIFEST}
   * @throws BuildException if there is no compiler or a file cannot be read or written
   */
  public Built build() {
    try {
      SortedMap<String, byte[]> entries = new TreeMap<>();
      entries.put(MANIFEST_ENTRY, manifest());
      addScripts(entries);
      List<Diagnostic> warnings = compiler.compile(files(SOURCES), entries);
      Path jar = directory.resolve(FILE_NAME);
      write(jar, entries);
      long classes = entries.keySet().stream().filter(name -> name.endsWith(".class")).count();
      return new Built(jar, (int) classes, warnings);
    } catch (IOException e) {
      throw new BuildException("cannot build " + FILE_NAME + ": " + e, e);
    }
  }

  private byte[] manifest() throws IOException {
    Path manifest = directory.resolve(Manifest.FILE_NAME);
    if (!Files.isRegularFile(manifest)) {
      throw new BadInputException(
          List.of(
              Diagnostic.error(
                  SourceSpan.startOf(Manifest.FILE_NAME),
                  "MISSING_MANIFEST",
                  "no \"" + Manifest.FILE_NAME + "\" in this directory",
                  "name a directory that unimig convert wrote")));
    }
    return Files.readAllBytes(manifest);
  }

  private void addScripts(SortedMap<String, byte[]> entries) throws IOException {
    for (Path file : files(SCRIPTS)) {
      entries.put(RelativePaths.of(directory, file), Files.readAllBytes(file));
    }
  }

  private List<Path> files(String below) throws IOException {
    Path root = directory.resolve(below);
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private void write(Path jar, SortedMap<String, byte[]> entries) throws IOException {
    Path aside = directory.resolve("." + FILE_NAME + "." + ProcessHandle.current().pid());
    try {
      Files.write(aside, ReproducibleJar.of(entries));
      Files.move(aside, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(aside);
    }
  }
}
