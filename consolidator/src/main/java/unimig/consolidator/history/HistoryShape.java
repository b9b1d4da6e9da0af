package unimig.consolidator.history;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the columns of a table mean, as told by their names.
 *
 * @param columns by what they tell
 */
record HistoryShape(HistoryKind kind, Map<ColumnRole, String> columns) {
  HistoryShape {
    columns = Map.copyOf(columns);
  }

  private static final Pattern LIKELY_NAME =
      Pattern.compile("migrat|schema_?version|schema_?history|sequelizemeta|db_?version|changelog");
  private static final List<String> NAMES =
      List.of(
          "migration_name",
          "name",
          "migration",
          "filename",
          "file_name",
          "file",
          "script_name",
          "script",
          "version",
          "id");
  private static final List<String> APPLIED_FLAGS =
      List.of("success", "succeeded", "successful", "applied", "is_applied", "executed", "done");
  private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar", "citext", "name");
  private static final Set<String> NUMBERS = Set.of("int2", "int4", "int8", "numeric");
  private static final Set<String> TIMES = Set.of("timestamptz", "timestamp", "date");

  /**
   * The shape of a table that is told by its columns, whatever it is called.
   *
   * @return empty if they are those of no known tool
   */
  static Optional<HistoryShape> known(FoundTable table) {
    if (table.has("id", "name", "batch", "migration_time")) {
      return knex();
    }
    if (table.has(
        "migration_name", "checksum", "started_at", "finished_at", "rolled_back_at", "logs")) {
      return prisma();
    }
    if (table.has("installed_rank", "version", "script", "type", "installed_on", "success")) {
      return flyway();
    }
    if (table.columns().keySet().equals(Set.of("version", "dirty"))) {
      return Optional.of(
          new HistoryShape(
              HistoryKind.LEVEL, Map.of(ColumnRole.NAME, "version", ColumnRole.DIRTY, "dirty")));
    }
    if (table.has("id", "version_id", "is_applied", "tstamp")) {
      return goose();
    }
    return table.has("version", "name", "md5") ? postgrator(table) : Optional.empty();
  }

  /** Its names leave out the number, by which alone a file is known. */
  private static Optional<HistoryShape> postgrator(FoundTable table) {
    Map<ColumnRole, String> columns = new EnumMap<>(ColumnRole.class);
    columns.put(ColumnRole.NAME, "version");
    columns.put(ColumnRole.ORDER, "version");
    if (table.has("run_at")) {
      columns.put(ColumnRole.APPLIED_AT, "run_at");
    }
    return Optional.of(new HistoryShape(HistoryKind.NAMES, columns));
  }

  private static Optional<HistoryShape> knex() {
    return Optional.of(
        new HistoryShape(
            HistoryKind.KNEX,
            Map.of(
                ColumnRole.NAME,
                "name",
                ColumnRole.ORDER,
                "id",
                ColumnRole.BATCH,
                "batch",
                ColumnRole.APPLIED_AT,
                "migration_time")));
  }

  private static Optional<HistoryShape> prisma() {
    return Optional.of(
        new HistoryShape(
            HistoryKind.PRISMA,
            Map.of(
                ColumnRole.NAME,
                "migration_name",
                ColumnRole.ORDER,
                "started_at",
                ColumnRole.STARTED_AT,
                "started_at",
                ColumnRole.APPLIED_AT,
                "finished_at",
                ColumnRole.ROLLED_BACK_AT,
                "rolled_back_at",
                ColumnRole.CHECKSUM,
                "checksum",
                ColumnRole.LOGS,
                "logs")));
  }

  private static Optional<HistoryShape> flyway() {
    return Optional.of(
        new HistoryShape(
            HistoryKind.FLYWAY,
            Map.of(
                ColumnRole.NAME,
                "script",
                ColumnRole.ORDER,
                "installed_rank",
                ColumnRole.APPLIED_AT,
                "installed_on",
                ColumnRole.SUCCESS,
                "success",
                ColumnRole.CHECKSUM,
                "checksum",
                ColumnRole.TYPE,
                "type")));
  }

  private static Optional<HistoryShape> goose() {
    return Optional.of(
        new HistoryShape(
            HistoryKind.EVENTS,
            Map.of(
                ColumnRole.NAME,
                "version_id",
                ColumnRole.ORDER,
                "id",
                ColumnRole.APPLIED_AT,
                "tstamp",
                ColumnRole.SUCCESS,
                "is_applied")));
  }

  /**
   * A guess for a table that is called as histories are, or was named by somebody.
   *
   * @param named whether somebody said that it is one
   */
  static Optional<HistoryShape> guessed(FoundTable table, boolean named) {
    String name = table.table().name().toLowerCase(Locale.ROOT);
    if (!named && !LIKELY_NAME.matcher(name).find()) {
      return Optional.empty();
    }
    Map<ColumnRole, String> columns = new EnumMap<>(ColumnRole.class);
    nameColumn(table).ifPresent(column -> columns.put(ColumnRole.NAME, column));
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    first(table, TIMES::contains).ifPresent(c -> columns.put(ColumnRole.APPLIED_AT, c));
    APPLIED_FLAGS.stream()
        .filter(column -> "bool".equals(table.columns().get(column)))
        .findFirst()
        .ifPresent(c -> columns.put(ColumnRole.SUCCESS, c));
    if (NUMBERS.contains(table.columns().getOrDefault("batch", ""))) {
      columns.put(ColumnRole.BATCH, "batch");
    }
    order(table, columns).ifPresent(c -> columns.put(ColumnRole.ORDER, c));
    return Optional.of(new HistoryShape(HistoryKind.NAMES, columns));
  }

  /** Texts come first, then a number called version. */
  private static Optional<String> nameColumn(FoundTable table) {
    return NAMES.stream()
        .filter(column -> TEXTS.contains(table.columns().getOrDefault(column, "")))
        .findFirst()
        .or(
            () ->
                Optional.of("version")
                    .filter(c -> NUMBERS.contains(table.columns().getOrDefault(c, ""))));
  }

  private static Optional<String> order(FoundTable table, Map<ColumnRole, String> known) {
    return Optional.of("id")
        .filter(column -> NUMBERS.contains(table.columns().getOrDefault(column, "")))
        .or(() -> Optional.ofNullable(known.get(ColumnRole.APPLIED_AT)))
        .or(() -> Optional.ofNullable(known.get(ColumnRole.NAME)));
  }

  private static Optional<String> first(FoundTable table, Predicate<String> type) {
    return table.columns().entrySet().stream()
        .filter(column -> type.test(column.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
