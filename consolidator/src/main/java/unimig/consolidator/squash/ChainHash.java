package unimig.consolidator.squash;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.flywaydb.core.api.MigrationVersion;
import unimig.runner.certificate.Sha256;

/** One hash over all that a chain runs: scripts with their settings, callbacks and classes. */
final class ChainHash {
  private static final Pattern CLASS =
      Pattern.compile("db/migration/V([0-9][0-9._]*?)__[^/]*\\.class");

  private final SquashPlan plan;
  private final SortedMap<String, String> hashes = new TreeMap<>();

  private ChainHash(SquashPlan plan) {
    this.plan = plan;
  }

  /** In lower-case hex. */
  static String of(SetFiles files, SquashPlan plan) {
    ChainHash chain = new ChainHash(plan);
    for (Path script : plan.chain(files)) {
      if (SetFiles.version(script).filter(chain::isLater).isEmpty()) {
        chain.hashes.put(SetFiles.path(script), files.hash(script));
      }
    }
    files.set().classes().ifPresent(chain::classes);
    StringBuilder text = new StringBuilder();
    chain.hashes.forEach((path, hash) -> text.append(hash).append(' ').append(path).append('\n'));
    return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Of all migrations that are there. */
  static List<MigrationVersion> versions(SetFiles files) {
    List<MigrationVersion> versions = new ArrayList<>();
    files.scripts().stream()
        .filter(script -> SetFiles.kind(script).equals(Optional.of("V")))
        .flatMap(script -> SetFiles.version(script).stream())
        .forEach(versions::add);
    files
        .set()
        .classes()
        .ifPresent(jar -> read(jar, (version, name, bytes) -> versions.add(version)));
    return versions;
  }

  private boolean isLater(MigrationVersion version) {
    return version.compareTo(plan.version()) > 0;
  }

  private void classes(Path jar) {
    read(
        jar,
        (version, name, bytes) -> {
          if (!isLater(version)) {
            hashes.put(name, Sha256.of(bytes));
          }
        });
  }

  private static void read(Path jar, ClassTaker taker) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        Optional<MigrationVersion> version = version(entry.getName());
        if (version.isPresent()) {
          try (InputStream in = zip.getInputStream(entry)) {
            taker.take(version.get(), entry.getName(), in.readAllBytes());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + jar, e);
    }
  }

  /** Takes one class of a migration. */
  private interface ClassTaker {
    void take(MigrationVersion version, String name, byte[] bytes);
  }

  private static Optional<MigrationVersion> version(String name) {
    Matcher type = CLASS.matcher(name);
    return type.matches()
        ? Optional.of(MigrationVersion.fromVersion(type.group(1)))
        : Optional.empty();
  }
}
