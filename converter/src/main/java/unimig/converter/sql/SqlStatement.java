package unimig.converter.sql;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One statement of a script.
 *
 * @param tokens from its first word to its last, comments and white space between them included,
 *     without the semicolon; at least one is significant
 * @param end after its semicolon, or after its last token if it has none; counts as {@link
 *     Token#offset} does
 */
public record SqlStatement(List<Token> tokens, int end) {
  public SqlStatement {
    tokens = List.copyOf(tokens);
  }

  /** As it stands in the script, without the semicolon. */
  public String text() {
    return tokens.stream().map(Token::text).collect(Collectors.joining());
  }

  /** Where it begins in the script. */
  public int offset() {
    return tokens.get(0).offset();
  }

  /** What PostgreSQL's parser gets to see. */
  public List<Token> significantTokens() {
    return tokens.stream().filter(Token::isSignificant).toList();
  }

  /**
   * Its first words for matching: one space between them, key words and plain names in upper case.
   *
   * @param limit how many at most
   */
  String head(int limit) {
    return tokens.stream()
        .filter(Token::isSignificant)
        .limit(limit)
        .map(Token::folded)
        .collect(Collectors.joining(" "));
  }
}
