package unimig.converter.mutant;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import unimig.converter.sql.SqlLexer;
import unimig.converter.sql.Token;
import unimig.converter.sql.Token.Kind;

/** Faults in one SQL statement. */
final class SqlFaults {
  private static final Map<String, String> OPERATORS =
      Map.of("<", "<=", ">", ">=", "<=", "<", ">=", ">", "<>", "=", "!=", "=");
  private static final Set<String> CONDITIONS = Set.of("WHERE", "HAVING", "WHEN", "CHECK");
  private static final int MOST_COLUMNS = 3;

  private final List<Token> tokens;
  private final String sql;
  private final List<Edit> edits = new ArrayList<>();

  private SqlFaults(String sql) {
    this.sql = sql;
    this.tokens = SqlLexer.lex(sql).stream().filter(Token::isSignificant).toList();
  }

  /** Each with places in {@code sql}. */
  static List<Edit> of(String sql) {
    SqlFaults faults = new SqlFaults(sql);
    faults.words();
    faults.literals();
    faults.defaults();
    faults.notNulls();
    faults.conditions();
    faults.partialIndex();
    faults.columns();
    return faults.edits;
  }

  private boolean isWord(int at, String word) {
    return at >= 0 && at < tokens.size() && tokens.get(at).isWord(word);
  }

