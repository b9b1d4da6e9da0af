package unimig.runner.dual;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import unimig.runner.manifest.Entry;

/**
 * A history of Knex, of any line from 0.21 to 3: {@code lib/migrations/migrate/table-creator.js}
 * and {@code Migrator.js} make and fill it.
 *
 * <p>Knex locks by setting {@code is_locked} to 1 where it is 0, and a Knex that is killed leaves
 * it so unless all was one transaction. Here the row is locked instead, which ends with the
 * session: a Knex that begins meanwhile waits, then reads again what is applied. It does not read
 * again where a pending migration has no transaction; then it has to fail at once, as beside
 * another Knex.
 */
final class KnexTable implements DualTable {
  private static final String FREE = "0";

  /** For Knex as good as 1, and for us the mark of a run of ours that was killed. */
  private static final String OURS = "2";

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final String set;
  private final TableName table;
  private final TableName lock;
  private final NameForm form;
  private List<String> names = List.of();
  private OptionalInt batch = OptionalInt.empty();
  private boolean marked;

  /**
   * @param entries of the set
   */
  KnexTable(String set, TableName table, List<Entry> entries) {
    this.set = set;
    this.table = table;
    this.lock = table.withSuffix("_lock");
    this.form = new NameForm(entries);
  }

  @Override
  public String set() {
    return set;
  }

  @Override
  public boolean read(Connection connection) throws SQLException {
    boolean exists = Sql.exists(connection, table);
    names =
        exists
            ? Sql.texts(connection, "select \"name\" from " + table.sql() + " order by \"id\"")
            : List.of();
    return exists && Sql.exists(connection, lock);
  }

  @Override
  public boolean has(Entry entry) {
    return !form.of(entry, names).isEmpty();
  }

  @Override
  public void create(Connection connection) throws SQLException {
    Sql.run(
        connection,
        "create table if not exists "
            + table.sql()
            + " (\"id\" serial primary key, \"name\" varchar(255), \"batch\" integer,"
            + " \"migration_time\" timestamptz)",
        "create table if not exists "
            + lock.sql()
            + " (\"index\" serial primary key, \"is_locked\" integer)",
        // A second row would lock Knex out for ever.
        "lock table " + lock.sql() + " in share row exclusive mode",
        "insert into "
            + lock.sql()
            + " (\"is_locked\") select 0 where not exists (select from "
            + lock.sql()
            + ")");
  }

  @Override
  public String write(Connection connection, Entry entry) throws SQLException {
    String name = form.next(entry, names);
    String sql =
        "insert into "
            + table.sql()
            + " (\"name\", \"batch\", \"migration_time\")"
            // A Date of JavaScript has milliseconds.
            + " values (?, ?, date_trunc('milliseconds', clock_timestamp()))";
    Sql.update(connection, sql, name, batch(connection));
    return name;
  }

  /** One for the whole run, so that {@code migrate:rollback} takes all of it back. */
  private int batch(Connection connection) throws SQLException {
    if (batch.isEmpty()) {
      String sql = "select coalesce(max(\"batch\"), 0) + 1 from " + table.sql();
      batch = OptionalInt.of(Integer.parseInt(Sql.texts(connection, sql).get(0)));
    }
    return batch.getAsInt();
  }

  @Override
  public void remove(Connection connection, Entry entry) throws SQLException {
    for (String name : form.of(entry, names)) {
      Sql.update(connection, "delete from " + table.sql() + " where \"name\" = ?", name);
    }
  }

  @Override
  public LockState tryLock(Connection connection) throws SQLException {
    if (!Sql.exists(connection, lock)) {
      return LockState.HELD;
    }
    List<String> values;
    try {
      String sql = "select \"is_locked\" from " + lock.sql() + " for update nowait";
      values = Sql.texts(connection, sql);
    } catch (SQLException e) {
      if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        return LockState.BUSY;
      }
      throw e;
    }
    marked = values.contains(OURS);
    return values.stream().allMatch(value -> value.equals(FREE) || value.equals(OURS))
        ? LockState.HELD
        : LockState.MARKED;
  }

  @Override
  public void mark(Connection connection) throws SQLException {
    if (Sql.exists(connection, lock)) {
      Sql.update(connection, "update " + lock.sql() + " set \"is_locked\" = " + OURS);
      marked = true;
    }
  }

  @Override
  public void release(Connection connection) throws SQLException {
    if (marked) {
      Sql.update(
          connection,
          "update " + lock.sql() + " set \"is_locked\" = 0 where \"is_locked\" = " + OURS);
      marked = false;
    }
  }

  @Override
  public String toString() {
    return table.toString();
  }
}
