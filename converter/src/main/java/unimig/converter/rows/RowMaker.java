package unimig.converter.rows;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/** Makes the values of one table's rows. The same seed makes the same ones. */
final class RowMaker {
  /** So many tries take values in turn; later ones take any. */
  private static final int TRIES_IN_TURN = 3;

  private static final int DEFAULT_EVERY = 4;
  private static final int TWIN_EVERY = 10;
  private static final int ALONE_EVERY = 6;

  /** Of so many rows, one has no other that stands for it. */
  private static final int NEVER_OF = 4;

  /** Of so many tries after a refusal, all but one take what the checks name. */
  private static final int CHECKED_OF = 4;

  private final TableSchema table;
  private final References references;
  private final List<ForeignKey> given;
  private final Random random;
  private final Map<String, ColumnValues> values;
  private final Manner manner;
  private final Combinations combinations;
  private final Map<String, List<Optional<String>>> turns = new HashMap<>();
  private Map<String, Optional<String>> last = Map.of();
  private List<Map<String, Optional<String>>> sample = List.of();

  /**
   * @param values of each column that can be written
   * @param left keys that are set by somebody else
   */
  RowMaker(
      TableSchema table,
      Map<String, ColumnValues> values,
      Manner manner,
      References references,
      List<ForeignKey> left,
      Random random) {
    this.table = table;
    this.values = Map.copyOf(values);
    this.manner = manner;
    this.combinations = Combinations.of(table, values);
    this.references = references;
    this.given = List.copyOf(left);
    this.random = random;
    table.columns().stream()
        .filter(ColumnSchema::isWritable)
        .forEach(
            column -> {
              List<Optional<String>> turn = new ArrayList<>(values(column).of(manner));
              Collections.shuffle(turn, random);
              turns.put(column.name(), turn);
            });
  }

  /** The same for rows of which some values are given, in order. */
  RowMaker with(List<Map<String, Optional<String>>> rows) {
    sample = List.copyOf(rows);
    return this;
  }

  /**
   * Values for a row; empty if it has nothing to refer to.
   *
   * @param row from 0
   * @param attempt from 0; the row was refused as often
   * @param wasDuplicate whether the last refusal was for a key that is there already
   */
  Optional<Map<String, Optional<String>>> make(int row, int attempt, boolean wasDuplicate)
      throws SQLException {
    Map<String, Optional<String>> made = new LinkedHashMap<>();
    boolean isTwin = attempt == 0 && row % TWIN_EVERY == TWIN_EVERY - 1;
    for (ColumnSchema column : table.columns()) {
      if (column.isWritable() && !column.isNumbered() && !isReference(column)) {
        value(column, row, attempt, wasDuplicate, isTwin)
            .ifPresent(value -> made.put(column.name(), value));
      }
    }
    if (row < sample.size() && attempt <= TRIES_IN_TURN) {
      give(sample.get(row), made);
    }
    for (ForeignKey key : table.foreignKeys()) {
      boolean isSettled = given.contains(key) || isSampled(key, row, made);
      if (!isSettled && !refer(key, row, attempt, made)) {
        return Optional.empty();
      }
    }
    last = Map.copyOf(made);
    return Optional.of(made);
  }

  /** What the sample says; a key that it refers to may not be there, so these are chosen anew. */
  private void give(Map<String, Optional<String>> row, Map<String, Optional<String>> made) {
    for (ColumnSchema column : table.columns()) {
      if (column.isWritable() && !isReference(column) && row.containsKey(column.name())) {
        Optional<String> value = row.getOrDefault(column.name(), Optional.empty());
        if (value.isPresent() || column.isNullable()) {
          made.put(column.name(), value);
        }
      }
    }
  }

  /** Whether the sample refers to a row that is there; it does so from now on. */
  private boolean isSampled(ForeignKey key, int row, Map<String, Optional<String>> made)
      throws SQLException {
    if (row >= sample.size()) {
      return false;
    }
    Map<String, Optional<String>> all = new HashMap<>(made);
    for (String name : key.columns()) {
      all.put(name, sample.get(row).getOrDefault(name, Optional.empty()));
    }
    boolean isWhole =
        key.columns().stream()
            .allMatch(name -> all.getOrDefault(name, Optional.empty()).isPresent());
    if (!isWhole || references.of(key, all).isEmpty()) {
      return false;
    }
    key.columns().forEach(name -> made.put(name, all.getOrDefault(name, Optional.empty())));
    return true;
  }

