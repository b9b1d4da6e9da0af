package unimig.consolidator.reconciliation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import unimig.consolidator.history.LegacyRow;
import unimig.consolidator.reconciliation.MigrationStatus.Remark;
import unimig.consolidator.reconciliation.MigrationStatus.State;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.Manifest;
import unimig.runner.manifest.SetKind;

/** Decides the state of each migration. */
final class Statuses {
  private final Manifest manifest;
  private final Set<String> untracked;
  private final Set<String> prisma;
  private final Database database;
  private final Decisions decisions;
  private final ConvertedScripts scripts;

  Statuses(
      Manifest manifest,
      SetHistories sets,
      Database database,
      Decisions decisions,
      ConvertedScripts scripts) {
    this.manifest = manifest;
    this.database = database;
    this.decisions = decisions;
    this.scripts = scripts;
    this.prisma = names(manifest, set -> set.kind() == SetKind.PRISMA);
    this.untracked = names(manifest, set -> sets.isUntracked(set) && !isRecorded(set.name()));
  }

  private static Set<String> names(Manifest manifest, Predicate<LegacySet> condition) {
    return manifest.sets().stream()
        .filter(condition)
        .map(LegacySet::name)
        .collect(Collectors.toSet());
  }

  /** Whether Flyway's history goes on with a set, so that what it lacks is pending. */
  private boolean isRecorded(String set) {
    return manifest.entries().stream()
        .filter(entry -> entry.set().equals(set))
        .anyMatch(entry -> database.recorded().covers(entry.version()));
  }

  /** In order of version. */
  List<MigrationStatus> of(RowMatches matches) {
    Set<String> through = through();
    List<MigrationStatus> statuses = new ArrayList<>();
    for (Entry entry : manifest.entries()) {
      Optional<Resolution> said = decisions.of(entry).or(() -> upTo(entry, through));
      statuses.add(status(entry, matches.row(entry), said));
    }
    return withGaps(statuses);
  }

  /** Of a set whose last applied migration is named, all others are pending. */
  private Optional<Resolution> upTo(Entry entry, Set<String> through) {
    if (through.contains(entry.version())) {
      return Optional.of(Resolution.APPLIED);
    }
    return decisions.upTo().containsKey(entry.set())
        ? Optional.of(Resolution.ROLLED_BACK)
        : Optional.empty();
  }

  /** Versions of the migrations that somebody says are applied by naming the last one. */
  private Set<String> through() {
    Set<String> versions = new HashSet<>();
    for (Map.Entry<String, String> last : decisions.upTo().entrySet()) {
      List<Entry> entries =
          manifest.entries().stream().filter(e -> e.set().equals(last.getKey())).toList();
      int end =
          LegacyNames.meant(last.getValue(), entries).stream()
              .findFirst()
              .map(entries::indexOf)
              .orElse(-1);
      entries.subList(0, end + 1).forEach(entry -> versions.add(entry.version()));
    }
    return versions;
  }

  private MigrationStatus status(Entry entry, Optional<LegacyRow> row, Optional<Resolution> said) {
    boolean recorded = database.recorded().covers(entry.version());
    Set<Remark> remarks = EnumSet.noneOf(Remark.class);
    State state = said.map(s -> state(s, row)).orElseGet(() -> state(entry, row));
    if (said.isPresent()) {
      remarks.add(Remark.RESOLVED);
    } else {
      row.filter(r -> isEdited(entry, r)).ifPresent(r -> remarks.add(Remark.EDITED));
    }
    row.filter(r -> !r.name().equals(entry.legacyName()))
        .ifPresent(r -> remarks.add(Remark.RENAMED));
    return new MigrationStatus(entry, recorded ? State.APPLIED : state, row, recorded, remarks);
  }

  private static State state(Resolution said, Optional<LegacyRow> row) {
    if (said == Resolution.APPLIED) {
      return State.APPLIED;
    }
    return row.isPresent() ? State.ROLLED_BACK : State.PENDING;
  }

  private State state(Entry entry, Optional<LegacyRow> row) {
    if (row.isEmpty()) {
      return untracked.contains(entry.set()) ? State.UNTRACKED : State.PENDING;
    }
    return switch (row.get().state()) {
      case APPLIED -> State.APPLIED;
      case FAILED -> State.FAILED;
      case HALF_APPLIED -> State.HALF_APPLIED;
      case ROLLED_BACK -> State.ROLLED_BACK;
    };
  }

  private boolean isEdited(Entry entry, LegacyRow row) {
    return prisma.contains(entry.set())
        && row.state() == LegacyRow.State.APPLIED
        && row.checksum()
            .map(PrismaChecksum::new)
            .filter(sum -> !sum.fits(entry, scripts.text(entry)))
            .isPresent();
  }

  private static List<MigrationStatus> withGaps(List<MigrationStatus> statuses) {
    List<MigrationStatus> marked = new ArrayList<>();
    Set<String> appliedLater = new HashSet<>();
    for (int i = statuses.size() - 1; i >= 0; i--) {
      MigrationStatus status = statuses.get(i);
      boolean gap = status.isPending() && appliedLater.contains(status.entry().set());
      marked.add(gap ? withGap(status) : status);
      if (status.state() == State.APPLIED) {
        appliedLater.add(status.entry().set());
      }
    }
    Collections.reverse(marked);
    return marked;
  }

  private static MigrationStatus withGap(MigrationStatus status) {
    Set<Remark> remarks = new HashSet<>(status.remarks());
    remarks.add(Remark.GAP);
    return new MigrationStatus(
        status.entry(), status.state(), status.row(), status.recorded(), remarks);
  }
}
