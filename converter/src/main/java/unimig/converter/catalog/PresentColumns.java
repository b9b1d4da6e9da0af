package unimig.converter.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unimig.converter.catalog.Answer.Source;
import unimig.converter.sql.Token;

/** Columns that a {@code WHERE} lets through only where they are not null. */
final class PresentColumns {
  /** None of them is true of null. */
  private static final List<String> COMPARISONS = List.of("=", "<>", "!=", "<", ">", "<=", ">=");

  private final Words conditions;

  PresentColumns(Words conditions) {
    this.conditions = conditions;
  }

  /** Notes them in the tables that they are of. */
  void apply(List<Source> sources) {
    boolean all =
        List.of("OR", "CASE", "BETWEEN").stream()
            .noneMatch(word -> conditions.copy().isOutside(word));
    Words words = conditions.copy();
    while (all && !words.atEnd()) {
      one(words.upTo("AND"), sources);
      words.accept("AND");
    }
  }

  private static void one(Words condition, List<Source> sources) {
    Words inner = condition.copy().parenthesised().orElse(condition);
    boolean whole = inner != condition && isParenthesised(condition);
    if (whole) {
      new PresentColumns(inner).apply(sources);
      return;
    }
    Optional<String> first = condition.name();
    boolean qualified = first.isPresent() && condition.acceptPunctuation(".");
    Optional<String> name = qualified ? condition.name() : first;
    if (name.isPresent() && isOfPresent(condition)) {
      note(qualified ? first : Optional.empty(), name.get(), sources);
    }
  }

  private static boolean isParenthesised(Words condition) {
    Words rest = condition.copy();
    rest.skipItem();
    return rest.atEnd();
  }

  /** Whether what follows a column is false or unknown of null. */
  private static boolean isOfPresent(Words rest) {
    if (rest.accept("IS", "NOT", "NULL") || rest.accept("IS", "TRUE")) {
      return rest.atEnd();
    }
    boolean compared = rest.peek().map(Token::text).filter(COMPARISONS::contains).isPresent();
    if (compared) {
      rest.skip();
    } else if (!rest.accept("LIKE") && !rest.accept("ILIKE") && !rest.accept("IN")) {
      return false;
    }
    if (rest.atEnd()) {
      return false;
    }
    rest.skipItem();
    return rest.atEnd();
  }

  private static void note(Optional<String> source, String name, List<Source> sources) {
    if (Source.find(sources, source, name).size() != 1) {
      return;
    }
    List<Source> noted = new ArrayList<>();
    for (Source each : sources) {
      Column column = each.columns().get(name);
      boolean meant = source.filter(s -> !s.equals(each.name())).isEmpty();
      Map<String, Column> columns = new LinkedHashMap<>(each.columns());
      if (column != null && meant) {
        columns.put(name, column.notNull());
      }
      noted.add(new Source(each.name(), columns));
    }
    sources.clear();
    sources.addAll(noted);
  }
}
