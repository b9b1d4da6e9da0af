package unimig.converter.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import unimig.converter.sql.SqlLexer;
import unimig.converter.sql.StatementSplitter;
import unimig.runner.catalog.Difference;
import unimig.runner.catalog.Difference.Area;
import unimig.runner.catalog.Difference.Kind;
import unimig.runner.catalog.RowSpot;
import unimig.runner.catalog.RowSpot.NamedValue;

/**
 * Finds in what one side has sent the statement that made a difference: the last that names the
 * thing. What triggers, functions and cascades do is named by no statement; nothing is guessed.
 */
final class StatementSearch {
  /** Names as differences show them; of a name with its schema, the name. */
  private static final Pattern NAME = Pattern.compile("\"([^\"]*)\"(?!\\.)");

  /** More than any row has values. */
  private static final int ABOUT = 1 << 16;

  private static final RowSpot NO_ROW =
      new RowSpot(
          "", List.of(), List.of(), Optional.empty(), Optional.empty(), OptionalInt.empty());

  private final boolean isConverted;
  private final List<One> statements = new ArrayList<>();

  private record One(Sent sent, StatementWords words) {
    boolean has(String value) {
      return sent.values().has(value) || words.hasLiteral(value);
    }

    boolean has(NamedValue value) {
      return value.value().map(this::has).orElse(false);
    }
  }

  /**
   * @param isConverted which side has sent them
   */
  StatementSearch(List<Sent> trace, boolean isConverted) {
    this.isConverted = isConverted;
    Map<String, List<Part>> known = new HashMap<>();
    for (Sent sent : trace) {
      for (Part part : known.computeIfAbsent(sent.sql(), StatementSearch::parts)) {
        statements.add(new One(sent.part(part.text()), part.words()));
      }
    }
  }

  private record Part(String text, StatementWords words) {}

  private static List<Part> parts(String sql) {
    return StatementSplitter.split(SqlLexer.lex(sql)).stream()
        .map(statement -> new Part(statement.text(), new StatementWords(statement)))
        .toList();
  }

  /** Empty if no statement names it. */
  Optional<Sent> find(Difference difference) {
    return difference.area() == Area.CATALOG ? object(difference) : rows(difference);
  }

  private Optional<Sent> object(Difference difference) {
    List<String> names = names(difference.object());
    List<String> parts = names(difference.part());
    List<String> all = new ArrayList<>(names);
    all.addAll(parts);
    Optional<Sent> exact = last(mentioning(all), one -> score(one, all, difference.attribute()));
    boolean isHere =
        difference.kind() == Kind.CHANGED || (difference.kind() == Kind.EXTRA) == isConverted;
    if (exact.isPresent() || parts.isEmpty() || !isHere) {
      return exact;
    }
    // Constraints and indexes often get their names from the server.
    List<One> about =
        mentioning(names).stream().filter(one -> one.words().changesObjects()).toList();
    return last(about, one -> score(one, names, difference.attribute()));
  }

  private static List<String> names(String text) {
    Matcher name = NAME.matcher(text);
    List<String> names = new ArrayList<>();
    while (name.find()) {
      names.add(name.group(1));
    }
    return names;
  }

  private List<One> mentioning(List<String> names) {
    return names.isEmpty()
        ? List.of()
        : statements.stream()
            .filter(one -> names.stream().allMatch(one.words()::mentions))
            .toList();
  }

  private static int score(One one, List<String> names, String attribute) {
    StatementWords words = one.words();
    return (names.stream().allMatch(words::names) ? 4 : 0)
        + (words.changesObjects() ? 2 : 0)
        + (words.names(attribute) ? 1 : 0);
  }

  private Optional<Sent> rows(Difference difference) {
    Optional<RowSpot> spot = difference.spot();
    String table =
        spot.map(RowSpot::table)
            .orElseGet(() -> names(difference.object()).stream().findFirst().orElse(""));
    List<One> writing = statements.stream().filter(one -> one.words().writes(table)).toList();
    return last(writing, one -> score(one, difference));
  }

  private int score(One one, Difference difference) {
    RowSpot spot = difference.spot().orElse(NO_ROW);
    boolean about =
        spot.column().map(one.words()::fills).orElseGet(() -> one.words().addsOrRemoves());
    boolean gives =
        spot.column().isPresent() && value(difference, spot).map(one::has).orElse(false);
    boolean hasKey = !spot.key().isEmpty() && spot.key().stream().allMatch(one::has);
    // What else it has tells only where a row comes from whose value it does not give.
    int others = gives ? 0 : (int) spot.row().stream().filter(one::has).count();
    return (about ? 4 * ABOUT : 0) + (gives ? 2 * ABOUT : 0) + (hasKey ? ABOUT : 0) + others;
  }

  /** What this side has in the column that differs; the row is the original's. */
  private Optional<String> value(Difference difference, RowSpot spot) {
    return isConverted && spot.path().isEmpty()
        ? difference.converted()
        : spot.row().stream()
            .filter(each -> spot.column().equals(Optional.of(each.column())))
            .findFirst()
            .flatMap(NamedValue::value);
  }

  private static Optional<Sent> last(List<One> candidates, ToIntFunction<One> score) {
    return candidates.stream()
        .reduce((a, b) -> Comparator.comparingInt(score).compare(a, b) > 0 ? a : b)
        .map(One::sent);
  }
}
