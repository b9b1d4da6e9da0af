package unimig.converter.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import unimig.converter.sql.SqlLexer;
import unimig.converter.sql.SqlStatement;
import unimig.converter.sql.StatementSplitter;

/**
 * The tables that are known, and their columns in order. Immutable. What it says may be wrong where
 * a database was changed by others: what relies on it has to check.
 */
public final class Catalog {
  /** One that knows no table. */
  public static final Catalog NOTHING = new Catalog(Map.of(), Set.of(), Set.of(), Set.of());

  /** What became of tables whose names only the run knows. */
  enum Unnamed {
    CREATED,
    DROPPED
  }

  private final Map<String, Map<String, Column>> tables;
  private final Set<String> enums;
  private final Set<String> defining;
  private final Set<Unnamed> unnamed;

  /**
   * @param defining names of functions that may change tables
   */
  private Catalog(
      Map<String, Map<String, Column>> tables,
      Set<String> enums,
      Set<String> defining,
      Set<Unnamed> unnamed) {
    this.tables = tables;
    this.enums = enums;
    this.defining = defining;
    this.unnamed = unnamed;
  }

  /** What is known after statements that ran. */
  public Catalog after(String sql) {
    return after(sql, false);
  }

  /** What is known after statements that may have run, on databases where all went well. */
  public Catalog afterPerhaps(String sql) {
    return after(sql, true);
  }

  private Catalog after(String sql, boolean perhaps) {
    Catalog catalog = this;
    for (SqlStatement statement : StatementSplitter.split(SqlLexer.lexScript(sql))) {
      catalog = new Definition(catalog, perhaps).apply(new Words(statement.tokens()));
    }
    return catalog;
  }

  /** What an answer to one statement consists of, in order; nothing if that is not known. */
  public Optional<Map<String, Column>> answer(String sql) {
    List<SqlStatement> statements = StatementSplitter.split(SqlLexer.lex(sql));
    return statements.size() == 1
        ? new Answer(this).of(new Words(statements.get(0).tokens()))
        : Optional.empty();
  }

  /** Whether one statement answers one row, whatever the tables hold. */
  public boolean answersOneRow(String sql) {
    List<SqlStatement> statements = StatementSplitter.split(SqlLexer.lex(sql));
    return statements.size() == 1 && Answer.isOneRow(new Words(statements.get(0).tokens()));
  }

  public boolean isEmpty() {
    return tables.isEmpty();
  }

  Optional<Map<String, Column>> table(String name) {
    return Optional.ofNullable(tables.get(name)).or(() -> SystemTables.find(name));
  }

  Set<String> enums() {
    return enums;
  }

  Catalog withEnum(String name) {
    Set<String> all = new TreeSet<>(enums);
    all.add(name);
    return new Catalog(tables, all, defining, unnamed);
  }

  /** The same with a function that may change tables when it is called. */
  Catalog withDefining(String function) {
    Set<String> all = new TreeSet<>(defining);
    all.add(function);
    return new Catalog(tables, enums, all, unnamed);
  }

  Set<String> defining() {
    return defining;
  }

  /** One that knows no table any more. */
  Catalog forgotten() {
    return new Catalog(Map.of(), Set.of(), defining, unnamed);
  }

  /** The same after a table was created or dropped whose name only the run knows. */
  Catalog withUnnamed(Unnamed change) {
    Set<Unnamed> all = new TreeSet<>(unnamed);
    all.add(change);
    // What is dropped and created again may have other columns.
    boolean again = change == Unnamed.CREATED && has(Unnamed.DROPPED);
    return new Catalog(again ? Map.of() : tables, enums, defining, all);
  }

  boolean has(Unnamed change) {
    return unnamed.contains(change);
  }

  /** The same without the columns of a name, in whatever table. */
  Catalog withoutColumn(String column) {
    Catalog left = this;
    for (Map.Entry<String, Map<String, Column>> each : tables.entrySet()) {
      Map<String, Column> columns = new LinkedHashMap<>(each.getValue());
      columns.remove(column);
      left = left.with(each.getKey(), columns);
    }
    return left;
  }

  Catalog with(String table, Map<String, Column> columns) {
    Map<String, Map<String, Column>> all = new TreeMap<>(tables);
    all.put(table, new LinkedHashMap<>(columns));
    return new Catalog(all, enums, defining, unnamed);
  }

  Catalog without(String table) {
    Map<String, Map<String, Column>> all = new TreeMap<>(tables);
    all.remove(table);
    return new Catalog(all, enums, defining, unnamed);
  }

  /** The same with another column of a table, if the table is known. */
  Catalog with(String table, String column, UnaryOperator<Column> change) {
    Map<String, Column> columns = new LinkedHashMap<>(tables.getOrDefault(table, Map.of()));
    Column known = columns.get(column);
    if (known != null) {
      columns.put(column, change.apply(known));
    }
    return tables.containsKey(table) ? with(table, columns) : this;
  }
}
