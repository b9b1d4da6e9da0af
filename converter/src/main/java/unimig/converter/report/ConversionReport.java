package unimig.converter.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import unimig.converter.conversion.ConvertedMigrations;
import unimig.converter.source.KnexVersion;
import unimig.converter.source.SourceSet;
import unimig.runner.cli.Json;
import unimig.runner.cli.Paint;
import unimig.runner.cli.Table;
import unimig.runner.diagnostic.Severity;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Mode;

/** What was converted, from what, how. */
public final class ConversionReport {
  private final ConvertedMigrations converted;

  public ConversionReport(ConvertedMigrations converted) {
    this.converted = converted;
  }

  /** Lines for a terminal. */
  public List<String> text(Paint paint) {
    List<String> lines = new ArrayList<>();
    Table table = new Table();
    table.row(paint::bold, header());
    for (SourceSet set : converted.project().sets()) {
      table.row(text -> text, row(set));
    }
    lines.addAll(table.toString().lines().toList());
    converted.project().sets().stream()
        .flatMap(set -> set.knexVersion().stream().map(version -> knex(set, version)))
        .forEach(lines::add);
    List<Entry> bridged =
        converted.manifest().entries().stream().filter(e -> e.mode() == Mode.BRIDGED).toList();
    if (!bridged.isEmpty()) {
      lines.add("");
      lines.add("Bridged, because what they do depends on the run:");
      bridged.forEach(entry -> lines.add("  " + entry.source() + reasons(entry)));
    }
    return lines;
  }

  private static List<String> header() {
    return List.of(
        "set", "history table", "migrations", "copied", "recorded", "translated", "bridged");
  }

  private List<String> row(SourceSet set) {
    Map<Mode, Long> modes =
        converted.manifest().entries().stream()
            .filter(entry -> entry.set().equals(set.name()))
            .collect(Collectors.groupingBy(Entry::mode, Collectors.counting()));
    return List.of(
        set.name(),
        set.info().historyTable().orElse("-"),
        String.valueOf(set.migrations().size()),
        count(modes, Mode.COPIED),
        count(modes, Mode.RECORDED),
        count(modes, Mode.TRANSLATED),
        count(modes, Mode.BRIDGED));
  }

  private static String count(Map<Mode, Long> modes, Mode mode) {
    return String.valueOf(modes.getOrDefault(mode, 0L));
  }

  private static String knex(SourceSet set, KnexVersion version) {
    return "%s: compiled by Knex %s".formatted(set.name(), version);
  }

  private String reasons(Entry entry) {
    return converted.diagnostics().stream()
        .filter(d -> d.severity() == Severity.NOTE && d.place().file().equals(entry.source()))
        .findFirst()
        .map(d -> ":" + d.place().line() + ":" + d.place().column() + ": " + d.message())
        .orElse("");
  }

  /** Everything, for machines. */
  public JsonObject json() {
    JsonObject json = new JsonObject();
    JsonObject modes = new JsonObject();
    Map<String, Long> counts =
        converted.manifest().entries().stream()
            .collect(
                Collectors.groupingBy(
                    entry -> entry.mode().name().toLowerCase(Locale.ROOT),
                    TreeMap::new,
                    Collectors.counting()));
    counts.forEach(modes::addProperty);
    json.add("modes", modes);
    JsonArray sets = new JsonArray();
    for (SourceSet set : converted.project().sets()) {
      JsonObject object = new JsonObject();
      object.addProperty("name", set.name());
      object.addProperty("migrations", set.migrations().size());
      set.knexVersion().ifPresent(v -> object.addProperty("knexLine", v.line().id()));
      sets.add(object);
    }
    json.add("sets", sets);
    json.add("diagnostics", Json.array(converted.diagnostics(), Json::diagnostic));
    return json;
  }
}
