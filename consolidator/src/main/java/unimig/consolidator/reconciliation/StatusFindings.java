package unimig.consolidator.reconciliation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unimig.consolidator.history.LegacyRow;
import unimig.consolidator.reconciliation.MigrationStatus.Remark;
import unimig.consolidator.reconciliation.MigrationStatus.State;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.Manifest;

/** What the states of the migrations give to think about. */
final class StatusFindings {
  private StatusFindings() {}

  /** In order of version, then of set. */
  static List<Finding> of(Manifest manifest, SetHistories sets, List<MigrationStatus> statuses) {
    List<Finding> findings = new ArrayList<>();
    statuses.forEach(status -> one(status).ifPresent(findings::add));
    for (LegacySet set : manifest.sets()) {
      boolean unknown =
          statuses.stream()
              .anyMatch(s -> s.entry().set().equals(set.name()) && s.state() == State.UNTRACKED);
      if (unknown && sets.isSilent(set)) {
        findings.add(noHistory(set));
      }
    }
    order(statuses).ifPresent(findings::add);
    return findings;
  }

  private static Optional<Finding> one(MigrationStatus status) {
    String name = status.entry().legacyName();
    String resolve = RowMatches.resolve(name);
    if (status.recorded()) {
      return Optional.empty();
    }
    if (status.remarks().contains(Remark.EDITED)) {
      return finding(
          Finding.Code.EDITED,
          status,
          "\"%s\" was edited after it was applied: its checksum in the history is another"
              .formatted(name),
          "restore the file and convert again, or take it as applied: --resolve "
              + name
              + "=applied");
    }
    return switch (status.state()) {
      case FAILED ->
          finding(
              Finding.Code.FAILED_MIGRATION,
              status,
              "\"%s\" failed".formatted(name),
              "look what is in the database, and say " + resolve);
      case HALF_APPLIED ->
          finding(
              Finding.Code.HALF_APPLIED,
              status,
              "\"%s\" was begun and not finished; a part of it may be in the database"
                  .formatted(name),
              "finish it or take it back by hand, and say " + resolve);
      default ->
          status.remarks().contains(Remark.GAP)
              ? finding(
                  Finding.Code.GAP,
                  status,
                  "\"%s\" is pending, though a later one of its set is applied".formatted(name),
                  "migrate will run it")
              : Optional.empty();
    };
  }

  private static Optional<Finding> finding(
      Finding.Code code, MigrationStatus status, String message, String advice) {
    return Optional.of(new Finding(code, status.entry().legacyName(), message, advice));
  }

  private static Finding noHistory(LegacySet set) {
    return new Finding(
        Finding.Code.NO_HISTORY,
        set.name(),
        "set \"%s\" keeps no history that was found in this database".formatted(set.name()),
        "name its table with --history %1$s=SCHEMA.TABLE, or say what is applied: --resolve %1$s=applied|rolled-back, or --up-to %1$s=NAME"
            .formatted(set.name()));
  }

  /** The first pair that ran in another order than the set has. */
  private static Optional<Finding> order(List<MigrationStatus> statuses) {
    Optional<MigrationStatus> latest = Optional.empty();
    for (MigrationStatus status : statuses) {
      Optional<Instant> time = appliedAt(status);
      Optional<Instant> before = latest.flatMap(StatusFindings::appliedAt);
      if (time.isPresent() && before.isPresent() && time.get().isBefore(before.get())) {
        return Optional.of(reversed(latest.orElseThrow(), status));
      }
      latest = time.isPresent() ? Optional.of(status) : latest;
    }
    return Optional.empty();
  }

  private static Finding reversed(MigrationStatus first, MigrationStatus second) {
    return new Finding(
        Finding.Code.ORDER_DIFFERS,
        second.entry().legacyName(),
        "\"%s\" ran here before \"%s\", which comes first in the converted set"
            .formatted(second.entry().legacyName(), first.entry().legacyName()),
        "convert with --history URL to have the order of this database, or compare the schema with: unimig drift");
  }

  private static Optional<Instant> appliedAt(MigrationStatus status) {
    return status
        .row()
        .filter(r -> r.state() == LegacyRow.State.APPLIED)
        .flatMap(LegacyRow::appliedAt);
  }
}