  private boolean isReference(ColumnSchema column) {
    return table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column.name()));
  }

  /** Outer empty: the default. */
  private Optional<Optional<String>> value(
      ColumnSchema column, int row, int attempt, boolean wasDuplicate, boolean isTwin) {
    boolean isUnique = isUnique(column);
    if (isTwin && !isUnique && last.containsKey(column.name())) {
      return Optional.of(Objects.requireNonNull(last.get(column.name())));
    }
    if (column.filling() == ColumnSchema.Filling.DEFAULT && random.nextInt(DEFAULT_EVERY) == 0) {
      return Optional.empty();
    }
    List<Optional<String>> turn = Objects.requireNonNull(turns.get(column.name()));
    if (isUnique && (wasDuplicate || row >= turn.size() || attempt > TRIES_IN_TURN)) {
      Optional<String> fresh = fresh(column, row + attempt * 1000);
      if (fresh.isPresent()) {
        return Optional.of(fresh);
      }
    }
    if (turn.isEmpty()) {
      return column.isNullable() ? Optional.of(Optional.empty()) : Optional.empty();
    }
    if (attempt == 0 && manner == Manner.WIDE && row % 2 == 0) {
      Optional<Optional<String>> combined = combinations.value(column.name(), row / 2);
      if (combined.isPresent()) {
        return combined;
      }
    }
    List<Optional<String>> checked = values(column).checked();
    if (attempt > 0 && !checked.isEmpty() && random.nextInt(CHECKED_OF) > 0) {
      return Optional.of(checked.get(random.nextInt(checked.size())));
    }
    int at = attempt < TRIES_IN_TURN ? (row + attempt) % turn.size() : random.nextInt(turn.size());
    return Optional.of(turn.get(at));
  }

  private ColumnValues values(ColumnSchema column) {
    return values.getOrDefault(column.name(), ColumnValues.NONE);
  }

  private boolean isUnique(ColumnSchema column) {
    boolean hasToBe = manner == Manner.DISTINCT || manner == Manner.MANY;
    boolean isDistinct = hasToBe && column.type().isText() && values(column).checked().isEmpty();
    return isDistinct || table.isUnique(column.name());
  }

  private Optional<String> fresh(ColumnSchema column, int number) {
    List<Optional<String>> all = Objects.requireNonNull(turns.get(column.name()));
    String stem =
        column.type().isText() ? all.stream().flatMap(Optional::stream).findFirst().orElse("") : "";
    return FreshValues.of(column.type(), number, stem);
  }

  private boolean refer(ForeignKey key, int row, int attempt, Map<String, Optional<String>> made)
      throws SQLException {
    boolean isOptional = table.isOptional(key);
    boolean isSet = key.columns().stream().allMatch(made::containsKey);
    boolean isOneToOne = isOneToOne(key) && key.columns().stream().noneMatch(made::containsKey);
    List<List<String>> targets = references.of(key, made);
    boolean isAlone = isOptional && !isSet && row % ALONE_EVERY == ALONE_EVERY - 1;
    int most = targets.size() - targets.size() / NEVER_OF;
    if (targets.isEmpty() || isAlone || (isOneToOne && row >= most)) {
      key.columns().stream()
          .filter(name -> table.column(name).isNullable())
          .forEach(name -> made.put(name, Optional.empty()));
      key.columns().forEach(name -> made.computeIfAbsent(name, this::any));
      return isOptional;
    }
    int at = isOneToOne ? (row + attempt) % most : any(row, targets.size());
    List<String> chosen = targets.get(at);
    for (int i = 0; i < chosen.size(); i++) {
      made.put(key.columns().get(i), Optional.of(chosen.get(i)));
    }
    return true;
  }

  /** Some are referred to often and some never. */
  private int any(int row, int targets) {
    int skewed = Math.min(random.nextInt(targets), random.nextInt(targets));
    return row < targets && row % 2 == 0 ? row : skewed;
  }

  /** Whether no two rows can refer to the same one. */
  private boolean isOneToOne(ForeignKey key) {
    return table.uniques().stream().anyMatch(key.columns()::containsAll);
  }

  /** For a column of a key whose other columns are null. */
  private Optional<String> any(String name) {
    List<Optional<String>> turn = Objects.requireNonNull(turns.get(name));
    return turn.isEmpty() ? Optional.empty() : turn.get(0);
  }
}
