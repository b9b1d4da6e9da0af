package unimig.converter.report;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import unimig.converter.proof.MigrationProof;
import unimig.converter.proof.MigrationProof.Phase;
import unimig.converter.proof.MigrationProof.Result;
import unimig.converter.proof.MigrationProof.Step;

/** How often a proof compared the databases. */
public final class Comparisons {
  private final List<MigrationProof> proofs;
  private final Map<Phase, Integer> counts = new EnumMap<>(Phase.class);
  private int alike;

  /**
   * @param proofs in order of version
   */
  public Comparisons(List<MigrationProof> proofs) {
    this.proofs = List.copyOf(proofs);
    for (MigrationProof proof : proofs) {
      for (Step step : proof.steps()) {
        if (step.result() != Result.NONE) {
          counts.merge(step.phase(), 1, Integer::sum);
        }
        alike += step.result() == Result.FAILS_ALIKE ? 1 : 0;
      }
    }
  }

  public int all() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many of them were of a failure that both sides share. */
  public int failuresAlike() {
    return alike;
  }

  /** One line of {@code 47 up, 46 down, 45 up again}, and one for each further course. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%d up, %d down, %d up again"
            .formatted(count(Phase.UP), count(Phase.DOWN), count(Phase.UP_AGAIN)));
    if (count(Phase.UP_WITH_ROWS) > 0) {
      lines.add(
          "%d up, %d down, %d up again on rows made for it"
              .formatted(
                  count(Phase.UP_WITH_ROWS),
                  count(Phase.DOWN_WITH_ROWS),
                  count(Phase.UP_AGAIN_WITH_ROWS)));
    }
    if (count(Phase.UP_TWICE) + count(Phase.DOWN_TWICE) > 0) {
      lines.add(
          "%d up where it was up already, %d down where it was down already"
              .formatted(count(Phase.UP_TWICE), count(Phase.DOWN_TWICE)));
    }
    if (count(Phase.CHAIN_DOWN) > 0) {
      lines.add(
          "%d down one after the other, %s, %d up again"
              .formatted(count(Phase.CHAIN_DOWN), stretches(), count(Phase.CHAIN_UP)));
    }
    if (count(Phase.UP_WITH_FAILURES) > 0) {
      lines.add(
          "%d up and %d down with a failure in place of each statement, one at a time"
              .formatted(count(Phase.UP_WITH_FAILURES), count(Phase.DOWN_WITH_FAILURES)));
    }
    if (count(Phase.BATCH) > 0) {
      lines.add(
          count(Phase.BATCH) == 1
              ? "1 batch in one transaction"
              : count(Phase.BATCH) + " batches in one transaction each");
    }
    return lines;
  }

  private int count(Phase phase) {
    return counts.getOrDefault(phase, 0);
  }

  /** How far it was down at a time: migrations without a way back divide the set. */
  private String stretches() {
    int stretches = 0;
    boolean inside = false;
    for (MigrationProof proof : proofs) {
      boolean down = proof.steps().stream().anyMatch(step -> step.phase() == Phase.CHAIN_DOWN);
      stretches += down && !inside ? 1 : 0;
      inside = down;
    }
    if (count(Phase.CHAIN_DOWN) == proofs.size()) {
      return "to empty";
    }
    return "in "
        + (stretches == 1 ? "1 stretch" : stretches + " stretches")
        + " between those without a way back";
  }

  /** Numbers by phase. */
  public JsonObject json() {
    JsonObject json = new JsonObject();
    for (Phase phase : Phase.values()) {
      json.addProperty(phase.name().toLowerCase(Locale.ROOT), count(phase));
    }
    return json;
  }
}
