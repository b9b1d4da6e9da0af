package unimig.converter.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import unimig.converter.conversion.ConvertedMigrations;
import unimig.converter.emit.PlainShare;
import unimig.converter.source.KnexVersion;
import unimig.converter.source.SourceSet;
import unimig.converter.translate.Translator;
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
    List<Entry> translated = entries(Mode.TRANSLATED);
    if (!translated.isEmpty()) {
      lines.add("");
      lines.add("Translated; how much of each is plain Java:");
      translated.forEach(entry -> lines.add("  " + entry.source() + ": " + plain(entry)));
    }
    List<Entry> bridged = entries(Mode.BRIDGED);
    if (!bridged.isEmpty()) {
      lines.add("");
      lines.add("Bridged, because what they do depends on the run:");
      bridged.forEach(entry -> lines.add("  " + entry.source() + reason(entry)));
    }
    return lines;
  }

  private List<Entry> entries(Mode mode) {
    return converted.manifest().entries().stream().filter(e -> e.mode() == mode).toList();
  }

  private String plain(Entry entry) {
    PlainShare share = share(entry);
    return "%d %% (%d of %d expressions)".formatted(share.percent(), share.plain(), share.all());
  }

  private PlainShare share(Entry entry) {
    return Objects.requireNonNull(converted.classes().get(entry.artifact().orElseThrow())).plain();
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

  /** What keeps it from being translated, if that was tried. */
  private String reason(Entry entry) {
    return converted.diagnostics().stream()
        .filter(d -> d.severity() == Severity.NOTE && d.place().file().equals(entry.source()))
        .min(Comparator.comparing(d -> !d.code().equals(Translator.CODE)))
        .map(d -> ":" + d.place().line() + ":" + d.place().column() + ": " + d.message())
        .orElse("");
  }

  private JsonObject translated(Entry entry) {
    JsonObject json = new JsonObject();
    json.addProperty("source", entry.source());
    json.addProperty("expressions", share(entry).all());
    json.addProperty("plain", share(entry).plain());
    return json;
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
    json.add("translated", Json.array(entries(Mode.TRANSLATED), this::translated));
    json.add("diagnostics", Json.array(converted.diagnostics(), Json::diagnostic));
    return json;
  }
}
