package unimig.consolidator.squash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.api.MigrationVersion;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;
import unimig.runner.squash.SquashRecord;

/** Whether a squash is of the files as they are. Needs neither database nor network. */
public final class SquashCheck {
  private static final String ANEW = "make it anew with: unimig squash";

  private SquashCheck() {}

  /**
   * What speaks against it; empty if it may stay. What is archived is not looked at, nor what is
   * newer than the squash.
   */
  public static List<Diagnostic> of(Path directory) {
    SetFiles files = SetFiles.read(directory);
    if (files.squash().isEmpty()) {
      return List.of(
          finding(SquashRecord.FILE_NAME, "NO_SQUASH", "nothing of this set is squashed"));
    }
    SquashRecord squash = files.squash().get();
    Map<String, String> ours = files.ours();
    List<Diagnostic> findings = new ArrayList<>();
    squash
        .files()
        .forEach(
            (path, hash) -> {
              if (!hash.equals(ours.get(path))) {
                findings.add(
                    finding(path, "SQUASH_CHANGED", "\"" + path + "\" is not as it was squashed"));
              }
            });
    Set<MigrationVersion> present = new HashSet<>(ChainHash.versions(files));
    List<MigrationVersion> covers =
        squash.covers().stream().map(MigrationVersion::fromVersion).toList();
    MigrationVersion last = MigrationVersion.fromVersion(squash.version());
    boolean isNew =
        present.stream().anyMatch(each -> each.compareTo(last) <= 0 && !covers.contains(each));
    SquashPlan whole = new SquashPlan(last, squash.covers(), Optional.empty());
    boolean isWhole = present.containsAll(covers);
    if (isNew || (isWhole && !ChainHash.of(files, whole).equals(squash.chainHash()))) {
      findings.add(
          finding(
              SquashRecord.FILE_NAME,
              "SQUASH_STALE",
              "migrations up to version \"" + last + "\" are not those that were squashed"));
    }
    return findings;
  }

  private static Diagnostic finding(String file, String code, String message) {
    return Diagnostic.error(SourceSpan.startOf(file), code, message, ANEW);
  }
}
