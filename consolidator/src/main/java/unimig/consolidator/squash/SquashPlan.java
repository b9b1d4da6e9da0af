package unimig.consolidator.squash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.flywaydb.core.api.MigrationVersion;
import unimig.runner.diagnostic.BadInputException;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;
import unimig.runner.engine.InfoRow;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Manifest;
import unimig.runner.squash.SquashRecord;

/**
 * Which versions a squash stands for, and what it is compared with.
 *
 * @param version the last one
 * @param covers all of them, in order
 * @param base the former squash where migrations that it stands for are archived: the chain begins
 *     with it; absent if the chain is whole
 */
record SquashPlan(MigrationVersion version, List<String> covers, Optional<SquashRecord> base) {
  /**
   * @param migrations that are there, by the engine
   * @throws BadInputException with {@code UNKNOWN_VERSION} or {@code NOTHING_TO_SQUASH}
   */
  static SquashPlan of(SetFiles files, List<InfoRow> migrations, Optional<String> at) {
    TreeSet<MigrationVersion> present = new TreeSet<>();
    migrations.stream()
        .filter(row -> !row.kind().contains("BASELINE"))
        .flatMap(row -> row.version().stream())
        .forEach(version -> present.add(MigrationVersion.fromVersion(version)));
    Optional<SquashRecord> base = files.squash().filter(squash -> isArchived(squash, present));
    TreeSet<MigrationVersion> all = new TreeSet<>(present);
    base.ifPresent(
        squash ->
            squash.covers().forEach(version -> all.add(MigrationVersion.fromVersion(version))));
    if (all.isEmpty()) {
      throw bad("NOTHING_TO_SQUASH", "the set holds no migrations", "convert first");
    }
    MigrationVersion version = at.map(MigrationVersion::fromVersion).orElseGet(all::last);
    if (!all.contains(version)) {
      throw bad(
          "UNKNOWN_VERSION",
          "version \"" + version + "\" is not in the set",
          "see the versions with: unimig info");
    }
    List<String> covers =
        all.headSet(version, true).stream().map(MigrationVersion::toString).toList();
    return new SquashPlan(version, covers, base);
  }

  private static boolean isArchived(SquashRecord squash, TreeSet<MigrationVersion> present) {
    return !squash.covers().stream().map(MigrationVersion::fromVersion).allMatch(present::contains);
  }

  private static BadInputException bad(String code, String message, String advice) {
    return new BadInputException(
        List.of(Diagnostic.error(SourceSpan.startOf("sql"), code, message, advice)));
  }

  boolean isBelowBase() {
    return base.filter(
            squash -> MigrationVersion.fromVersion(squash.version()).compareTo(version) > 0)
        .isPresent();
  }

  boolean isBase() {
    return base.filter(squash -> MigrationVersion.fromVersion(squash.version()).equals(version))
        .isPresent();
  }

  /** Why it would not be safe. */
  List<Diagnostic> refusals(SetFiles files, SquashSettings settings) {
    List<Diagnostic> refusals = new ArrayList<>();
    files.baselines().stream()
        .filter(script -> script.toString().endsWith(".sql"))
        .filter(script -> !files.isOurs(script))
        .filter(script -> !isBefore(script))
        .forEach(
            script ->
                refusals.add(
                    Diagnostic.error(
                        SourceSpan.startOf(SetFiles.path(script)),
                        "FOREIGN_BASELINE",
                        "\"" + SetFiles.path(script) + "\" is not as a squash wrote it",
                        "restore it, or take it away if the migrations it stands for are there")));
    if (isBelowBase()) {
      refusals.add(
          Diagnostic.error(
              SourceSpan.startOf(SquashRecord.FILE_NAME),
              "ARCHIVED",
              "migrations up to \"" + base.orElseThrow().version() + "\" are archived",
              "restore them with: unimig archive --undo"));
    }
    refusals.addAll(unfrozen(files, settings));
    return refusals;
  }

  private boolean isBefore(java.nio.file.Path script) {
    return SetFiles.version(script).filter(each -> each.compareTo(version) < 0).isPresent();
  }

  private List<Diagnostic> unfrozen(SetFiles files, SquashSettings settings) {
    TreeSet<String> accepted = new TreeSet<>(settings.frozen());
    base.ifPresent(squash -> accepted.addAll(squash.frozen()));
    List<Diagnostic> refusals = new ArrayList<>();
    for (Entry entry : files.set().manifest().map(Manifest::entries).orElse(List.of())) {
      boolean isCovered = covers.contains(MigrationVersion.fromVersion(entry.version()).toString());
      for (String name : entry.needs().environment()) {
        if (isCovered && accepted.add(name)) {
          refusals.add(
              Diagnostic.error(
                  SourceSpan.startOf(entry.source()),
                  "FROZEN_ENVIRONMENT",
                  "it reads \"" + name + "\", whose value of today the squash would keep for all",
                  "give --freeze " + name + " if it is the same for every fresh database"));
        }
      }
    }
    return refusals;
  }

  /** Variables whose values may be in the script, sorted. */
  List<String> frozen(SetFiles files, SquashSettings settings) {
    TreeSet<String> names = new TreeSet<>();
    for (Entry entry : files.set().manifest().map(Manifest::entries).orElse(List.of())) {
      if (covers.contains(MigrationVersion.fromVersion(entry.version()).toString())) {
        names.addAll(entry.needs().environment());
      }
    }
    names.retainAll(settings.frozen());
    base.ifPresent(squash -> names.addAll(squash.frozen()));
    return List.copyOf(names);
  }

  /** Scripts that the chain runs: no repeatable ones, which run after any squash. */
  List<java.nio.file.Path> chain(SetFiles files) {
    return files.scripts().stream()
        .filter(
            script ->
                switch (SetFiles.kind(script).orElse("")) {
                  case "R", "U" -> false;
                  case "B" -> base.isPresent() ? isBase(script) : !files.isOurs(script);
                  default -> true;
                })
        .toList();
  }

  /** What of a former squash that was interrupted is older has no place in the chain. */
  private boolean isBase(java.nio.file.Path script) {
    return base.orElseThrow().files().containsKey(SetFiles.path(script)) || isBefore(script);
  }
}
