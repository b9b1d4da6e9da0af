package unimig.converter.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells SQL that only MySQL and MariaDB accept. */
final class MysqlSigns {
  private static final Pattern SKIPPED =
      Pattern.compile(
          "--[^\\n]*|/\\*(?s:.*?)\\*/"
              + "|\\b[eE]'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'|'[^']*+'|\"[^\"]*+\""
              + "|(\\$(?:[A-Za-z_]\\w*)?\\$)(?s:.*?)\\1");
  private static final Pattern SIGN =
      Pattern.compile(
          "`[^`\\n]*`?|\\bAUTO_INCREMENT\\b|\\bENGINE\\s*=\\s*\\w+"
              + "|\\b(?:TINY|SMALL|MEDIUM|BIG)?INT(?:EGER)?\\s*(?:\\(\\d+\\)\\s*)?UNSIGNED\\b"
              + "|\\bON\\s+UPDATE\\s+CURRENT_TIMESTAMP\\b|\\bMODIFY\\s+COLUMN\\b",
          Pattern.CASE_INSENSITIVE);

  private MysqlSigns() {}

  /**
   * Reports the first sign of MySQL outside of strings, quoted names and comments, at the beginning
   * of its statement.
   */
  static void check(TextFile file, Findings findings) {
    String sql = withoutLiterals(file.text());
    Matcher sign = SIGN.matcher(sql);
    if (sign.find()) {
      findings.error(
          file.path(),
          Findings.Position.of(file.text(), statementStart(sql, sign.start())),
          "NOT_POSTGRESQL",
          "this statement holds " + sign.group() + ", which is MySQL's and not PostgreSQL's",
          "convert only migrations that were written for PostgreSQL");
    }
  }

  private static int statementStart(String sql, int offset) {
    int start = sql.lastIndexOf(';', offset) + 1;
    while (start < offset && Character.isWhitespace(sql.charAt(start))) {
      start++;
    }
    return start;
  }

  /** The text with blanks for what is skipped, so that places stay what they are. */
  private static String withoutLiterals(String sql) {
    return SKIPPED.matcher(sql).replaceAll(skipped -> skipped.group().replaceAll("[^\\n]", " "));
  }
}
