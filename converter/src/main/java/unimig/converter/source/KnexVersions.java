package unimig.converter.source;

import com.google.gson.JsonObject;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds which Knex a set is written for: from the nearest lockfile that knows, else the installed
 * one, else the nearest package.json, always from the set's directory up to the project root.
 */
final class KnexVersions {
  private static final Pattern EXACT = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.\\S*)?");
  private static final List<Lockfile> LOCKFILES =
      List.of(
          new NpmLockfile("npm-shrinkwrap.json"),
          new NpmLockfile("package-lock.json"),
          new PnpmLockfile(),
          new YarnLockfile());

  private final Findings findings;
  private final Optional<KnexLine> chosen;

  /**
   * @param chosen the line that the user wants for every set
   */
  KnexVersions(Findings findings, Optional<KnexLine> chosen) {
    this.findings = findings;
    this.chosen = chosen;
  }

  /** Never fails: where nothing is found, the newest line is taken and a note says so. */
  KnexVersion of(Candidate candidate) {
    Optional<KnexLine> wanted = candidate.request().flatMap(SetRequest::knexLine).or(() -> chosen);
    if (wanted.isPresent()) {
      return KnexVersion.chosen(wanted.get());
    }
    List<Path> directories = findings.project().upToRoot(candidate.directories().get(0));
    return locked(directories)
        .or(() -> installed(directories))
        .or(() -> declared(directories))
        .orElseGet(() -> assumed(candidate));
  }

  private KnexVersion assumed(Candidate candidate) {
    findings.note(
        candidate.place(),
        "KNEX_VERSION_ASSUMED",
        "no lockfile, node_modules or package.json names the version of \"knex\"; taken to be "
            + KnexLine.newest().id(),
        "name the line with --knex-line");
    return KnexVersion.chosen(KnexLine.newest());
  }

  private Optional<KnexVersion> locked(List<Path> directories) {
    Optional<String> range = directories.stream().flatMap(d -> range(d).stream()).findFirst();
    for (Path directory : directories) {
      for (Lockfile lockfile : LOCKFILES) {
        Path file = directory.resolve(lockfile.fileName());
        Optional<KnexVersion> found =
            Files.isRegularFile(file)
                ? TextFile.read(file, findings)
                    .flatMap(
                        text -> lockfile.knex(text.text(), packages(directory, directories), range))
                    .flatMap(version -> exact(version, file))
                : Optional.empty();
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** The directories below a lockfile that may be its packages, deepest first; {@code .} last. */
  private static List<String> packages(Path lockDirectory, List<Path> directories) {
    Project below = new Project(lockDirectory);
    return directories.stream()
        .filter(directory -> directory.startsWith(lockDirectory))
        .map(below::relative)
        .toList();
  }

  private Optional<KnexVersion> installed(List<Path> directories) {
    return directories.stream()
        .map(directory -> directory.resolve("node_modules/knex/package.json"))
        .filter(Files::isRegularFile)
        .flatMap(
            file ->
                json(file)
                    .flatMap(json -> Json.string(json, "version"))
                    .flatMap(version -> exact(version, file))
                    .stream())
        .findFirst();
  }

  private Optional<KnexVersion> declared(List<Path> directories) {
    for (Path directory : directories) {
      Optional<String> range = range(directory);
      Path file = directory.resolve("package.json");
      Optional<KnexVersion> found =
          range.flatMap(VersionRange::line).map(line -> new KnexVersion(line, range, named(file)));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<String> range(Path directory) {
    Path file = directory.resolve("package.json");
    return Files.isRegularFile(file) ? json(file).flatMap(KnexVersions::range) : Optional.empty();
  }

  private static Optional<String> range(JsonObject json) {
    return List.of("dependencies", "devDependencies", "peerDependencies", "optionalDependencies")
        .stream()
        .flatMap(
            key -> Json.object(json, key).flatMap(group -> Json.string(group, "knex")).stream())
        .findFirst();
  }

  private Optional<JsonObject> json(Path file) {
    return TextFile.read(file, findings).flatMap(text -> Json.parse(text.text()));
  }

  private Optional<String> named(Path file) {
    return Optional.of(findings.project().relative(file));
  }

  private Optional<KnexVersion> exact(String version, Path file) {
    Matcher numbers = EXACT.matcher(version);
    if (!numbers.matches()) {
      return Optional.empty();
    }
    BigInteger major = new BigInteger(numbers.group(1));
    BigInteger minor = new BigInteger(numbers.group(2));
    KnexLine newest = KnexLine.newest();
    if (!newest.covers(major)) {
      findings.warning(
          file,
          "KNEX_TOO_NEW",
          "Knex \"" + version + "\" is newer than any bundled; line " + newest.id() + " is used",
          "compare the proof with care, or name a line with --knex-line");
    }
    return Optional.of(
        new KnexVersion(KnexLine.of(major, minor), Optional.of(version), named(file)));
  }
}
