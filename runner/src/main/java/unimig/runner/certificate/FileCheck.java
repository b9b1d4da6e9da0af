package unimig.runner.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Manifest;

/** Compares the files of a converted set with those that were proven. */
final class FileCheck {
  private static final String JAR = ProvenJar.FILE_NAME;
  private static final String CLASSES = "db/migration/";

  private final Path directory;
  private final ProvenFiles proven;
  private final Findings findings;
  private final Later later;
  private final List<Entry> added;
  private final Squashed squashed;

  /**
   * @param added entries of the manifest that are new since the proof, and told of elsewhere
   */
  FileCheck(Path directory, Certificate certificate, List<Entry> added, Findings findings)
      throws IOException {
    this.directory = directory;
    this.squashed = Squashed.read(directory, certificate, findings);
    this.proven = certificate.files();
    this.findings = findings;
    this.added = added;
    List<ProvenMigration> all = certificate.migrations();
    this.later =
        new Later(
            all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1).version()));
  }

  /**
   * @param whatRuns whether only what the runner reads must be there
   */
  void run(boolean whatRuns) throws IOException {
    for (Map.Entry<String, String> file : proven.files().entrySet()) {
      boolean needed = !whatRuns || file.getKey().startsWith(ProvenFiles.SCRIPTS + "/");
      compare(file.getKey(), file.getValue(), needed);
    }
    Set<String> expected = new HashSet<>(proven.files().keySet());
    for (Entry entry : added) {
      entry.artifact().ifPresent(path -> expected.addAll(List.of(path, path + ".conf")));
      entry.undo().ifPresent(path -> expected.addAll(List.of(path, path + ".conf")));
    }
    for (String path : ProvenFiles.scripts(directory, later, squashed.files())) {
      if (!expected.contains(path)) {
        findings.added(path, "\"" + path + "\"");
      }
    }
    jar();
  }

  private void compare(String path, String hash, boolean needed) throws IOException {
    Path file = directory.resolve(path);
    if (!Files.isRegularFile(file)) {
      if (needed && !squashed.standsFor(path)) {
        findings.missing(path);
      }
    } else if (Sha256.of(file).equals(hash)) {
      findings.fileHolds();
    } else {
      findings.changed(path);
    }
  }

  private void jar() {
    Path file = directory.resolve(JAR);
    if (!Files.isRegularFile(file)) {
      if (proven.jar().filter(FileCheck::hasClasses).isPresent()) {
        findings.mismatch(
            JAR,
            "PROVEN_FILE_MISSING",
            "\"" + JAR + "\" was proven and is not here",
            "copy the one that was proven, or build it with the same JDK: unimig build DIR");
      }
      return;
    }
    ProvenJar before =
        proven.jar().orElseGet(() -> new ProvenJar("", 0, Collections.emptySortedMap()));
    try {
      ProvenJar now = ProvenJar.read(file, later);
      if (!now.hash().equals(before.hash())) {
        entries(before, now);
      } else {
        now.entries().keySet().forEach(name -> findings.fileHolds());
      }
    } catch (IOException | IllegalArgumentException e) {
      findings.changed(JAR, "\"" + JAR + "\" cannot be read: " + e.getMessage());
    }
  }

  private static boolean hasClasses(ProvenJar jar) {
    return jar.entries().keySet().stream().anyMatch(name -> name.startsWith(CLASSES));
  }

  /** Of two jars that are not the same byte for byte. */
  private void entries(ProvenJar before, ProvenJar now) {
    boolean same = true;
    Set<String> names = new TreeSet<>(before.entries().keySet());
    names.addAll(now.entries().keySet());
    for (String name : names) {
      Optional<String> hash = Optional.ofNullable(before.entries().get(name));
      Optional<String> actual = Optional.ofNullable(now.entries().get(name));
      boolean isArchived = actual.isEmpty() && squashed.standsFor(name);
      if (isArchived || isOfAdded(name) || (hash.isEmpty() && Later.isHelper(name))) {
        same = false;
      } else if (hash.equals(actual)) {
        findings.fileHolds();
      } else {
        same = false;
        entry(name, hash.isPresent(), actual.isPresent());
      }
    }
    // Nothing else explains why the files differ.
    if (same && before.others() == 0 && now.others() == 0) {
      findings.changed(JAR, "\"" + JAR + "\" holds what was proven, but was packed otherwise");
    }
  }

  private void entry(String name, boolean wasThere, boolean isThere) {
    if (!wasThere) {
      findings.added(JAR, "\"" + name + "\" of the jar");
    } else if (isThere) {
      findings.changed(JAR, "\"" + name + "\" of the jar is not what was proven");
    } else {
      findings.changed(JAR, "\"" + name + "\" was in the jar that was proven, and is gone");
    }
  }

  /** Converting and building again puts them into the jar, whose copy of the manifest changes. */
  private boolean isOfAdded(String name) {
    if (added.isEmpty()) {
      return false;
    }
    return name.equals("META-INF/unimig/" + Manifest.FILE_NAME)
        || added.stream()
            .flatMap(entry -> entry.artifact().stream())
            .map(path -> path.substring(path.indexOf('/') + 1).replaceAll("\\.java$", ""))
            .anyMatch(type -> name.equals(type + ".class") || name.startsWith(type + "$"));
  }
}
