package unimig.converter.rows;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import unimig.converter.rows.RowWriter.NewRow;

/** Fills one table: rows that the server refuses are made anew, until it takes them. */
final class TableFilling {
  static final int MOST_ATTEMPTS = 60;

  /** A table of which so many rows in a row could not be made is left. */
  static final int MOST_FAILED_ROWS = 6;

  /** So often all rows are tried; later on a few at a time, as they may all be hopeless. */
  private static final int ATTEMPTS_OF_ALL = 3;

  private static final int MOST_AT_ONCE = 200;
  private static final ServerRefusal NOTHING_TO_REFER_TO =
      new ServerRefusal("23503", "there is no row that it could refer to");

  private final TableSchema table;
  private final RowMaker maker;
  private final RowWriter writer;
  private final Runnable changed;

  /** What was said against rows that are not in yet, by number of the row. */
  private final Map<Integer, ServerRefusal> refusals = new HashMap<>();

  private int done;

  /**
   * @param changed called whenever rows have come into the table
   */
  TableFilling(TableSchema table, RowMaker maker, RowWriter writer, Runnable changed) {
    this.table = table;
    this.maker = maker;
    this.writer = writer;
    this.changed = changed;
  }

  /**
   * Tries so many rows.
   *
   * @return for those that are in empty, for those that were given up the reason
   */
  List<Optional<String>> fill(int rows) throws SQLException {
    List<Optional<String>> outcomes = new ArrayList<>();
    List<Integer> left = new ArrayList<>();
    for (int from = 0, to; from < rows; from = to) {
      to = Math.min(rows, from + portion(from));
      left.addAll(attempts(IntStream.range(from, to).boxed().toList(), 0, ATTEMPTS_OF_ALL));
    }
    boolean goesOn = true;
    for (int from = 0; goesOn && from < left.size(); from += MOST_FAILED_ROWS) {
      List<Integer> few = left.subList(from, Math.min(left.size(), from + MOST_FAILED_ROWS));
      List<Integer> failed = attempts(few, ATTEMPTS_OF_ALL, MOST_ATTEMPTS);
      failed.forEach(row -> outcomes.add(Optional.of(reason(row))));
      goesOn = failed.size() < MOST_FAILED_ROWS;
    }
    IntStream.range(0, done).forEach(row -> outcomes.add(Optional.empty()));
    return outcomes;
  }

  /** Where rows refer to others of the table, few are there at first. */
  private int portion(int before) {
    boolean refersToItself =
        table.foreignKeys().stream().anyMatch(key -> key.target().equals(table.id()));
    return refersToItself ? Math.min(Math.max(1, before), MOST_AT_ONCE) : MOST_AT_ONCE;
  }

  private String reason(int row) {
    return Objects.requireNonNull(refusals.get(row)).message();
  }

  /** Those of the rows that are not in afterwards. */
  private List<Integer> attempts(List<Integer> rows, int from, int to) throws SQLException {
    List<Integer> left = rows;
    for (int attempt = from; attempt < to && !left.isEmpty(); attempt++) {
      left = attempt(left, attempt);
    }
    return left;
  }

  private List<Integer> attempt(List<Integer> rows, int attempt) throws SQLException {
    List<Integer> tried = new ArrayList<>();
    List<Integer> left = new ArrayList<>();
    List<NewRow> made = new ArrayList<>();
    for (int row : rows) {
      Optional<Map<String, Optional<String>>> values = make(row, attempt);
      if (values.isPresent()) {
        tried.add(row);
        made.add(new NewRow(table, values.get()));
      } else {
        refusals.put(row, NOTHING_TO_REFER_TO);
        left.add(row);
      }
    }
    List<Optional<ServerRefusal>> answers = writer.insertEach(made);
    for (int i = 0; i < tried.size(); i++) {
      int row = tried.get(i);
      answers.get(i).ifPresentOrElse(refusal -> refusals.put(row, refusal), () -> done++);
      answers.get(i).ifPresent(refusal -> left.add(row));
    }
    changed.run();
    return left;
  }

  private Optional<Map<String, Optional<String>>> make(int row, int attempt) throws SQLException {
    Optional<ServerRefusal> refusal = Optional.ofNullable(refusals.get(row));
    return maker.make(row, attempt, refusal.filter(ServerRefusal::isDuplicate).isPresent());
  }
}
