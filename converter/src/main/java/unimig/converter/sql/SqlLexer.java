package unimig.converter.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import unimig.converter.sql.Token.Kind;

/**
 * Cuts SQL into tokens by PostgreSQL's rules (manual, "Lexical Structure"; {@code
 * src/backend/parser/scan.l} of version 16), with {@code standard_conforming_strings} on.
 *
 * <p>Never fails: what PostgreSQL would refuse becomes {@link Kind#UNTERMINATED} or {@link
 * Kind#UNKNOWN}.
 */
public final class SqlLexer {
  private static final String DIGITS = "[0-9](?:_?[0-9])*";
  private static final Pattern NUMBER =
      Pattern.compile(
          "0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+"
              + "|(?:D(?:\\.(?!\\.)(?:D)?)?|\\.D)(?:[eE][-+]?D)?".replace("D", DIGITS));
  private static final Pattern DOLLAR_QUOTE =
      Pattern.compile("\\$(?:[A-Za-z_\\x{80}-\\x{10ffff}][A-Za-z_0-9\\x{80}-\\x{10ffff}]*)?\\$");
  private static final String OPERATOR_CHARACTERS = "~!@#^&|`?+-*/%<>=";
  private static final String NOT_IN_STANDARD_OPERATORS = "~!@#^&|`?%";
  private static final String WHITESPACE = " \t\n\r\f\u000b";

  private final String sql;
  private final Quotes quotes;
  private final boolean script;
  private final List<Token> tokens = new ArrayList<>();
  private int position;

  private SqlLexer(String sql, boolean script) {
    this.sql = sql;
    this.quotes = new Quotes(sql);
    this.script = script;
  }

  /** Text as the server gets it. */
  public static List<Token> lex(String sql) {
    return new SqlLexer(sql, false).run();
  }

  /** Text as psql gets it: with backslash commands and the data of {@code COPY … FROM STDIN}. */
  public static List<Token> lexScript(String script) {
    return new SqlLexer(script, true).run();
  }

  private List<Token> run() {
    CopyWatch copy = new CopyWatch();
    while (position < sql.length()) {
      Token token = next();
      add(token);
      if (script && copy.endsCopyFromStdin(token)) {
        copyData();
      }
    }
    return List.copyOf(tokens);
  }

  private Token next() {
    char c = sql.charAt(position);
    if (isWhitespace(c)) {
      return token(Kind.WHITESPACE, skipWhitespace(position));
    }
    if (sql.startsWith("--", position)) {
      return token(Kind.LINE_COMMENT, quotes.endOfLine(position));
    }
    if (sql.startsWith("/*", position)) {
      return quoted(Kind.BLOCK_COMMENT, quotes.endOfBlockComment(position));
    }
    if (c == '"') {
      return quoted(Kind.QUOTED_IDENTIFIER, quotes.endOfName(position + 1));
    }
    if (c == '\'') {
      return quoted(Kind.STRING, quotes.endOfString(position + 1, false));
    }
    if (c == '$') {
      return dollar();
    }
    if (isIdentifierStart(c)) {
      return word(c);
    }
    return numberOrSign(c);
  }

  private Token numberOrSign(char c) {
    Matcher number = NUMBER.matcher(sql).region(position, sql.length());
    if (number.lookingAt()) {
      return token(Kind.NUMBER, number.end());
    }
    if (OPERATOR_CHARACTERS.indexOf(c) >= 0) {
      return token(Kind.OPERATOR, position + operatorLength());
    }
    for (String mark : List.of("::", ":=", "..")) {
      if (sql.startsWith(mark, position)) {
        return token(Kind.PUNCTUATION, position + 2);
      }
    }
    if ("()[],;.:".indexOf(c) >= 0) {
      return token(Kind.PUNCTUATION, position + 1);
    }
    if (script && c == '\\') {
      return token(Kind.META_COMMAND, quotes.endOfLine(position));
    }
    return token(Kind.UNKNOWN, position + 1);
  }

  /** A name, or a literal with a prefix. */
  private Token word(char c) {
    if ((c == 'U' || c == 'u') && sql.startsWith("&'", position + 1)) {
      return quoted(Kind.STRING, quotes.endOfString(position + 3, false));
    }
    if ((c == 'U' || c == 'u') && sql.startsWith("&\"", position + 1)) {
      return quoted(Kind.QUOTED_IDENTIFIER, quotes.endOfName(position + 3));
    }
    if ("eEbBxXnN".indexOf(c) >= 0 && sql.startsWith("'", position + 1)) {
      boolean backslashEscapes = c == 'e' || c == 'E';
      return quoted(Kind.STRING, quotes.endOfString(position + 2, backslashEscapes));
    }
    int end = position + 1;
    while (end < sql.length() && isIdentifierPart(sql.charAt(end))) {
      end++;
    }
    return token(Kind.IDENTIFIER, end);
  }

  private Token dollar() {
    int end = position + 1;
    while (end < sql.length() && isDigit(sql.charAt(end))) {
      end++;
    }
    if (end > position + 1) {
      return token(Kind.PARAMETER, end);
    }
    Matcher quote = DOLLAR_QUOTE.matcher(sql).region(position, sql.length());
    if (!quote.lookingAt()) {
      return token(Kind.UNKNOWN, position + 1);
    }
    int close = sql.indexOf(quote.group(), quote.end());
    return quoted(Kind.DOLLAR_STRING, close < 0 ? -1 : close + quote.group().length());
  }

  /** The rule for {@code operator} in scan.l. */
  private int operatorLength() {
    int length = 1;
    while (position + length < sql.length()
        && OPERATOR_CHARACTERS.indexOf(sql.charAt(position + length)) >= 0
        && !sql.startsWith("--", position + length)
        && !sql.startsWith("/*", position + length)) {
      length++;
    }
    if (sql.substring(position, position + length)
        .chars()
        .anyMatch(c -> NOT_IN_STANDARD_OPERATORS.indexOf(c) >= 0)) {
      return length;
    }
    while (length > 1 && "+-".indexOf(sql.charAt(position + length - 1)) >= 0) {
      length--;
    }
    return length;
  }

  /** The rest of the line belongs to SQL; the data begin on the next one. */
  private void copyData() {
    while (quotes.endOfLine(position) > position) {
      int lineEnd = quotes.endOfLine(position);
      Token token = next();
      boolean goesOn = token.kind() == Kind.WHITESPACE && token.end() > lineEnd;
      add(goesOn ? token(Kind.WHITESPACE, lineEnd) : token);
    }
    int start = quotes.startOfNextLine(position);
    if (start > position) {
      add(token(Kind.WHITESPACE, start));
    }
    int end = quotes.endOfCopyData(start);
    if (end > start) {
      add(token(Kind.COPY_DATA, end));
    }
  }

  private void add(Token token) {
    tokens.add(token);
    position = token.end();
  }

  private Token token(Kind kind, int end) {
    return new Token(kind, position, sql.substring(position, end));
  }

  private Token quoted(Kind kind, int end) {
    return end < 0 ? token(Kind.UNTERMINATED, sql.length()) : token(kind, end);
  }

  private int skipWhitespace(int from) {
    int end = from;
    while (end < sql.length() && isWhitespace(sql.charAt(end))) {
      end++;
    }
    return end;
  }

  static boolean isWhitespace(char c) {
    return WHITESPACE.indexOf(c) >= 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isIdentifierStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
  }

  private static boolean isIdentifierPart(char c) {
    return isIdentifierStart(c) || isDigit(c) || c == '$';
  }
}
