package unimig.converter.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import unimig.converter.sql.SqlLexer;
import unimig.converter.sql.SqlStatement;
import unimig.converter.sql.StatementSplitter;
import unimig.converter.sql.Token;
import unimig.runner.diagnostic.SourceSpan;

/** The statements of an SQL script, with their places. */
final class ScriptStatements {
  private final List<Sent> statements = new ArrayList<>();
  private final List<String> words = new ArrayList<>();

  /**
   * @param file of the script, as places are to name it
   * @param firstLine where the script begins in the file; counts from 1
   */
  ScriptStatements(String file, int firstLine, String script) {
    List<SqlStatement> found = StatementSplitter.split(SqlLexer.lexScript(script));
    int line = firstLine;
    int lineStart = 0;
    int at = 0;
    for (SqlStatement statement : found) {
      for (; at < statement.offset(); at++) {
        if (script.charAt(at) == '\n') {
          line++;
          lineStart = at + 1;
        }
      }
      SourceSpan place = new SourceSpan(file, line, statement.offset() - lineStart + 1);
      statements.add(new Sent(statement.text(), Optional.of(place), new ValueMarks()));
      words.add(words(statement.tokens()));
    }
  }

  /** In order. */
  List<Sent> all() {
    return List.copyOf(statements);
  }

  /** Statements of the script as something else has cut them out of it, with their places. */
  List<Sent> placed(List<Sent> sent) {
    List<Sent> placed = new ArrayList<>();
    int next = 0;
    for (Sent each : sent) {
      int at = each.place().isPresent() ? -1 : indexOf(words(SqlLexer.lex(each.sql())), next);
      next = at < 0 ? next : at + 1;
      placed.add(at < 0 ? each : each.at(statements.get(at).place()));
    }
    return placed;
  }

  private int indexOf(String text, int from) {
    for (int i = from; i < words.size(); i++) {
      if (words.get(i).equals(text)) {
        return i;
      }
    }
    return -1;
  }

  private static String words(List<Token> tokens) {
    return tokens.stream()
        .filter(token -> token.isSignificant() && !token.isPunctuation(";"))
        .map(Token::text)
        .collect(Collectors.joining(" "));
  }
}
