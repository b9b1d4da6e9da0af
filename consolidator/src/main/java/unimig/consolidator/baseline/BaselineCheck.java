package unimig.consolidator.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationVersion;
import unimig.consolidator.reconciliation.Finding;
import unimig.consolidator.reconciliation.MigrationStatus;
import unimig.consolidator.reconciliation.Reconciliation;
import unimig.runner.engine.Failure;
import unimig.runner.engine.FailureCode;
import unimig.runner.engine.RunFailedException;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.Manifest;

/** Whether all that is legacy is in a database, as far as its histories tell. */
public final class BaselineCheck {
  private BaselineCheck() {}

  /**
   * @param version up to which everything is to count as applied
   * @return notes for the user: sets of which nothing in the database tells
   * @throws RunFailedException with {@code LEGACY_PENDING} or {@code LEGACY_IN_DOUBT}
   */
  public static List<String> of(Manifest manifest, Reconciliation state, String version) {
    List<Failure> failures = new ArrayList<>();
    for (Finding doubt : state.doubts()) {
      if (doubt.code() != Finding.Code.NO_HISTORY) {
        failures.add(Failure.of(FailureCode.LEGACY_IN_DOUBT, doubt.message(), doubt.advice()));
      }
    }
    state.pending().stream()
        .filter(status -> state.history(status.entry().set()).isPresent())
        .filter(status -> isUpTo(status, version))
        .forEach(status -> failures.add(pending(status)));
    if (!failures.isEmpty()) {
      throw RunFailedException.of(failures);
    }
    return notes(manifest, state);
  }

  private static boolean isUpTo(MigrationStatus status, String version) {
    return MigrationVersion.fromVersion(status.entry().version())
            .compareTo(MigrationVersion.fromVersion(version))
        <= 0;
  }

  private static Failure pending(MigrationStatus status) {
    return Failure.of(
        FailureCode.LEGACY_PENDING,
        "\"%s\" of set \"%s\" is pending in this database; a baseline would skip it"
            .formatted(status.entry().legacyName(), status.entry().set()),
        "apply it with the old tool, or use: unimig adopt, and then: unimig migrate");
  }

  private static List<String> notes(Manifest manifest, Reconciliation state) {
    Set<String> told = state.histories().keySet();
    return manifest.sets().stream()
        .map(LegacySet::name)
        .filter(name -> !told.contains(name))
        .map(
            name ->
                "no history of set \"%s\" is in the database; its migrations count as applied on your word"
                    .formatted(name))
        .collect(Collectors.toList());
  }
}
