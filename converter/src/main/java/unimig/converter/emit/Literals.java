package unimig.converter.emit;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import java.util.ArrayList;
import java.util.List;

/** Chooses how a string looks in Java: a literal, a text block, or several put together. */
final class Literals {
  /** A literal longer than this becomes a text block. */
  private static final int LITERAL_WIDTH = 80;

  /** A line of a text block longer than this is continued on the next. */
  private static final int LONGEST_LINE = 120;

  private static final int CONTINUED_WIDTH = 92;

  /** A constant has at most 65535 bytes in a class file, and a UTF-16 unit at most three. */
  private static final int LONGEST_CONSTANT = 65_535;

  private Literals() {}

  /** An expression with exactly this value. */
  static Expression string(String text) {
    if (bytes(text) > LONGEST_CONSTANT) {
      return joined(text);
    }
    String literal = JavaText.inLiteral(text);
    boolean severalLines = text.indexOf('\n') >= 0 && text.indexOf('\n') < text.length() - 1;
    return (literal.length() > LITERAL_WIDTH || severalLines) && fitsTextBlock(text)
        ? textBlock(text)
        : new StringLiteralExpr(literal);
  }

  /**
   * False for text with Unicode's own line ends: the compiler takes them for ends of lines when it
   * looks for white space that it should warn about.
   */
  static boolean fitsTextBlock(String text) {
    return text.chars().noneMatch(c -> c == '\u0085' || c == '\u2028' || c == '\u2029');
  }

  /** Whether a constant of Java cannot hold it. */
  static boolean isTooLong(String text) {
    return bytes(text) > LONGEST_CONSTANT;
  }

  /** In bytes of a class file, which writes zero with two and knows no supplementary characters. */
  static int bytes(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes += c == 0 || c >= 0x800 ? 3 : c >= 0x80 ? 2 : 1;
    }
    return bytes;
  }

  /** The compiler folds what is put together with {@code +}, so that a method has to do it. */
  private static Expression joined(String text) {
    NodeList<Expression> arguments = new NodeList<>(new StringLiteralExpr(""));
    for (String part : parts(text)) {
      arguments.add(string(part));
    }
    return new MethodCallExpr(new NameExpr("String"), "join", arguments);
  }

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int most = LONGEST_CONSTANT / 3;
    int start = 0;
    while (text.length() - start > most) {
      int line = text.lastIndexOf('\n', start + most - 1) + 1;
      int end = line > start + most / 2 ? line : start + most;
      end -= Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
      parts.add(text.substring(start, end));
      start = end;
    }
    parts.add(text.substring(start));
    return parts;
  }

  /** With its closing quotes on a line of their own, so that indentation in {@code text} stays. */
  static TextBlockLiteralExpr textBlock(String text) {
    StringBuilder block = new StringBuilder();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      boolean last = i == lines.length - 1;
      if (last && lines[i].isEmpty()) {
        break;
      }
      String end = last ? "\\\n" : endsInForeignSpace(lines[i]) ? "\\n\\\n" : "\n";
      block.append(continued(lines[i])).append(end);
    }
    return new TextBlockLiteralExpr(block.toString());
  }

  /** The compiler drops all white space at the end of a line, that of Unicode too. */
  private static boolean endsInForeignSpace(String line) {
    char last = line.isEmpty() ? ' ' : line.charAt(line.length() - 1);
    return last > ' ' && Character.isWhitespace(last);
  }

  /** A long line divided after spaces and commas; a backslash at the end undoes the line end. */
  private static String continued(String line) {
    StringBuilder text = new StringBuilder();
    int start = 0;
    while (line.length() - start > LONGEST_LINE) {
      int end = start + endOfPart(line.substring(start, start + CONTINUED_WIDTH));
      // The backslash keeps a space in front of it from being dropped.
      String part = JavaText.inTextBlock(line.substring(start, end) + "|");
      text.append(part, 0, part.length() - 1).append("\\\n");
      start = end;
    }
    return text.append(JavaText.inTextBlock(line.substring(start))).toString();
  }

  private static int endOfPart(String part) {
    int end = Math.max(part.lastIndexOf(' '), part.lastIndexOf(',')) + 1;
    if (end > part.length() / 2) {
      return end;
    }
    boolean cutsPair = Character.isHighSurrogate(part.charAt(part.length() - 1));
    return cutsPair ? part.length() - 1 : part.length();
  }
}
