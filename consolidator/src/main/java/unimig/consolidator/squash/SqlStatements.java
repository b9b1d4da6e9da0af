package unimig.consolidator.squash;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import unimig.consolidator.squash.SqlPiece.Kind;

/**
 * Divides a text into statements where psql does: at semicolons outside of brackets, and outside of
 * the body of a function that begins with {@code BEGIN ATOMIC}. Comments between statements and
 * commands of psql, lines that begin with a backslash, are left out.
 */
final class SqlStatements {
  private static final Set<String> ROUTINES = Set.of("function", "procedure");

  private final List<String> statements = new ArrayList<>();
  private final StringBuilder current = new StringBuilder();
  private final List<String> firstWords = new ArrayList<>();
  private int brackets;
  private int blocks;
  private boolean inCommand;

  private SqlStatements() {}

  /** Each with its semicolon, if it has one. */
  static List<String> of(String text) {
    SqlStatements divided = new SqlStatements();
    // One piece at a time: dumps may be large.
    for (int at = 0; at < text.length(); ) {
      SqlPiece piece = SqlPiece.at(text, at);
      divided.add(piece);
      at += piece.text().length();
    }
    divided.end();
    return divided.statements;
  }

  private void add(SqlPiece piece) {
    if (inCommand) {
      inCommand = !piece.text().contains("\n");
      return;
    }
    boolean isBetween = current.isEmpty();
    if (isBetween && (piece.kind() == Kind.SPACE || piece.kind() == Kind.COMMENT)) {
      return;
    }
    if (isBetween && piece.text().equals("\\")) {
      inCommand = true;
      return;
    }
    current.append(piece.text());
    switch (piece.kind()) {
      case WORD -> word(piece);
      case OTHER -> sign(piece.text());
      default -> {}
    }
  }

  private void word(SqlPiece piece) {
    if (firstWords.size() < 4) {
      firstWords.add(piece.text().toLowerCase(Locale.ROOT));
    }
    boolean isRoutine =
        firstWords.get(0).equals("create") && firstWords.stream().anyMatch(ROUTINES::contains);
    if (!isRoutine || brackets > 0) {
      return;
    }
    if (piece.is("begin") || (blocks > 0 && piece.is("case"))) {
      blocks++;
    } else if (blocks > 0 && piece.is("end")) {
      blocks--;
    }
  }

  private void sign(String sign) {
    switch (sign) {
      case "(" -> brackets++;
      case ")" -> brackets = Math.max(0, brackets - 1);
      case ";" -> {
        if (brackets == 0 && blocks == 0) {
          end();
        }
      }
      default -> {}
    }
  }

  private void end() {
    String statement = current.toString().strip();
    if (!statement.isEmpty() && !statement.equals(";")) {
      statements.add(statement);
    }
    current.setLength(0);
    firstWords.clear();
    brackets = 0;
    blocks = 0;
  }
}
