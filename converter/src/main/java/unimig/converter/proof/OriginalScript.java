package unimig.converter.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import unimig.converter.sql.SqlLexer;
import unimig.converter.sql.SqlStatement;
import unimig.converter.sql.StatementSplitter;
import unimig.converter.sql.Token;
import unimig.converter.sql.TransactionRules;

/** A legacy SQL script as the old tool sends it. */
final class OriginalScript {
  private OriginalScript() {}

  /**
   * The texts that go to the server one by one: the whole script at once, as Prisma's engine sends
   * it, or statement by statement, as psql does, where one of them refuses a transaction.
   */
  static List<String> texts(String script) {
    List<Token> tokens = SqlLexer.lexScript(script);
    List<SqlStatement> statements = StatementSplitter.split(tokens);
    boolean apart =
        statements.stream().anyMatch(s -> TransactionRules.refusedInTransaction(s).isPresent());
    if (apart) {
      return statements.stream().map(SqlStatement::text).toList();
    }
    String whole =
        tokens.stream()
            .filter(token -> token.kind() != Token.Kind.META_COMMAND)
            .map(Token::text)
            .collect(Collectors.joining());
    return statements.isEmpty() ? List.of() : List.of(whole);
  }

  /** The texts up to the statement that is to fail, and the failure in its place. */
  static List<String> watched(List<String> texts, Injection injection) {
    List<String> sent = new ArrayList<>();
    for (String text : texts) {
      for (SqlStatement statement : StatementSplitter.split(SqlLexer.lexScript(text))) {
        if (injection.fails(statement.text())) {
          sent.add(text.substring(0, statement.offset()) + Injection.FAILURE);
          return sent;
        }
      }
      sent.add(text);
    }
    return sent;
  }
}
