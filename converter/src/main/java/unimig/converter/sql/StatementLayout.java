package unimig.converter.sql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Divides one long statement into lines: a clause a line; then a column, assignment, action or row
 * a line; then what is in brackets.
 */
final class StatementLayout {
  private static final Pattern AS_IT_IS =
      Pattern.compile("(DO|CREATE (OR REPLACE )?(FUNCTION|PROCEDURE)) .*", Pattern.DOTALL);
  private static final Pattern COLUMNS =
      Pattern.compile(
          "CREATE ((GLOBAL|LOCAL) )?((TEMPORARY|TEMP|UNLOGGED|FOREIGN) )?TABLE .*", Pattern.DOTALL);
  private static final Pattern ACTIONS =
      Pattern.compile("ALTER (FOREIGN )?TABLE .*", Pattern.DOTALL);
  private static final Set<String> ROW_LISTS = Set.of("VALUES", "SET", "DO", "WITH");
  private static final Set<String> FILLED_LISTS =
      Set.of("SELECT", "FROM", "GROUP", "ORDER", "RETURNING");
  private static final Set<String> CONDITIONS = Set.of("WHERE", "HAVING", "ON");
  private static final int HEAD = 12;
  private static final int INDENTATION = 2;

  /** Brackets narrower than this stay together. */
  private static final int NARROW = 16;

  private final String head;
  private final StringBuilder text = new StringBuilder();

  private StatementLayout(String head) {
    this.head = head;
  }

  /** Without the semicolon. */
  static String layout(SqlStatement statement) {
    String head = statement.head(HEAD);
    List<Piece> pieces = Piece.of(statement.tokens());
    String flat = Piece.flat(pieces);
    StatementLayout layout = new StatementLayout(head);
    if (AS_IT_IS.matcher(head).matches() || layout.fits(flat, 0)) {
      return flat;
    }
    layout.statement(pieces);
    return layout.text.toString();
  }

  private void statement(List<Piece> pieces) {
    if (ACTIONS.matcher(head).matches()) {
      actions(pieces);
    } else if (COLUMNS.matcher(head).matches()) {
      columns(pieces);
    } else {
      clauses(Clauses.of(head), pieces, 0);
    }
  }

  /** {@code ALTER TABLE name}, then an action a line. */
  private void actions(List<Piece> pieces) {
    int name = 2;
    while (name < pieces.size() - 1
        && Set.of("IF", "EXISTS", "ONLY", "TABLE").contains(pieces.get(name).word())) {
      name++;
    }
    int action = name + 1;
    while (action < pieces.size() && pieces.get(action).gap().isEmpty()) {
      action++;
    }
    if (action >= pieces.size()) {
      brackets(pieces, 0);
      return;
    }
    text.append(Piece.flat(pieces.subList(0, action)));
    lines(items(pieces.subList(action, pieces.size())), INDENTATION);
  }

