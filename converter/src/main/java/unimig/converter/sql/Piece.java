package unimig.converter.sql;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import unimig.converter.sql.Token.Kind;

/**
 * A token, or a pair of brackets with what is in it.
 *
 * @param gap the white space in front of it; empty if there is none
 * @param text the token, or the opening bracket
 * @param name whether it is a key word or a name without quotes
 * @param inside what is in the brackets; empty for a token
 * @param closing the closing bracket with the white space in front of it; empty for a token
 * @param flat all of it as it stands, without {@code gap}
 */
record Piece(
    String gap, String text, boolean name, List<Piece> inside, String closing, String flat) {
  Piece {
    inside = List.copyOf(inside);
  }

  /** Of a statement without line ends between its tokens. */
  static List<Piece> of(List<Token> tokens) {
    return new Reader(tokens.iterator()).pieces(0);
  }

  /** As they stand, without the gap in front of the first. */
  static String flat(List<Piece> pieces) {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      text.append(text.isEmpty() ? "" : piece.gap).append(piece.flat);
    }
    return text.toString();
  }

  boolean isGroup() {
    return !closing.isEmpty();
  }

  boolean isComma() {
    return text.equals(",");
  }

  /** The key word or plain name in upper case; empty if it is something else. */
  String word() {
    return name ? text.toUpperCase(Locale.ROOT) : "";
  }

  private static final class Reader {
    private final Iterator<Token> tokens;
    private String gap = "";
    private String closing = "";

    Reader(Iterator<Token> tokens) {
      this.tokens = tokens;
    }

    /** Up to the closing bracket, which is left in {@code closing}, or to the end. */
    List<Piece> pieces(int depth) {
      List<Piece> pieces = new ArrayList<>();
      while (tokens.hasNext()) {
        Token token = tokens.next();
        if (token.kind() == Kind.WHITESPACE) {
          gap = token.text();
          continue;
        }
        String before = gap;
        gap = "";
        if (isOpening(token)) {
          pieces.add(group(before, token.text(), depth));
        } else if (depth > 0 && isClosing(token)) {
          closing = before + token.text();
          return pieces;
        } else {
          boolean name = token.kind() == Kind.IDENTIFIER;
          pieces.add(new Piece(before, token.text(), name, List.of(), "", token.text()));
        }
      }
      closing = "";
      return pieces;
    }

    private Piece group(String before, String opening, int depth) {
      List<Piece> inside = pieces(depth + 1);
      String end = closing;
      closing = "";
      String flat =
          inside.stream()
              .map(piece -> piece.gap() + piece.flat())
              .collect(Collectors.joining("", opening, end));
      return new Piece(before, opening, false, inside, end, flat);
    }

    private static boolean isOpening(Token token) {
      return token.isPunctuation("(") || token.isPunctuation("[");
    }

    private static boolean isClosing(Token token) {
      return token.isPunctuation(")") || token.isPunctuation("]");
    }
  }
}
