package unimig.runner.catalog;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import unimig.runner.catalog.RowsSnapshot.Fingerprint;
import unimig.runner.catalog.Token.Label;
import unimig.runner.catalog.Token.Moment;

/**
 * What the comparisons of one proof have found so far: which unrepeatable value of the original
 * database stands for which of the converted one, one to one, and when the migrations ran. Rows
 * made by an earlier migration stay comparable as long as the same object is carried along. Not for
 * use by several threads.
 */
public final class Correspondence {
  private final LabelPairs labels;
  private final List<RunWindow> originalWindows = new ArrayList<>();
  private final List<RunWindow> convertedWindows = new ArrayList<>();
  private final Map<TableName, Settled> settled = new HashMap<>();
  private @Nullable MomentPair lastAllowed;

  private record MomentPair(Moment original, Moment converted, ZoneId zone) {}

  private record Settled(Fingerprint original, Fingerprint converted, boolean withRandomText) {}

  /** Knows nothing yet. */
  public Correspondence() {
    this(new LabelPairs());
  }

  private Correspondence(LabelPairs labels) {
    this.labels = labels;
  }

  /** What is known so far; what either of both learns from now on, the other does not. */
  public Correspondence copy() {
    Correspondence copy = new Correspondence(labels.copy());
    copy.originalWindows.addAll(originalWindows);
    copy.convertedWindows.addAll(convertedWindows);
    copy.settled.putAll(settled);
    return copy;
  }

  /**
   * Adds the time in which a migration, or its undoing, ran on both sides. Call it after each run
   * and before comparing.
   *
   * @param original by the clock that the original's times come from
   * @param converted by the clock that the converted's times come from
   */
  public void ran(RunWindow original, RunWindow converted) {
    originalWindows.add(original);
    convertedWindows.add(converted);
  }

  List<RunWindow> windows(Side side) {
    return side == Side.ORIGINAL ? originalWindows : convertedWindows;
  }

  /** Whether both moments can be the same one of two runs. */
  boolean allows(Moment a, Moment b, VolatilePolicy policy) {
    MomentPair pair = new MomentPair(a, b, policy.zone());
    // The rows that one statement makes share their times.
    if (pair.equals(lastAllowed)) {
      return true;
    }
    boolean allowed = isOfOneRun(a, b, policy);
    lastAllowed = allowed ? pair : lastAllowed;
    return allowed;
  }

  private boolean isOfOneRun(Moment a, Moment b, VolatilePolicy policy) {
    for (int i = 0; i < originalWindows.size(); i++) {
      MomentRule rule = new MomentRule(originalWindows.get(i), convertedWindows.get(i));
      if (rule.accepts(a, b, policy.zone())) {
        return true;
      }
    }
    return false;
  }

  /** The value of the converted database that stands for a label of either side, if known. */
  Optional<String> known(Side side, Label label) {
    return side == Side.ORIGINAL
        ? labels.converted(label.value())
        : labels.original(label.value()).map(partner -> label.value());
  }

  /** Whether {@code b} stands for {@code a}, or could, as neither stands for anything yet. */
  boolean allows(String a, String b) {
    return labels
        .converted(a)
        .map(partner -> partner.equals(b))
        .orElseGet(() -> labels.original(b).isEmpty());
  }

  /**
   * Whether the converted side is known to have {@code a}, or the original {@code b}, though they
   * are not the same.
   */
  boolean isCrossed(String a, String b) {
    return !a.equals(b) && (labels.original(a).isPresent() || labels.converted(b).isPresent());
  }

  LabelPairs labels() {
    return labels;
  }

  /** What a label that cannot stand for itself stands for. */
  String partnersOf(String label) {
    return labels
        .converted(label)
        .filter(partner -> !partner.equals(label))
        .or(() -> labels.original(label))
        .orElse(label);
  }

  /**
   * @throws IllegalStateException if one of them stands for something else
   */
  void bind(String a, String b) {
    if (!allows(a, b)) {
      throw new IllegalStateException("two values for " + a);
    }
    labels.put(a, b);
  }

  /** Whether these contents of a table have been found equal and its labels are bound. */
  boolean isSettled(TableName table, Fingerprint a, Fingerprint b, boolean withRandomText) {
    Settled before = settled.get(table);
    return before != null
        && before.original().equals(a)
        && before.converted().equals(b)
        && (before.withRandomText() || !withRandomText);
  }

  void settle(TableName table, Fingerprint a, Fingerprint b, boolean withRandomText) {
    settled.put(table, new Settled(a, b, withRandomText));
  }
}
