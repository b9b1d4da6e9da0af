package unimig.runner.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An {@code interval} as postgres-interval 1 reads it: an object with the units that are not 0. */
final class PostgresInterval extends JavaScriptObject {
  private static final Pattern INTERVAL =
      Pattern.compile(
          "(([+-]?\\d+)\\s+years?)?\\s*(([+-]?\\d+)\\s+mons?)?\\s*(([+-]?\\d+)\\s+days?)?\\s*"
              + "(([+-])?([\\d]*):(\\d\\d):(\\d\\d)\\.?(\\d{1,6})?)?");
  private static final List<String> UNITS =
      List.of("years", "months", "days", "hours", "minutes", "seconds", "milliseconds");
  private static final int[] GROUPS = {2, 4, 6, 9, 10, 11, 12};
  private static final int SIGN = 8;
  private static final int FIRST_OF_TIME = 3;
  private static final int MILLISECONDS = 6;

  private PostgresInterval() {}

  static Object parse(String text) {
    PostgresInterval interval = new PostgresInterval();
    Matcher matcher = INTERVAL.matcher(text);
    if (text.isEmpty() || !matcher.find()) {
      return interval;
    }
    boolean negative = "-".equals(matcher.group(SIGN));
    for (int i = 0; i < GROUPS.length; i++) {
      String digits = matcher.group(GROUPS[i]);
      double value =
          digits == null || digits.isEmpty()
              ? 0
              : i == MILLISECONDS
                  ? Integer.parseInt((digits + "000000").substring(0, 6)) / 1000.0
                  : Double.parseDouble(digits);
      if (value != 0) {
        interval.put(
            UNITS.get(i), JavaScriptNumber.of(negative && i >= FIRST_OF_TIME ? -value : value));
      }
    }
    return interval;
  }

  /** {@code toPostgres}: what it is bound as. */
  String text() {
    StringJoiner text = new StringJoiner(" ");
    double milliseconds = unit("milliseconds");
    for (String unit : List.of("seconds", "minutes", "hours", "days", "months", "years")) {
      boolean fraction = unit.equals("seconds") && milliseconds != 0;
      if (containsKey(unit) && !fraction) {
        text.add(JavaScript.toText(JavaScript.truthy(get(unit)) ? get(unit) : 0) + " " + unit);
      } else if (fraction && containsKey(unit)) {
        text.add(seconds(unit(unit) + milliseconds / 1000) + " " + unit);
      }
    }
    if (milliseconds != 0 && !containsKey("seconds")) {
      text.add(seconds(milliseconds / 1000) + " seconds");
    }
    return text.length() == 0 ? "0" : text.toString();
  }

  private double unit(String name) {
    Object value = get(name);
    return JavaScript.truthy(value) ? JavaScript.toNumber(value) : 0;
  }

  /** {@code toFixed(6)} without zeros at the end. */
  private static String seconds(double value) {
    return new BigDecimal(value)
        .setScale(6, RoundingMode.HALF_UP)
        .toPlainString()
        .replaceFirst("\\.?0+$", "");
  }
}
