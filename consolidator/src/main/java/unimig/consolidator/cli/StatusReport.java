package unimig.consolidator.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unimig.consolidator.history.ColumnRole;
import unimig.consolidator.history.HistoryTable;
import unimig.consolidator.history.LegacyHistory;
import unimig.consolidator.history.LegacyRow;
import unimig.consolidator.reconciliation.Finding;
import unimig.consolidator.reconciliation.MigrationStatus;
import unimig.consolidator.reconciliation.MigrationStatus.State;
import unimig.consolidator.reconciliation.Reconciliation;
import unimig.runner.cli.Json;
import unimig.runner.cli.Paint;
import unimig.runner.cli.Table;
import unimig.runner.manifest.LegacySet;
import unimig.runner.manifest.Manifest;

/** Shows a reconciliation as a table, as JSON, and in a sentence. */
final class StatusReport {
  static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private final Manifest manifest;
  private final Reconciliation state;

  StatusReport(Manifest manifest, Reconciliation state) {
    this.manifest = manifest;
    this.state = state;
  }

  /**
   * @param zone in which times are shown
   */
  String text(Paint paint, ZoneId zone) {
    List<String> parts = new ArrayList<>(List.of(table(paint, zone)));
    if (!state.findings().isEmpty()) {
      parts.add(
          state.findings().stream()
              .map(f -> f.code().isBlocking() ? paint.bad(f.toString()) : f.toString())
              .collect(Collectors.joining("\n", "\n", "")));
    }
    return String.join("\n", parts);
  }

  private String table(Paint paint, ZoneId zone) {
    Table table = new Table();
    table.row(
        paint::bold,
        List.of("SET", "MIGRATION", "STATE", "APPLIED", "BATCH", "ADOPTED", "REMARKS"));
    for (MigrationStatus status : state.migrations()) {
      Optional<LegacyRow> row = status.row();
      table.row(
          color(status, paint),
          List.of(
              status.entry().set(),
              status.entry().legacyName(),
              words(status.state()),
              row.flatMap(LegacyRow::appliedAt).map(at -> TIME.format(at.atZone(zone))).orElse("-"),
              row.flatMap(LegacyRow::batch).map(String::valueOf).orElse("-"),
              status.recorded() ? "yes" : "-",
              remarks(status).collect(Collectors.joining(", "))));
    }
    return table.toString();
  }

  private static UnaryOperator<String> color(MigrationStatus status, Paint paint) {
    if (status.isPending()) {
      return paint::striking;
    }
    return status.state() == State.APPLIED ? UnaryOperator.identity() : paint::bad;
  }

  private static Stream<String> remarks(MigrationStatus status) {
    return status.remarks().stream().map(StatusReport::words).sorted();
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Of each set where it stands. */
  String summary() {
    return manifest.sets().stream().map(this::summary).collect(Collectors.joining("\n"));
  }

  private String summary(LegacySet set) {
    String counts =
        Stream.of(State.values())
            .filter(s -> count(set, s) > 0)
            .map(s -> count(set, s) + " " + words(s))
            .collect(Collectors.joining(", "));
    return set.name()
        + ": "
        + (counts.isEmpty() ? "no migrations" : counts)
        + state.history(set.name()).map(h -> " (" + h.table() + ")").orElse("");
  }

  private long count(LegacySet set, State wanted) {
    return state.migrations().stream()
        .filter(m -> m.entry().set().equals(set.name()) && m.state() == wanted)
        .count();
  }

  JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("pending", state.pending().size());
    json.addProperty("unrecorded", state.unrecorded().size());
    json.add("sets", Json.array(manifest.sets(), this::set));
    json.add("migrations", Json.array(state.migrations(), StatusReport::migration));
    json.add("findings", Json.array(state.findings(), StatusReport::finding));
    return json;
  }

  private JsonElement set(LegacySet set) {
    Optional<LegacyHistory> history = state.history(set.name());
    JsonObject json = new JsonObject();
    json.addProperty("name", set.name());
    json.addProperty("kind", words(set.kind()));
    json.add("table", Json.optional(history.map(LegacyHistory::table).map(HistoryTable::toString)));
    json.add("columns", columns(history));
    history.ifPresent(h -> json.addProperty("locked", h.locked()));
    for (State each : State.values()) {
      json.addProperty(camel(each), count(set, each));
    }
    return json;
  }

  private static JsonObject columns(Optional<LegacyHistory> history) {
    JsonObject json = new JsonObject();
    for (ColumnRole role : ColumnRole.values()) {
      history
          .map(h -> h.columns().get(role))
          .ifPresent(column -> json.addProperty(camel(role), column));
    }
    return json;
  }

  private static JsonElement migration(MigrationStatus status) {
    Optional<LegacyRow> row = status.row();
    JsonObject json = new JsonObject();
    json.addProperty("set", status.entry().set());
    json.addProperty("name", status.entry().legacyName());
    json.addProperty("version", status.entry().version());
    json.addProperty("state", camel(status.state()));
    json.addProperty("recorded", status.recorded());
    json.add("nameInHistory", Json.optional(row.map(LegacyRow::name)));
    json.add("appliedAt", Json.optional(row.flatMap(LegacyRow::appliedAt).map(Instant::toString)));
    row.flatMap(LegacyRow::batch).ifPresent(batch -> json.addProperty("batch", batch));
    JsonArray remarks = new JsonArray();
    remarks(status).forEach(remarks::add);
    json.add("remarks", remarks);
    return json;
  }

  static JsonElement finding(Finding finding) {
    JsonObject json = new JsonObject();
    json.addProperty("code", finding.code().name());
    json.addProperty("blocking", finding.code().isBlocking());
    json.addProperty("subject", finding.subject());
    json.addProperty("message", finding.message());
    json.addProperty("advice", finding.advice());
    return json;
  }

  private static String camel(Enum<?> constant) {
    String[] words = constant.name().toLowerCase(Locale.ROOT).split("_", -1);
    return words[0]
        + Stream.of(words)
            .skip(1)
            .map(w -> w.substring(0, 1).toUpperCase(Locale.ROOT) + w.substring(1))
            .collect(Collectors.joining());
  }
}
