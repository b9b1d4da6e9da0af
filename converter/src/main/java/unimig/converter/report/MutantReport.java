package unimig.converter.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import unimig.converter.mutant.Mutants.Verdict;

/**
 * Which planted faults the proof found.
 *
 * @param verdicts in the order in which they were tried
 */
public record MutantReport(List<Verdict> verdicts) {
  private static final String ROW = "%-20s %7s %7s %13s";
  private static final double PERCENT = 100;

  public MutantReport {
    verdicts = List.copyOf(verdicts);
  }

  /** Those that were built and run. */
  private List<Verdict> tried() {
    return verdicts.stream().filter(Verdict::isTried).toList();
  }

  private static long caught(List<Verdict> verdicts) {
    return verdicts.stream().filter(Verdict::isCaught).count();
  }

  private List<Verdict> survivors() {
    return tried().stream().filter(each -> !each.isCaught()).toList();
  }

  /** Caught ones among those that were tried, from 0 to 100; 100 if none was. */
  public double percent() {
    List<Verdict> tried = tried();
    return tried.isEmpty() ? PERCENT : PERCENT * caught(tried) / tried.size();
  }

  /** A row for each kind of fault, the survivors, and the sum. */
  public List<String> text() {
    List<String> lines = new ArrayList<>();
    lines.add(ROW.formatted("fault", "tried", "caught", "on rows only"));
    byRule().forEach((rule, all) -> lines.add(row(rule, all)));
    if (!survivors().isEmpty()) {
      lines.add("");
      lines.add("not caught:");
      survivors().forEach(each -> lines.add("  " + each.mutant()));
    }
    lines.add("");
    int left = verdicts.size() - tried().size();
    lines.add(
        "%d of %d mutants caught (%.1f %%); %d more do not compile or cannot be tried"
            .formatted(caught(tried()), tried().size(), percent(), left));
    return lines;
  }

  private Map<String, List<Verdict>> byRule() {
    Map<String, List<Verdict>> rules = new TreeMap<>();
    tried().forEach(each -> rules.computeIfAbsent(rule(each), key -> new ArrayList<>()).add(each));
    return rules;
  }

  private static String rule(Verdict verdict) {
    return verdict.mutant().rule();
  }

  private static String row(String rule, List<Verdict> all) {
    long onRows =
        all.stream()
            .filter(each -> each.rows().filter(rows -> !rows.equals("no")).isPresent())
            .count();
    return ROW.formatted(rule, all.size(), caught(all), onRows);
  }

  /** The same for programs. */
  public JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("tried", tried().size());
    json.addProperty("caught", caught(tried()));
    json.addProperty("percent", percent());
    JsonArray survivors = new JsonArray();
    for (Verdict survivor : survivors()) {
      JsonObject object = new JsonObject();
      object.addProperty("file", survivor.mutant().file());
      object.addProperty("line", survivor.mutant().line());
      object.addProperty("rule", survivor.mutant().rule());
      object.addProperty("before", survivor.mutant().before());
      object.addProperty("after", survivor.mutant().after());
      survivors.add(object);
    }
    json.add("survivors", survivors);
    return json;
  }
}
