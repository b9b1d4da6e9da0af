package unimig.consolidator.squash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import unimig.runner.certificate.Sha256;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;
import unimig.runner.engine.ConvertedSet;
import unimig.runner.squash.SquashFile;
import unimig.runner.squash.SquashRecord;

/**
 * Puts the migrations that a squash stands for into another directory, and takes them back. Each
 * file is in both places before it leaves the first, and what is done already is passed over:
 * whatever interrupts this, the set can be run, and another call completes it.
 */
public final class Archive {
  /** Scripts and ways back with their settings, sources, and classes in the jar. */
  private static final Pattern ARTIFACT =
      Pattern.compile("(?:sql/(?:.*/)?[VU]|(?:java/)?db/migration/V)([0-9][0-9._]*?)__.*");

  private final Path directory;
  private final Path to;
  private final Set<MigrationVersion> covers;
  private final Path jar;
  private final Path keptJar;

  private Archive(Path directory, Path to, SquashRecord squash) {
    this.directory = directory;
    this.to = to;
    this.covers =
        squash.covers().stream()
            .map(MigrationVersion::fromVersion)
            .collect(Collectors.toUnmodifiableSet());
    this.jar = directory.resolve(ConvertedSet.JAR);
    this.keptJar = to.resolve(squash.version() + "-" + ConvertedSet.JAR);
  }

  /**
   * What came of it.
   *
   * @param files how many are in the other place now, the jar counted once
   */
  public record Result(int files, List<Diagnostic> refusals) {
    public Result {
      refusals = List.copyOf(refusals);
    }
  }

  /**
   * Archives all that the squash of a set stands for.
   *
   * @throws UncheckedIOException if files cannot be read or written
   */
  public static Result move(Path directory, Path to) {
    Optional<SquashRecord> squash = SquashFile.read(directory);
    List<Diagnostic> refusals = refusals(directory, squash);
    if (!refusals.isEmpty()) {
      return new Result(0, refusals);
    }
    try {
      return new Result(new Archive(directory, to, squash.orElseThrow()).move(), List.of());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot archive " + directory + ": " + e.getMessage(), e);
    }
  }

  /**
   * Takes back what {@link #move} has moved.
   *
   * @throws UncheckedIOException if files cannot be read or written
   */
  public static Result undo(Path directory, Path from) {
    Optional<SquashRecord> squash = SquashFile.read(directory);
    if (squash.isEmpty()) {
      return new Result(0, refusals(directory, squash));
    }
    try {
      return new Result(new Archive(directory, from, squash.get()).undo(), List.of());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot take back " + from + ": " + e.getMessage(), e);
    }
  }

  private static List<Diagnostic> refusals(Path directory, Optional<SquashRecord> squash) {
    List<Diagnostic> refusals = new ArrayList<>();
    if (squash.isEmpty()) {
      refusals.add(refusal(SquashRecord.FILE_NAME, "NO_SQUASH", "nothing of this set is squashed"));
      return refusals;
    }
    for (Map.Entry<String, String> file : squash.get().files().entrySet()) {
      Path path = directory.resolve(file.getKey());
      if (!Files.isRegularFile(path) || !hash(path).equals(file.getValue())) {
        refusals.add(
            refusal(
                file.getKey(),
                "SQUASH_CHANGED",
                "\"" + file.getKey() + "\" is not as it was squashed"));
      }
    }
    return refusals;
  }

  private static Diagnostic refusal(String file, String code, String message) {
    return Diagnostic.error(
        SourceSpan.startOf(file), code, message, "make it anew with: unimig squash");
  }

  private static String hash(Path file) {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private int move() throws IOException {
    List<String> paths = artifacts(directory);
    for (String path : paths) {
      copy(directory.resolve(path), to.resolve(path));
    }
    int jars = 0;
    if (Files.exists(jar)) {
      ArchivedJar classes = ArchivedJar.read(jar);
      if (classes.has(this::isCovered)) {
        copy(jar, keptJar);
        classes.remove(this::isCovered);
        put(classes.bytes(), jar);
        jars = 1;
      }
    }
    for (String path : paths) {
      Files.delete(directory.resolve(path));
    }
    return paths.size() + jars;
  }

  private int undo() throws IOException {
    List<String> paths = artifacts(to);
    for (String path : paths) {
      copy(to.resolve(path), directory.resolve(path));
    }
    List<Path> jars = keptJars();
    for (Path kept : jars) {
      restore(kept);
    }
    for (String path : paths) {
      Files.delete(to.resolve(path));
    }
    for (Path kept : jars) {
      Files.delete(kept);
    }
    deleteEmpty(to);
    return paths.size() + jars.size();
  }

  private static void deleteEmpty(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (Stream<Path> files = Files.walk(root)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        if (Files.isDirectory(each) && isEmpty(each)) {
          Files.delete(each);
        }
      }
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /** The jar as it was, if nothing else has changed it since. */
  private void restore(Path kept) throws IOException {
    ArchivedJar before = ArchivedJar.read(kept);
    ArchivedJar without = ArchivedJar.read(kept);
    without.remove(this::isCovered);
    byte[] now = Files.exists(jar) ? Files.readAllBytes(jar) : without.bytes();
    if (Arrays.equals(now, without.bytes())) {
      put(Files.readAllBytes(kept), jar);
    } else if (!Arrays.equals(now, Files.readAllBytes(kept))) {
      ArchivedJar classes = ArchivedJar.read(jar);
      classes.add(before, this::isCovered);
      put(classes.bytes(), jar);
    }
  }

  private List<Path> keptJars() throws IOException {
    if (!Files.isDirectory(to)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(to)) {
      return files
          .filter(file -> file.toString().endsWith("-" + ConvertedSet.JAR))
          .sorted()
          .toList();
    }
  }

  private List<String> artifacts(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .filter(path -> !path.startsWith("db/") && isCovered(path))
          .sorted()
          .toList();
    }
  }

  private boolean isCovered(String path) {
    Matcher artifact = ARTIFACT.matcher(path);
    return artifact.matches() && covers.contains(MigrationVersion.fromVersion(artifact.group(1)));
  }

  /** What is there already must be the same. */
  private static void copy(Path from, Path target) throws IOException {
    if (Files.exists(target)) {
      if (Files.mismatch(from, target) >= 0) {
        throw new IOException("\"" + target + "\" is another file than \"" + from + "\"");
      }
      return;
    }
    put(Files.readAllBytes(from), target);
  }

  private static void put(byte[] bytes, Path target) throws IOException {
    Path parent = Optional.ofNullable(target.toAbsolutePath().getParent()).orElseThrow();
    Files.createDirectories(parent);
    Path aside = parent.resolve(target.getFileName() + ".new");
    Files.write(aside, bytes);
    Files.move(aside, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
