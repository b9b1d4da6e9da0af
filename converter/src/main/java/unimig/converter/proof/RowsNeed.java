package unimig.converter.proof;

import java.util.OptionalInt;
import java.util.regex.Pattern;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Mode;

/** Whether rows matter to a migration: whether it reads or changes any. */
final class RowsNeed {
  private static final Pattern READS_OR_CHANGES =
      Pattern.compile(
          "(?i)\\bselect\\b|\\binsert\\s+into\\b|\\bdelete\\s+from\\b|\\bmerge\\s+into\\b"
              + "|\\bupdate\\s+(only\\s+)?[\\\\\"\\w.]+(\\s+(as\\s+)?\\w+)?\\s+set\\b"
              + "|\\btruncate\\b|\\bdo\\s+\\$|\\bcall\\s|\\bperform\\b|\\brefresh\\b"
              + "|\\balter\\s+column\\s+\\S+\\s+(set\\s+data\\s+)?type\\b");

  private static final Pattern ASKS =
      Pattern.compile(
          "(?i)has_?(table|column)|information_schema|pg_catalog|to_regclass|\\bif\\s+(not\\s+)?exists");

  private static final Pattern PORTION =
      Pattern.compile("(?:, |\\blimit |[<>=] )([1-9]\\d{1,3})(?![\\w.\"])");

  private static final int LARGEST_PORTION = 1000;

  /** Of an emitted class. */
  private static final String DOWN = "void down(";

  private RowsNeed() {}

  /**
   * Says yes when in doubt.
   *
   * @param converted text of what it became
   */
  static boolean of(Entry entry, String converted) {
    return entry.mode() == Mode.TRANSLATED
        || entry.mode() == Mode.BRIDGED
        || READS_OR_CHANGES.matcher(converted).find();
  }

  /**
   * Whether a way back reads or changes rows. Says yes when in doubt.
   *
   * @param converted text of what the migration became, with its undo script last
   */
  static boolean ofDown(Entry entry, String converted) {
    int down = entry.undo().isPresent() ? 0 : converted.indexOf(DOWN);
    return entry.mode() == Mode.BRIDGED
        || (down >= 0 && READS_OR_CHANGES.matcher(converted.substring(down)).find());
  }

  /** Whether a migration asks what there is in the database. */
  static boolean asks(String converted) {
    return ASKS.matcher(converted).find();
  }

  /**
   * The largest number by which code may work in portions, such as of {@code limit 500} or rows per
   * insertion; empty if there is none, and for a migration whose code decides nothing.
   */
  static OptionalInt portion(Entry entry, String converted) {
    boolean hasCode = entry.mode() == Mode.TRANSLATED || entry.mode() == Mode.BRIDGED;
    return hasCode
        ? PORTION
            .matcher(converted)
            .results()
            .mapToInt(number -> Integer.parseInt(number.group(1)))
            .filter(number -> number <= LARGEST_PORTION)
            .max()
        : OptionalInt.empty();
  }
}
