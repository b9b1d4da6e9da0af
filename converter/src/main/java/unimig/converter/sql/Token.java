package unimig.converter.sql;

import java.util.Locale;

/**
 * A piece of SQL text as PostgreSQL's scanner sees it.
 *
 * @param offset where it begins in the text that was lexed, in UTF-16 units from 0
 * @param text never empty; the texts of all tokens put together are the text that was lexed
 */
public record Token(Kind kind, int offset, String text) {

  /** What a token is. */
  public enum Kind {
    /** Spaces and line ends. */
    WHITESPACE,
    /** From {@code --} to the end of the line, without the line end. */
    LINE_COMMENT,
    /** From slash-star to the matching star-slash, with the comments inside it. */
    BLOCK_COMMENT,
    /** A key word or a name without quotes. */
    IDENTIFIER,
    /** A name in double quotes, with its {@code U&} if any. */
    QUOTED_IDENTIFIER,
    /**
     * A literal in single quotes with its prefix, and those that continue it on the next line, as
     * the SQL standard allows.
     */
    STRING,
    /** A literal in dollar quotes. */
    DOLLAR_STRING,
    /** {@code $1}. */
    PARAMETER,
    NUMBER,
    OPERATOR,
    /** One of {@code ( ) [ ] , ; . : :: := ..}. */
    PUNCTUATION,
    /** A backslash command of psql up to the end of its line; in scripts only. */
    META_COMMAND,
    /** The lines after {@code COPY … FROM STDIN;} up to {@code \.}; in scripts only. */
    COPY_DATA,
    /** A literal, quoted name or comment that never ends. */
    UNTERMINATED,
    /** A character that PostgreSQL's scanner does not know. */
    UNKNOWN
  }

  /** Whether PostgreSQL's parser gets to see it. */
  public boolean isSignificant() {
    return kind != Kind.WHITESPACE && !isComment();
  }

  public boolean isComment() {
    return kind == Kind.LINE_COMMENT || kind == Kind.BLOCK_COMMENT;
  }

  /** Whether it is {@code word}, in upper case, without quotes. */
  public boolean isWord(String word) {
    return kind == Kind.IDENTIFIER && text.equalsIgnoreCase(word);
  }

  public boolean isPunctuation(String mark) {
    return kind == Kind.PUNCTUATION && text.equals(mark);
  }

  /** The text, names without quotes in upper case. */
  String folded() {
    return kind == Kind.IDENTIFIER ? text.toUpperCase(Locale.ROOT) : text;
  }

  int end() {
    return offset + text.length();
  }
}