  /** {@code CREATE TABLE name (}, a column a line, and what follows the columns. */
  private void columns(List<Piece> pieces) {
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i).isGroup()) {
        text.append(Piece.flat(pieces.subList(0, i))).append(pieces.get(i).gap());
        text.append(pieces.get(i).text());
        lines(items(pieces.get(i).inside()), INDENTATION);
        newLine(0);
        text.append(pieces.get(i).closing().strip());
        tail(pieces.subList(i + 1, pieces.size()));
        return;
      }
    }
    clauses(Clauses.ofQuery(), pieces, 0);
  }

  private void tail(List<Piece> pieces) {
    if (!pieces.isEmpty()) {
      text.append(pieces.get(0).gap()).append(Piece.flat(pieces));
    }
  }

  private void clauses(Clauses words, List<Piece> pieces, int indent) {
    int further = words.areOfQuery() ? indent : indent + INDENTATION;
    boolean first = true;
    for (List<Piece> clause : words.divide(pieces)) {
      if (!first) {
        newLine(further);
      }
      clause(clause, first ? indent : further);
      first = false;
    }
  }

  private void clause(List<Piece> pieces, int indent) {
    String word = pieces.get(0).word();
    int start = startOfList(pieces);
    List<List<Piece>> items = items(pieces.subList(start, pieces.size()));
    if (fits(Piece.flat(pieces), indent) && !(word.equals("VALUES") && items.size() > 1)) {
      text.append(Piece.flat(pieces));
    } else if (ROW_LISTS.contains(word) && (items.size() > 1 || word.equals("VALUES"))) {
      text.append(Piece.flat(pieces.subList(0, start)));
      lines(items, indent + INDENTATION);
    } else if (FILLED_LISTS.contains(word) && items.size() > 1) {
      text.append(Piece.flat(pieces.subList(0, start)));
      newLine(indent + INDENTATION);
      fill(items, indent + INDENTATION);
    } else if (CONDITIONS.contains(word)) {
      conditions(pieces, indent);
    } else {
      brackets(pieces, indent);
    }
  }

  /** After the key words that lead a list: {@code do update set}, {@code group by}. */
  private static int startOfList(List<Piece> pieces) {
    Set<String> leading = Set.of("DISTINCT", "BY", "UPDATE", "SET", "RECURSIVE");
    int start = 1;
    while (start < pieces.size() - 1 && leading.contains(pieces.get(start).word())) {
      start++;
    }
    return start;
  }

  private void conditions(List<Piece> pieces, int indent) {
    int start = 0;
    boolean between = false;
    for (int i = 1; i <= pieces.size(); i++) {
      String word = i < pieces.size() ? pieces.get(i).word() : "";
      boolean joins = (word.equals("AND") && !between) || word.equals("OR");
      if (i == pieces.size() || (joins && !pieces.get(i).gap().isEmpty())) {
        if (start > 0) {
          newLine(indent + INDENTATION);
        }
        item(pieces.subList(start, i), start > 0 ? indent + INDENTATION : indent);
        start = i;
      }
      between = word.equals("BETWEEN") || (between && !word.equals("AND"));
    }
  }

  /** Divided after each comma, which stays with what is in front of it. */
  private static List<List<Piece>> items(List<Piece> pieces) {
    List<List<Piece>> items = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i).isComma() || i == pieces.size() - 1) {
        items.add(pieces.subList(start, i + 1));
        start = i + 1;
      }
    }
    return items;
  }

  private void lines(List<List<Piece>> items, int indent) {
    for (List<Piece> item : items) {
      newLine(indent);
      item(item, indent);
    }
  }

  private void fill(List<List<Piece>> items, int indent) {
    boolean first = true;
    for (List<Piece> item : items) {
      String flat = Piece.flat(item);
      String gap = item.get(0).gap();
      if (first) {
        item(item, indent);
      } else if (fits(gap + flat, column())) {
        text.append(gap).append(flat);
      } else {
        newLine(indent);
        item(item, indent);
      }
      first = false;
    }
  }

  private void item(List<Piece> pieces, int indent) {
    if (fits(Piece.flat(pieces), indent)) {
      text.append(Piece.flat(pieces));
      return;
    }
    for (int i = 1; i < pieces.size(); i++) {
      if (pieces.get(i).word().equals("REFERENCES") && !pieces.get(i).gap().isEmpty()) {
        brackets(pieces.subList(0, i), indent);
        newLine(indent + INDENTATION);
        brackets(pieces.subList(i, pieces.size()), indent + INDENTATION);
        return;
      }
    }
    brackets(pieces, indent);
  }

  /** Divides what is in the widest brackets. */
  private void brackets(List<Piece> pieces, int indent) {
    Optional<Piece> widest =
        pieces.stream()
            .filter(piece -> piece.isGroup() && !piece.inside().isEmpty())
            .max(Comparator.comparing(piece -> piece.flat().length()));
    if (fits(Piece.flat(pieces), indent)
        || widest.isEmpty()
        || widest.get().flat().length() < NARROW) {
      text.append(Piece.flat(pieces));
      return;
    }
    int at = pieces.indexOf(widest.get());
    text.append(Piece.flat(pieces.subList(0, at)));
    text.append(at == 0 ? "" : widest.get().gap()).append(widest.get().text());
    newLine(indent + INDENTATION);
    inside(widest.get().inside(), indent + INDENTATION);
    newLine(indent);
    text.append(widest.get().closing().strip());
    tail(pieces.subList(at + 1, pieces.size()));
  }

  private void inside(List<Piece> pieces, int indent) {
    String word = pieces.get(0).word();
    if (word.equals("SELECT") || word.equals("WITH")) {
      clauses(Clauses.ofQuery(), pieces, indent);
    } else {
      fill(items(pieces), indent);
    }
  }

  private boolean fits(String flat, int indent) {
    return indent + flat.length() <= SqlLayout.WIDTH && flat.indexOf('\n') < 0;
  }

  private int column() {
    return text.length() - (text.lastIndexOf("\n") + 1);
  }

  private void newLine(int indent) {
    text.append('\n').append(" ".repeat(indent));
  }
}