  private boolean startsWith(int at, List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      if (!isWord(at + i, words.get(i))) {
        return false;
      }
    }
    return true;
  }

  private void add(String rule, int first, int last, String replacement) {
    edits.add(Edit.of(rule, sql, tokens.get(first).offset(), end(last), replacement));
  }

  private int end(int at) {
    Token token = tokens.get(at);
    return token.offset() + token.text().length();
  }

  private void words() {
    for (int i = 0; i < tokens.size(); i++) {
      for (Rewrite rewrite : Rewrite.ALL) {
        if (startsWith(i, rewrite.words()) && !isPartOfMore(i, rewrite)) {
          add(rewrite.rule(), i, i + rewrite.words().size() - 1, rewrite.replacement());
          break;
        }
      }
    }
  }

  /** {@code exists} in {@code if exists} and {@code if not exists} is no condition. */
  private boolean isPartOfMore(int at, Rewrite rewrite) {
    return rewrite.words().contains("EXISTS") && (isWord(at - 1, "IF") || isWord(at - 1, "NOT"));
  }

  private void literals() {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() == Kind.STRING && token.text().startsWith("'")) {
        add("other literal", i, i, token.text().substring(0, token.text().length() - 1) + "x'");
      }
      if (token.kind() == Kind.NUMBER && token.text().matches("\\d+(\\.\\d+)?")) {
        BigDecimal more = new BigDecimal(token.text()).add(BigDecimal.ONE);
        add("off by one", i, i, more.toPlainString());
      }
    }
  }

  /** {@code default} with its literal, word or call. */
  private void defaults() {
    for (int i = 0; i + 1 < tokens.size(); i++) {
      boolean isClause =
          isWord(i, "DEFAULT")
              && i > 0
              && !isWord(i - 1, "SET")
              && !isWord(i - 1, "DROP")
              && !tokens.get(i - 1).isPunctuation("(")
              && !tokens.get(i - 1).isPunctuation(",")
              && !isWord(i + 1, "VALUES")
              && !isWord(i + 1, "PRIVILEGES");
      if (isClause) {
        add("lost default", i, endOfValue(i + 1), "");
      }
    }
  }

  private int endOfValue(int at) {
    int last = at;
    while (last + 1 < tokens.size()) {
      Token next = tokens.get(last + 1);
      if (next.isPunctuation("(")) {
        last = closing(last + 1);
      } else if (next.isPunctuation("::") || next.isPunctuation(".")) {
        last += 2;
      } else {
        return last;
      }
    }
    return last;
  }

  private int closing(int open) {
    int depth = 0;
    for (int i = open; i < tokens.size(); i++) {
      depth += tokens.get(i).isPunctuation("(") ? 1 : 0;
      depth -= tokens.get(i).isPunctuation(")") ? 1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return tokens.size() - 1;
  }

  private void notNulls() {
    for (int i = 1; i + 1 < tokens.size(); i++) {
      boolean isClause =
          isWord(i, "NOT")
              && isWord(i + 1, "NULL")
              && !isWord(i - 1, "IS")
              && !isWord(i - 1, "SET")
              && !isWord(i - 1, "DROP");
      if (isClause && !isOfKey(i)) {
        add("lost null check", i, i + 1, "");
      }
      if (isWord(i, "UNIQUE") && !isWord(i + 1, "INDEX") && !isWord(i - 1, "CONSTRAINT")) {
        boolean isColumns = tokens.get(i + 1).isPunctuation("(");
        if (!isColumns) {
          add("lost unique", i, i, "");
        }
      }
    }
  }

  /** Whether a primary key in the same statement forbids null as well, to be on the safe side. */
  private boolean isOfKey(int at) {
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (isWord(i, "PRIMARY") && isWord(i + 1, "KEY")) {
        int open = i + 2;
        boolean isList = open < tokens.size() && tokens.get(open).isPunctuation("(");
        if (isList ? isListed(open, at) : isSameColumn(i, at)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isListed(int open, int at) {
    String column = tokens.get(columnOf(at)).text();
    for (int i = open; i < closing(open); i++) {
      if (tokens.get(i).text().equals(column)) {
        return true;
      }
    }
    return false;
  }

  private boolean isSameColumn(int key, int at) {
    return columnOf(key) == columnOf(at);
  }

  /** The first token after the comma or bracket before a place. */
  private int columnOf(int at) {
    int depth = 0;
    for (int i = at - 1; i >= 0; i--) {
      Token token = tokens.get(i);
      depth += token.isPunctuation(")") ? 1 : 0;
      if (depth == 0 && (token.isPunctuation(",") || token.isPunctuation("("))) {
        return i + 1;
      }
      depth -= token.isPunctuation("(") ? 1 : 0;
    }
    return 0;
  }

  /** Comparisons after the word that begins a condition. */
  private void conditions() {
    boolean isCondition = false;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      isCondition |=
          token.kind() == Kind.IDENTIFIER
              && CONDITIONS.contains(token.text().toUpperCase(Locale.ROOT));
      if (isCondition && token.kind() == Kind.OPERATOR) {
        if (token.text().equals("=")) {
          add("flipped condition", i, i, "<>");
        } else if (OPERATORS.containsKey(token.text())) {
          add("flipped condition", i, i, OPERATORS.getOrDefault(token.text(), "="));
        }
      }
      if (isCondition && isWord(i, "AND") && !isBetween(i)) {
        add("flipped condition", i, i, "or");
      }
      if (isCondition && isWord(i, "OR")) {
        add("flipped condition", i, i, "and");
      }
    }
  }

  private boolean isBetween(int and) {
    for (int i = and - 1; i >= Math.max(0, and - 4); i--) {
      if (isWord(i, "BETWEEN")) {
        return true;
      }
    }
    return false;
  }

  private void partialIndex() {
    if (!isWord(0, "CREATE") || !(isWord(1, "INDEX") || isWord(2, "INDEX"))) {
      return;
    }
    for (int i = 2; i < tokens.size(); i++) {
      if (isWord(i, "WHERE")) {
        add("lost index option", i, tokens.size() - 1, "");
      }
    }
  }

  /** A quoted name becomes another one of the statement. */
  private void columns() {
    int found = 0;
    for (int i = 1; i < tokens.size() && found < MOST_COLUMNS; i++) {
      Token token = tokens.get(i);
      if (token.kind() != Kind.QUOTED_IDENTIFIER) {
        continue;
      }
      for (int j = i - 1; j >= 0; j--) {
        Token other = tokens.get(j);
        if (other.kind() == Kind.QUOTED_IDENTIFIER && !other.text().equals(token.text())) {
          add("wrong column", i, i, other.text());
          found++;
          break;
        }
      }
    }
  }

  /** What the whole statement is for, as the rule of leaving it out is called. */
  static String dropped(String statement) {
    String start = statement.strip().toLowerCase(Locale.ROOT);
    if (start.startsWith("comment ")) {
      return "dropped comment";
    }
    if (start.startsWith("grant ") || start.startsWith("revoke ")) {
      return "dropped grant";
    }
    return "dropped statement";
  }
}
