package unimig.converter.report;

import com.google.gson.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * How much there is in a database, without what belongs to PostgreSQL, to extensions and to Flyway.
 *
 * @param views materialized ones too
 * @param functions procedures too
 * @param rows of all tables
 */
public record DatabaseContent(
    int tables, int views, int functions, int triggers, int indexes, long rows) {
  private static final String COUNTS =
      """
      with ours as (
        select c.oid, c.relkind from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
          and c.relname not like 'flyway_schema_history%'
          and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e'))
      select
        (select count(*) from ours where relkind in ('r', 'p')),
        (select count(*) from ours where relkind in ('v', 'm')),
        (select count(*) from pg_proc p join pg_namespace n on n.oid = p.pronamespace
          where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')),
        (select count(*) from pg_trigger t join ours on ours.oid = t.tgrelid
          where not t.tgisinternal),
        (select count(*) from ours where relkind in ('i', 'I'))
      """;

  /** Partitions are counted, partitioned tables are not: their rows are those of the partitions. */
  private static final String TABLES =
      """
      select quote_ident(n.nspname) || '.' || quote_ident(c.relname)
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        and c.relname not like 'flyway_schema_history%'
        and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
      order by 1
      """;

  /** Reads every table once; its user must be allowed to. */
  public static DatabaseContent read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      long rows = rows(statement);
      try (ResultSet counts = statement.executeQuery(COUNTS)) {
        counts.next();
        return new DatabaseContent(
            counts.getInt(1),
            counts.getInt(2),
            counts.getInt(3),
            counts.getInt(4),
            counts.getInt(5),
            rows);
      }
    }
  }

  private static long rows(Statement statement) throws SQLException {
    List<String> counts = new ArrayList<>();
    try (ResultSet names = statement.executeQuery(TABLES)) {
      while (names.next()) {
        counts.add("(select count(*) from only " + names.getString(1) + ")");
      }
    }
    if (counts.isEmpty()) {
      return 0;
    }
    String sum = "select " + String.join(" + ", counts);
    try (ResultSet result = statement.executeQuery(sum)) {
      result.next();
      return result.getLong(1);
    }
  }

  /** Such as {@code 12 tables, 3 views, 2 functions, 4 triggers, 30 indexes and 51 rows}. */
  public String text() {
    return "%d tables, %d views, %d functions, %d triggers, %d indexes and %d rows"
        .formatted(tables, views, functions, triggers, indexes, rows);
  }

  JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("tables", tables);
    json.addProperty("views", views);
    json.addProperty("functions", functions);
    json.addProperty("triggers", triggers);
    json.addProperty("indexes", indexes);
    json.addProperty("rows", rows);
    return json;
  }
}
