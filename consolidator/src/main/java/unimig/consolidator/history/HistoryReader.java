package unimig.consolidator.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the rows of one history; times without a zone are taken to be of the session's. */
final class HistoryReader {
  private static final long MICROSECONDS = 1_000_000;
  private static final long NANOSECONDS = 1000;

  private final HistoryShape shape;

  HistoryReader(HistoryShape shape) {
    this.shape = shape;
  }

  /** In the order in which they were written. */
  List<LegacyRow> read(Connection connection, HistoryTable table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql(table));
        ResultSet rows = statement.executeQuery()) {
      List<LegacyRow> read = new ArrayList<>();
      while (rows.next()) {
        row(rows).ifPresent(read::add);
      }
      return read;
    }
  }

  private String sql(HistoryTable table) {
    List<String> columns =
        List.of(
            shape.kind() == HistoryKind.FLYWAY ? undone(table) : text(ColumnRole.NAME),
            time(ColumnRole.STARTED_AT),
            time(ColumnRole.APPLIED_AT),
            time(ColumnRole.ROLLED_BACK_AT),
            column(ColumnRole.BATCH).map(c -> c + "::int").orElse("null::int"),
            text(ColumnRole.CHECKSUM),
            column(ColumnRole.SUCCESS).orElse("null::boolean"),
            column(ColumnRole.DIRTY).orElse("null::boolean"),
            column(ColumnRole.LOGS).map(c -> c + " is not null").orElse("null::boolean"),
            text(ColumnRole.TYPE));
    return "select " + String.join(", ", columns) + " from " + table.sql() + " h" + order();
  }

  /** An undo script has a name of its own; what it takes back is told by the version. */
  private static String undone(HistoryTable table) {
    return """
        case when type like 'UNDO%%' then coalesce(
          (select o.script from %s o where o.version = h.version and o.type not like 'UNDO%%'
            order by o.installed_rank desc limit 1), script) else script end"""
        .formatted(table.sql());
  }

  /** Rows of one time, such as those of one run of some tools, come in the order of their names. */
  private String order() {
    return column(ColumnRole.ORDER)
        .flatMap(first -> column(ColumnRole.NAME).map(name -> " order by " + first + ", " + name))
        .orElse("");
  }

  private Optional<String> column(ColumnRole role) {
    return Optional.ofNullable(shape.columns().get(role)).map(HistoryTable::quoted);
  }

  private String text(ColumnRole role) {
    return column(role).map(c -> c + "::text").orElse("null::text");
  }

  private String time(ColumnRole role) {
    return column(role)
        .map(c -> "(extract(epoch from " + c + "::timestamptz) * " + MICROSECONDS + ")::bigint")
        .orElse("null::bigint");
  }

  /** Empty for rows that are about no migration. */
  private Optional<LegacyRow> row(ResultSet row) throws SQLException {
    String name = row.getString(1);
    boolean isNone =
        name == null
            || isVersionZero(name)
            || (shape.kind() == HistoryKind.FLYWAY && row.getString(10).equals("SCHEMA"));
    if (isNone) {
      return Optional.empty();
    }
    return Optional.of(
        new LegacyRow(
            name,
            state(row),
            instant(row, 2),
            instant(row, 3),
            integer(row, 5),
            Optional.ofNullable(row.getString(6))));
  }

  /** goose and postgrator begin with a row that stands for none. */
  private boolean isVersionZero(String name) {
    boolean numbers =
        shape.kind() == HistoryKind.EVENTS
            || (shape.kind() == HistoryKind.NAMES
                && "version".equals(shape.columns().get(ColumnRole.NAME)));
    return numbers && name.equals("0");
  }

  private LegacyRow.State state(ResultSet row) throws SQLException {
    return switch (shape.kind()) {
      case PRISMA -> attempt(row);
      case LEVEL -> row.getBoolean(8) ? LegacyRow.State.HALF_APPLIED : LegacyRow.State.APPLIED;
      case EVENTS -> row.getBoolean(7) ? LegacyRow.State.APPLIED : LegacyRow.State.ROLLED_BACK;
      case FLYWAY -> flyway(row);
      case KNEX, NAMES -> isFalse(row, 7) ? LegacyRow.State.FAILED : LegacyRow.State.APPLIED;
    };
  }

  /**
   * As Prisma's {@code diagnose_migration_history} reads them. A script that failed was one
   * implicit transaction, as PostgreSQL makes of several statements that are sent together; of one
   * that just ended nobody knows.
   */
  private static LegacyRow.State attempt(ResultSet row) throws SQLException {
    if (instant(row, 4).isPresent()) {
      return LegacyRow.State.ROLLED_BACK;
    }
    if (instant(row, 3).isPresent()) {
      return LegacyRow.State.APPLIED;
    }
    return row.getBoolean(9) ? LegacyRow.State.FAILED : LegacyRow.State.HALF_APPLIED;
  }

  private static LegacyRow.State flyway(ResultSet row) throws SQLException {
    if (row.getString(10).startsWith("UNDO") || row.getString(10).equals("DELETE")) {
      return LegacyRow.State.ROLLED_BACK;
    }
    return isFalse(row, 7) ? LegacyRow.State.HALF_APPLIED : LegacyRow.State.APPLIED;
  }

  private static boolean isFalse(ResultSet row, int column) throws SQLException {
    return !row.getBoolean(column) && !row.wasNull();
  }

  private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
    long time = row.getLong(column);
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(
            Instant.ofEpochSecond(
                Math.floorDiv(time, MICROSECONDS),
                Math.floorMod(time, MICROSECONDS) * NANOSECONDS));
  }

  private static Optional<Integer> integer(ResultSet row, int column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }
}
