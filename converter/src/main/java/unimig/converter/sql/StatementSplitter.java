package unimig.converter.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import unimig.converter.sql.Token.Kind;

/**
 * Divides a script at its semicolons as psql does ({@code src/fe_utils/psqlscan.l} of version 16):
 * not in parentheses, as {@code CREATE RULE} has them, nor in a {@code BEGIN ATOMIC} body.
 */
public final class StatementSplitter {
  private static final Set<String> ROUTINES = Set.of("FUNCTION", "PROCEDURE");

  private final List<SqlStatement> statements = new ArrayList<>();
  private final List<Token> current = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private int parentheses;
  private int blocks;

  private StatementSplitter() {}

  /**
   * The statements among {@code tokens}, in order. Empty ones, commands of psql and the data of
   * {@code COPY} are left out.
   */
  public static List<SqlStatement> split(List<Token> tokens) {
    StatementSplitter splitter = new StatementSplitter();
    tokens.forEach(splitter::add);
    splitter.end(tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).end(), false);
    return List.copyOf(splitter.statements);
  }

  private void add(Token token) {
    if (token.kind() == Kind.META_COMMAND || token.kind() == Kind.COPY_DATA) {
      return;
    }
    if (token.isPunctuation(";") && parentheses == 0 && blocks == 0) {
      end(token.end(), true);
      return;
    }
    if (token.isPunctuation("(")) {
      parentheses++;
    } else if (token.isPunctuation(")")) {
      parentheses = Math.max(0, parentheses - 1);
    } else if (token.kind() == Kind.IDENTIFIER) {
      word(token);
    }
    if (token.isSignificant() || !current.isEmpty()) {
      current.add(token);
    }
  }

  private void word(Token token) {
    if (words.size() < 4) {
      words.add(token.folded());
    }
    if (parentheses > 0 || !createsRoutine()) {
      return;
    }
    if (token.isWord("BEGIN") || (blocks > 0 && token.isWord("CASE"))) {
      blocks++;
    } else if (blocks > 0 && token.isWord("END")) {
      blocks--;
    }
  }

  private boolean createsRoutine() {
    if (words.size() < 2 || !words.get(0).equals("CREATE")) {
      return false;
    }
    boolean replaces = words.size() == 4 && words.subList(1, 3).equals(List.of("OR", "REPLACE"));
    return ROUTINES.contains(words.get(replaces ? 3 : 1));
  }

  private void end(int end, boolean semicolon) {
    while (!current.isEmpty() && !current.get(current.size() - 1).isSignificant()) {
      current.remove(current.size() - 1);
    }
    if (!current.isEmpty()) {
      int last = current.get(current.size() - 1).end();
      statements.add(new SqlStatement(current, semicolon ? end : last));
    }
    current.clear();
    words.clear();
    parentheses = 0;
    blocks = 0;
  }
}
