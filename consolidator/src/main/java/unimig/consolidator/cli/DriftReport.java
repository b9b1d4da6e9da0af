package unimig.consolidator.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import unimig.consolidator.drift.Deviation;
import unimig.consolidator.drift.DriftResult;
import unimig.consolidator.drift.Nearest;
import unimig.consolidator.drift.Standing;
import unimig.consolidator.drift.Step;
import unimig.runner.cli.Paint;

/** Shows the result of a comparison of schemas as text. */
final class DriftReport {
  private final DriftResult result;

  DriftReport(DriftResult result) {
    this.result = result;
  }

  /** Without the last line feed. */
  String text(Paint paint) {
    List<String> lines = new ArrayList<>();
    lines.add(result.isAsApplied() ? paint.good(headline()) : paint.bad("drift: " + headline()));
    nearest()
        .ifPresent(
            place -> {
              lines.add("");
              lines.add(
                  paint.bold(
                      "The nearest schema is that %s, from which differ:"
                          .formatted(place(place.after()))));
              place.differences().forEach(each -> lines.add("  " + Deviation.line(each)));
            });
    groups()
        .forEach(
            (title, deviations) -> {
              lines.add("");
              lines.add(paint.bold(title));
              deviations.forEach(deviation -> lines.add("  " + deviation));
            });
    if (!result.remarks().isEmpty()) {
      lines.add("");
      lines.addAll(result.remarks());
    }
    lines.add("");
    lines.add(paint.faint("Not compared:"));
    result.ignored().forEach(each -> lines.add(paint.faint("  " + each)));
    return String.join("\n", lines);
  }

  /** What to do, in a sentence; empty if there is nothing to be done. */
  Optional<String> advice() {
    return result
        .standing()
        .accept(
            new Standing.Visitor<Optional<String>>() {
              @Override
              public Optional<String> asApplied(Standing.AsApplied standing) {
                return Optional.empty();
              }

              @Override
              public Optional<String> elsewhere(Standing.Elsewhere standing) {
                return Optional.of(
                    standing.isBehind()
                        ? "what counts as applied after it is not there: run it by hand, or see"
                            + " with unimig status how it came into the history"
                        : "what is there beyond the history would fail to run again: record it with"
                            + " unimig adopt or unimig baseline, or take it back");
              }

              @Override
              public Optional<String> diverged(Standing.Diverged standing) {
                return Optional.of(
                    "write a migration for what is to stay, correct the database, or leave objects"
                        + " out with --ignore");
              }
            });
  }

  private Optional<Nearest> nearest() {
    return result
        .standing()
        .accept(
            new Standing.Visitor<Optional<Nearest>>() {
              @Override
              public Optional<Nearest> asApplied(Standing.AsApplied standing) {
                return Optional.empty();
              }

              @Override
              public Optional<Nearest> elsewhere(Standing.Elsewhere standing) {
                return Optional.empty();
              }

              @Override
              public Optional<Nearest> diverged(Standing.Diverged standing) {
                return standing.nearest();
              }
            });
  }

  private Map<String, List<Deviation>> groups() {
    return result.deviations().stream()
        .collect(
            Collectors.groupingBy(DriftReport::title, LinkedHashMap::new, Collectors.toList()));
  }

  private static String title(Deviation deviation) {
    String step = deviation.step().map(Step::toString).orElse("");
    return switch (deviation.origin()) {
      case APPLIED -> "Not as " + step + " left it:";
      case PENDING -> "There already, though " + step + " is pending:";
      case UNKNOWN -> "Of no migration:";
    };
  }

  /** In one line. */
  String headline() {
    return result
        .standing()
        .accept(
            new Standing.Visitor<String>() {
              @Override
              public String asApplied(Standing.AsApplied standing) {
                return "no drift: the schema is what %s (PostgreSQL %d)"
                    .formatted(applied(), result.serverVersion());
              }

              @Override
              public String elsewhere(Standing.Elsewhere standing) {
                return "the schema is that " + place(standing.after()) + ", though " + history();
              }

              @Override
              public String diverged(Standing.Diverged standing) {
                return "%s; the schema is at no point what the migrations make%s"
                    .formatted(
                        count(result.deviations().size(), "difference"),
                        standing.first().map(s -> ", the first to differ is " + s).orElse(""));
              }
            });
  }

  private String applied() {
    int count = result.applied().size();
    return count + (count == 1 ? " applied migration makes" : " applied migrations make");
  }

  private static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static String place(List<Step> after) {
    if (after.isEmpty()) {
      return "before the first migration";
    }
    String first = "after " + after.get(0);
    return after.size() == 1
        ? first
        : first + " up to " + after.get(after.size() - 1) + ", which do not change it";
  }

  private String history() {
    List<Step> applied = result.applied();
    return applied.isEmpty()
        ? "nothing counts as applied"
        : applied.get(applied.size() - 1) + " counts as applied";
  }
}
