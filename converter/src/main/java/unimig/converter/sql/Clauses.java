package unimig.converter.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Where the clauses of a statement begin. */
final class Clauses {
  private static final Set<String> QUERY =
      Set.of(
          ("SELECT FROM WHERE GROUP HAVING WINDOW ORDER LIMIT OFFSET UNION INTERSECT EXCEPT VALUES"
                  + " INSERT UPDATE DELETE SET RETURNING ON DO"
                  + " LEFT RIGHT FULL INNER CROSS NATURAL JOIN")
              .split(" "));
  private static final Set<String> JOINS =
      Set.of("LEFT", "RIGHT", "FULL", "INNER", "CROSS", "NATURAL", "OUTER");
  private static final Set<String> INDEX = Set.of("ON", "INCLUDE", "WHERE");
  private static final Set<String> TRIGGER =
      Set.of("BEFORE", "AFTER", "INSTEAD", "ON", "FOR", "WHEN", "EXECUTE");
  private static final Set<String> POLICY = Set.of("ON", "FOR", "TO", "USING", "WITH");
  private static final Set<String> GRANT = Set.of("ON", "TO", "FROM");
  private static final Set<String> COMMENT = Set.of("IS");

  private final Set<String> words;

  private Clauses(Set<String> words) {
    this.words = words;
  }

  /**
   * @param head first words of the statement, in upper case
   */
  static Clauses of(String head) {
    if (head.startsWith("CREATE")) {
      return new Clauses(created(head));
    }
    String first = head.split(" ", 2)[0];
    return switch (first) {
      case "SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "VALUES" -> new Clauses(QUERY);
      case "COMMENT" -> new Clauses(COMMENT);
      case "GRANT", "REVOKE" -> new Clauses(GRANT);
      default -> new Clauses(Set.of());
    };
  }

  static Clauses ofQuery() {
    return new Clauses(QUERY);
  }

  private static Set<String> created(String head) {
    if (head.contains(" VIEW ")) {
      return QUERY;
    }
    if (head.contains(" INDEX ")) {
      return INDEX;
    }
    if (head.contains(" TRIGGER ")) {
      return TRIGGER;
    }
    return head.startsWith("CREATE POLICY ") ? POLICY : Set.of();
  }

  /** Whether they are those of a query; such clauses stand under each other. */
  boolean areOfQuery() {
    return words == QUERY;
  }

  /** Divided in front of each clause; all of {@code pieces}, in order. */
  List<List<Piece>> divide(List<Piece> pieces) {
    List<List<Piece>> clauses = new ArrayList<>();
    int start = 0;
    for (int i = 1; i < pieces.size(); i++) {
      if (begins(pieces, i)) {
        clauses.add(pieces.subList(start, i));
        start = i;
      }
    }
    clauses.add(pieces.subList(start, pieces.size()));
    return clauses;
  }

  private boolean begins(List<Piece> pieces, int i) {
    Piece piece = pieces.get(i);
    String word = piece.word();
    if (piece.gap().isEmpty() || !words.contains(word)) {
      return false;
    }
    Piece after = i + 1 < pieces.size() ? pieces.get(i + 1) : piece;
    return !areOfQuery() || beginsInQuery(word, pieces.get(i - 1), after);
  }

  private static boolean beginsInQuery(String word, Piece previous, Piece after) {
    String before = previous.word();
    return switch (word) {
      case "FROM" -> !before.equals("DELETE") && !before.equals("DISTINCT");
      case "SET" -> !before.equals("UPDATE");
      case "INSERT", "UPDATE", "DELETE" -> previous.isGroup();
      case "ON" -> after.word().equals("CONFLICT");
      case "DO" -> after.word().equals("UPDATE") || after.word().equals("NOTHING");
      case "JOIN" -> !JOINS.contains(before);
      case "LEFT", "RIGHT", "FULL", "INNER", "CROSS", "NATURAL" ->
          !after.isGroup() && !before.equals("NATURAL");
      default -> true;
    };
  }
}
