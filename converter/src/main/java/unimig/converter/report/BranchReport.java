package unimig.converter.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import unimig.converter.coverage.Branch;
import unimig.converter.coverage.BranchCoverage;
import unimig.converter.rows.RowScripts;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;

/** Which branches of the originals a proof reached. */
public final class BranchReport {
  private static final int MOST_LINES = 20;

  private final Map<String, BranchCoverage> byMigration;
  private final BranchCoverage all;

  /**
   * @param byMigration branches by path of the migration
   */
  public BranchReport(Map<String, BranchCoverage> byMigration) {
    this.byMigration = new TreeMap<>(byMigration);
    this.all = byMigration.values().stream().reduce(BranchCoverage.NONE, BranchCoverage::and);
  }

  /** Those of all migrations together. */
  public BranchCoverage all() {
    return all;
  }

  /**
   * A line with the share, none if no original branches.
   *
   * @param each whether every branch that was missed gets a line
   */
  public List<String> lines(boolean each) {
    List<String> lines = new ArrayList<>();
    if (all.branches().isEmpty()) {
      return lines;
    }
    lines.add(summary());
    if (each) {
      List<Diagnostic> missed = missed();
      missed.stream().limit(MOST_LINES).forEach(one -> lines.add("  " + one));
      if (missed.size() > MOST_LINES) {
        lines.add("  and %d more; --json has all".formatted(missed.size() - MOST_LINES));
      }
    }
    return lines;
  }

  private String summary() {
    String share =
        "branches: %d of %d (%d %%)".formatted(all.reached(), all.count(), all.percent());
    return all.beyondRows() == 0
        ? share
        : share + ", and %d not reached that do not depend on rows".formatted(all.beyondRows());
  }

  /** A warning for each branch that rows might have reached, and did not; sorted. */
  public List<Diagnostic> missed() {
    List<Diagnostic> diagnostics = new ArrayList<>();
    byMigration.forEach(
        (migration, coverage) ->
            coverage.missed().stream()
                .filter(branch -> all.missed().contains(branch))
                .forEach(branch -> diagnostics.add(missed(migration, branch))));
    return diagnostics.stream().sorted().distinct().toList();
  }

  private static Diagnostic missed(String migration, Branch branch) {
    return Diagnostic.warning(
        new SourceSpan(branch.path(), branch.line(), branch.column()),
        "BRANCH_NOT_REACHED",
        "the rows never reach " + branch.words(),
        "add %s with rows that do".formatted(RowScripts.file(migration)));
  }

  /** Numbers, and those that were missed with their places. */
  public JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("count", all.count());
    json.addProperty("reached", all.reached());
    json.addProperty("percent", all.percent());
    json.addProperty("notReachedBeyondRows", all.beyondRows());
    JsonArray missed = new JsonArray();
    all.missed().forEach(branch -> missed.add(json(branch)));
    json.add("missed", missed);
    return json;
  }

  private static JsonObject json(Branch branch) {
    JsonObject json = new JsonObject();
    json.addProperty("file", branch.path());
    json.addProperty("line", branch.line());
    json.addProperty("column", branch.column());
    json.addProperty("what", branch.words());
    return json;
  }
}
