package unimig.converter.rows;

import com.github.curiousoddman.rgxgen.RgxGen;
import com.github.curiousoddman.rgxgen.parsing.dflt.RgxGenParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Values at the bounds of checks and of partitions: their literals and what is next to them. */
final class CheckValues {
  private static final Pattern TEXT = Pattern.compile("'((?:[^']|'')*)'");
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.'])-?\\d+(\\.\\d+)?(?![\\w.'])");
  private static final Pattern EXPRESSION = Pattern.compile("~\\*? '((?:[^']|'')*)'");
  private static final int MATCHING = 12;
  private static final Pattern LENGTH = Pattern.compile("length\\(");
  private static final int LONGEST = 300;

  private CheckValues() {}

  /** Candidates for a column out of the conditions that name it. */
  static List<String> of(TableSchema table, String column) {
    Pattern name = Pattern.compile("(?<![\\w$])" + Pattern.quote(column) + "(?![\\w$])");
    List<String> values = new ArrayList<>();
    for (String condition : table.conditions()) {
      if (name.matcher(condition).find()) {
        addMatching(values, condition);
        addTexts(values, condition);
        addNumbers(values, condition);
      }
    }
    return values.stream().distinct().toList();
  }

  /** Texts that match a regular expression; PostgreSQL's and Java's are alike where it matters. */
  private static void addMatching(List<String> values, String condition) {
    Matcher expression = EXPRESSION.matcher(condition);
    while (expression.find()) {
      values.addAll(matching(expression.group(1).replace("''", "'")));
    }
  }

  /** None for an expression that only PostgreSQL understands: other candidates may match it. */
  private static List<String> matching(String expression) {
    try {
      RgxGen texts = RgxGen.parse(expression);
      Random random = new Random(expression.hashCode());
      return Stream.generate(() -> texts.generate(random)).limit(MATCHING).toList();
    } catch (RgxGenParseException unknown) {
      return List.of();
    }
  }

  private static void addTexts(List<String> values, String condition) {
    Matcher text = TEXT.matcher(condition);
    while (text.find()) {
      values.add(text.group(1).replace("''", "'"));
    }
  }

  private static void addNumbers(List<String> values, String condition) {
    boolean isLength = LENGTH.matcher(condition).find();
    Matcher number = NUMBER.matcher(TEXT.matcher(condition).replaceAll("''"));
    while (number.find()) {
      for (String near : Numbers.around(number.group())) {
        values.add(near);
        if (isLength) {
          addText(values, near);
        }
      }
    }
  }

  private static void addText(List<String> values, String length) {
    if (length.matches("\\d{1,3}") && Integer.parseInt(length) <= LONGEST) {
      values.add("x".repeat(Integer.parseInt(length)));
    }
  }
}
