package unimig.converter.proof;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import unimig.converter.sql.SqlLexer;
import unimig.converter.sql.SqlStatement;
import unimig.converter.sql.StatementSplitter;
import unimig.converter.sql.Token;
import unimig.converter.sql.Token.Kind;

/** What one statement names, and of which tables it writes rows. */
final class StatementWords {
  private static final Set<String> ROW_STATEMENTS =
      Set.of("insert", "update", "delete", "merge", "copy", "select", "with", "values", "truncate");

  /** Before UPDATE these make it a clause. */
  private static final Set<String> CLAUSES =
      Set.of("for", "on", "do", "key", "before", "after", "or");

  private static final Set<String> FILLERS =
      Set.of("only", "table", "if", "not", "exists", "materialized", "view", "unlogged");

  private final Set<String> words = new HashSet<>();
  private final Set<String> mentioned = new HashSet<>();
  private final Set<String> written = new HashSet<>();
  private final Set<String> literals = new HashSet<>();
  private final String verb;
  private boolean listsColumns;

  StatementWords(SqlStatement statement) {
    List<Token> tokens = statement.significantTokens();
    verb = word(tokens.get(0));
    read(tokens);
  }

  private void read(List<Token> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      words.add(word(token));
      switch (token.kind()) {
        case STRING, NUMBER -> literal(token);
        case DOLLAR_STRING -> body(token);
        case IDENTIFIER -> target(tokens, i);
        default -> {
          // names nothing
        }
      }
    }
  }

  /** A name as the catalog has it, or a key word in lower case; else the text. */
  private static String word(Token token) {
    String text = token.text();
    return switch (token.kind()) {
      case IDENTIFIER -> text.toLowerCase(Locale.ROOT);
      case QUOTED_IDENTIFIER ->
          text.substring(text.indexOf('"') + 1, text.length() - 1).replace("\"\"", "\"");
      default -> text;
    };
  }

  /** Functions are given names of tables and sequences as text. */
  private void literal(Token token) {
    String text = token.text();
    int quote = text.indexOf('\'');
    String value =
        quote < 0 ? text : text.substring(quote + 1, text.length() - 1).replace("''", "'");
    literals.add(value);
    for (Token part : SqlLexer.lex(value.contains(" ") ? "" : value)) {
      mentioned.add(word(part));
    }
  }

  /** What DO runs, it runs at once; the body of a function only where it is called. */
  private void body(Token token) {
    if (verb.equals("do")) {
      String text = token.text();
      int quote = text.indexOf('$', 1) + 1;
      String code = text.substring(quote, text.length() - quote);
      StatementSplitter.split(SqlLexer.lex(code)).forEach(inner -> read(inner.significantTokens()));
    }
  }

  private void target(List<Token> tokens, int at) {
    String before = at == 0 ? "" : word(tokens.get(at - 1));
    switch (word(tokens.get(at))) {
      case "into", "truncate", "copy", "refresh" -> write(tokens, at + 1);
      case "from" -> {
        if (before.equals("delete")) {
          write(tokens, at + 1);
        }
      }
      case "update" -> {
        if (!CLAUSES.contains(before)) {
          write(tokens, at + 1);
        }
      }
      case "table" -> {
        boolean fills = tokens.stream().anyMatch(token -> token.isWord("AS"));
        if (before.equals("alter") || (verb.equals("create") && fills)) {
          write(tokens, at + 1);
        }
      }
      default -> {
        // no place where a table to write follows
      }
    }
  }

  private void write(List<Token> tokens, int from) {
    int at = from;
    while (at < tokens.size()
        && tokens.get(at).kind() == Kind.IDENTIFIER
        && FILLERS.contains(word(tokens.get(at)))) {
      at++;
    }
    while (at + 2 < tokens.size() && tokens.get(at + 1).isPunctuation(".")) {
      at += 2;
    }
    if (at < tokens.size()) {
      written.add(word(tokens.get(at)));
      listsColumns |= at + 1 < tokens.size() && tokens.get(at + 1).isPunctuation("(");
      if (at + 2 < tokens.size()
          && verb.equals("truncate")
          && tokens.get(at + 1).isPunctuation(",")) {
        write(tokens, at + 2);
      }
    }
  }

  boolean names(String name) {
    return words.contains(name);
  }

  /** Whether it names it, be it in a literal. */
  boolean mentions(String name) {
    return words.contains(name) || mentioned.contains(name);
  }

  boolean writes(String table) {
    return written.contains(table);
  }

  boolean hasLiteral(String value) {
    return literals.contains(value);
  }

  boolean changesObjects() {
    return !ROW_STATEMENTS.contains(verb);
  }

  /** Whether it can give rows of a table that it writes a value in {@code column}. */
  boolean fills(String column) {
    boolean allColumns = (verb.equals("insert") || verb.equals("copy")) && !listsColumns;
    return allColumns || names(column);
  }

  /** Whether it can add rows to a table that it writes, or take some away. */
  boolean addsOrRemoves() {
    return !verb.equals("update") && !verb.equals("alter");
  }
}
