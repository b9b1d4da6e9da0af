package unimig.converter.rows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import unimig.converter.rows.RowWriter.NewRow;
import unimig.converter.rows.TableOrder.Group;
import unimig.converter.rows.hint.Hints;

/**
 * Fills the tables of a database with rows that satisfy all its constraints. Values come from what
 * a migration looks at, from the checks, and from the bounds of types; the same seed makes the same
 * rows.
 */
final class RowGenerator {
  private static final int FIRST_OF_RING = 5000;

  private final Connection connection;
  private final Recipe recipe;
  private final Hints hints;
  private final RowSample sample;
  private final AcceptedTexts accepted;
  private final RowWriter writer;
  private final References references;
  private final Map<TableId, Integer> counts = new TreeMap<>();
  private final Map<TableId, String> reasons = new TreeMap<>();

  /**
   * @param connection in a transaction, which is the caller's to end
   * @param known of the types of its database
   */
  RowGenerator(Connection connection, Recipe recipe, Hints hints, AcceptedTexts.Known known) {
    this(connection, recipe, hints, known, new RowSample(Map.of(), Set.of()));
  }

  /**
   * @param sample rows to be inserted, completed with generated values
   */
  RowGenerator(
      Connection connection,
      Recipe recipe,
      Hints hints,
      AcceptedTexts.Known known,
      RowSample sample) {
    this.sample = sample;
    this.connection = connection;
    this.recipe = recipe;
    this.hints = hints;
    this.accepted = new AcceptedTexts(connection, known);
    this.writer = new RowWriter(connection);
    this.references = new References(connection);
  }

  /** Fills the tables; those that they refer to must be among them. */
  FilledTables fill(List<TableSchema> tables) throws SQLException {
    writer.send("set constraints all immediate", List.of());
    List<String> added = addComing(tables);
    List<Group> groups = TableOrder.of(tables);
    for (Group group : groups) {
      if (group.isRing()) {
        fillRing(group);
      } else {
        TableSchema table = group.tables().get(0);
        fill(table, group.postponed().getOrDefault(table.id(), List.of()));
      }
    }
    for (Group group : groups) {
      for (TableSchema table : group.tables()) {
        for (ForeignKey key : group.postponed().getOrDefault(table.id(), List.of())) {
          setPostponed(table, key);
        }
      }
    }
    for (String undo : added) {
      writer.send(undo, List.of());
    }
    accepted.close();
    return new FilledTables(counts, reasons);
  }

  /**
   * Lets the server check what a migration is about to demand. What rows that are there already do
   * not keep is left out: the migration mends them first, or fails.
   *
   * @return statements that take it away again
   */
  private List<String> addComing(List<TableSchema> tables) throws SQLException {
    List<String> undo = new ArrayList<>();
    for (TableSchema table : tables) {
      for (String constraint : table.coming()) {
        String change = "alter table " + table.id().sql() + " %s constraint \"unimig %d\"%s";
        int number = undo.size();
        String add = change.formatted("add", number, " " + constraint);
        if (writer.send(add, List.of()).isEmpty()) {
          undo.add(0, change.formatted("drop", number, ""));
        }
      }
    }
    return undo;
  }

  /** Another one for each manner, so that other values meet in a row. */
  private Random random(TableSchema table) {
    long manner = 31 * recipe.seed() + recipe.manner().number();
    return new Random(31 * manner + table.id().toString().hashCode());
  }

  private Map<String, ColumnValues> values(TableSchema table) {
    Map<String, ColumnValues> values = new HashMap<>();
    for (ColumnSchema column : table.columns()) {
      if (column.isWritable()) {
        values.put(
            column.name(),
            ColumnValues.of(table, column, hints, texts -> accepted.of(column.type(), texts)));
      }
    }
    return values;
  }

  private void fill(TableSchema table, List<ForeignKey> postponed) throws SQLException {
    Map<String, ColumnValues> values = values(table);
    List<Map<String, Optional<String>>> given = sample.of(table.id());
    RowMaker maker =
        new RowMaker(table, values, recipe.manner(), references, postponed, random(table))
            .with(given);
    int rows = given.isEmpty() ? rows(table, values) : given.size();
    new TableFilling(table, maker, writer, () -> references.changed(table.id()))
        .fill(rows)
        .forEach(refused -> took(table, refused));
  }

  private int rows(TableSchema table, Map<String, ColumnValues> values) {
    boolean leavesSome = recipe.manner() == Manner.DISTINCT || recipe.manner() == Manner.MANY;
    boolean isLeft = leavesSome && recipe.inserted().contains(table.id());
    return isLeft ? 0 : recipe.rowsFor(values.values(), 2 * Combinations.of(table, values).count());
  }

  private void took(TableSchema table, Optional<String> refused) {
    references.changed(table.id());
    counts.merge(table.id(), refused.isPresent() ? 0 : 1, Integer::sum);
    refused.ifPresent(reason -> reasons.put(table.id(), reason));
    if (counts.getOrDefault(table.id(), 0) > 0) {
      reasons.remove(table.id());
    }
  }

  /** Rows that refer to each other with keys that we choose. */
  private void fillRing(Group ring) throws SQLException {
    Map<TableId, RowMaker> makers = new HashMap<>();
    for (TableSchema table : ring.tables()) {
      makers.put(
          table.id(),
          new RowMaker(
              table,
              values(table),
              recipe.manner(),
              references,
              keysWithin(ring, table),
              random(table)));
    }
    int failed = 0;
    for (int row = 0; row < recipe.rows() && failed < TableFilling.MOST_FAILED_ROWS; row++) {
      Optional<String> refused = insertRing(ring, makers, row);
      failed = refused.isPresent() ? failed + 1 : 0;
      ring.tables().forEach(table -> took(table, refused));
    }
  }

  private static List<ForeignKey> keysWithin(Group ring, TableSchema table) {
    return table.foreignKeys().stream()
        .filter(key -> ring.tables().stream().anyMatch(each -> each.id().equals(key.target())))
        .toList();
  }

  private Optional<String> insertRing(Group ring, Map<TableId, RowMaker> makers, int row)
      throws SQLException {
    Optional<ServerRefusal> refusal = Optional.empty();
    for (int attempt = 0; attempt < TableFilling.MOST_ATTEMPTS; attempt++) {
      List<NewRow> rows = new ArrayList<>();
      for (TableSchema table : ring.tables()) {
        RowMaker maker = Objects.requireNonNull(makers.get(table.id()));
        boolean wasDuplicate = refusal.filter(ServerRefusal::isDuplicate).isPresent();
        Optional<Map<String, Optional<String>>> made = maker.make(row, attempt, wasDuplicate);
        if (made.isEmpty()) {
          return Optional.of("there is no row that it could refer to");
        }
        Map<String, Optional<String>> values = new LinkedHashMap<>(made.get());
        values.putAll(ringKeys(ring, table, FIRST_OF_RING + row + attempt * recipe.rows()));
        rows.add(new NewRow(table, values));
      }
      refusal = writer.insert(rows);
      if (refusal.isEmpty()) {
        return Optional.empty();
      }
    }
    return refusal.map(ServerRefusal::message);
  }

  /** The columns by which the tables of a ring hang together, all made of one number. */
  private static Map<String, Optional<String>> ringKeys(Group ring, TableSchema table, int number) {
    Map<String, Optional<String>> keys = new LinkedHashMap<>();
    for (TableSchema other : ring.tables()) {
      for (ForeignKey key : keysWithin(ring, other)) {
        if (key.target().equals(table.id())) {
          key.referenced().forEach(name -> keys.put(name, key(table, name, number)));
        }
        if (other.id().equals(table.id())) {
          key.columns().forEach(name -> keys.put(name, key(table, name, number)));
        }
      }
    }
    return keys;
  }

  private static Optional<String> key(TableSchema table, String column, int number) {
    return FreshValues.of(table.column(column).type(), number, "");
  }

  private void setPostponed(TableSchema table, ForeignKey key) throws SQLException {
    List<List<String>> targets = references.of(key, Map.of());
    if (targets.isEmpty()) {
      return;
    }
    List<String> places = places(table);
    for (int i = 0; i < places.size(); i++) {
      if (i % 3 < 2) {
        List<Optional<String>> values = new ArrayList<>();
        targets.get(i % targets.size()).forEach(value -> values.add(Optional.of(value)));
        values.add(Optional.of(places.get(i)));
        // A row that may not refer to another is left as it is.
        writer.send(setting(table, key), values);
      }
    }
  }

  private static String setting(TableSchema table, ForeignKey key) {
    List<String> parts =
        key.columns().stream().map(name -> Identifier.quoted(name) + " = ?").toList();
    return "update %s set %s where ctid = ?::tid"
        .formatted(table.id().sql(), String.join(", ", parts));
  }

  private List<String> places(TableSchema table) throws SQLException {
    List<String> places = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select ctid::text from " + table.id().sql() + " order by 1")) {
      while (rows.next()) {
        places.add(rows.getString(1));
      }
    }
    return places;
  }
}
