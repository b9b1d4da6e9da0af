package unimig.converter.coverage;

import java.util.Comparator;
import unimig.converter.script.BranchPoint.Kind;

/**
 * A way that an original may take.
 *
 * @param path of its file, relative to the project's root
 * @param line counts from 1
 * @param column likewise
 * @param taken whether some run took it
 * @param byRows whether rows may have a say in whether it is taken; where they certainly have none
 *     the schema, constants, the environment or the kind of database decide
 */
public record Branch(String path, int line, int column, Kind kind, boolean taken, boolean byRows)
    implements Comparable<Branch> {
  private static final Comparator<Branch> ORDER =
      Comparator.comparing(Branch::path)
          .thenComparingInt(Branch::line)
          .thenComparingInt(Branch::column)
          .thenComparing(Branch::kind);

  /** By place. */
  @Override
  public int compareTo(Branch other) {
    return ORDER.compare(this, other);
  }

  /** The same way in two runs: taken if either took it. */
  Branch and(Branch other) {
    return new Branch(path, line, column, kind, taken || other.taken, byRows || other.byRows);
  }

  /** What it is, to follow "never reach". */
  public String words() {
    return switch (kind) {
      case FUNCTION, CALLBACK -> "this function";
      case IF_THEN -> "the body of this \"if\"";
      case IF_ELSE -> "the else of this \"if\"";
      case CONDITION_TRUE -> "the first value of this \"? :\"";
      case CONDITION_FALSE -> "the second value of this \"? :\"";
      case AND_LEFT -> "a false left side of this \"&&\"";
      case AND_RIGHT -> "the right side of this \"&&\"";
      case OR_LEFT -> "a true left side of this \"||\"";
      case OR_RIGHT -> "the right side of this \"||\"";
      case NULLISH_LEFT -> "a left side of this \"??\" that is there";
      case NULLISH_RIGHT -> "the right side of this \"??\"";
      case PRESENT -> "a value before this \"?.\"";
      case MISSING -> "a missing value before this \"?.\"";
      case CASE -> "this case";
      case CASE_DEFAULT -> "this default";
      case CASE_NONE -> "a value without a case in this \"switch\"";
      case LOOP_BODY -> "the body of this loop";
      case LOOP_NONE -> "this loop with nothing to go through";
      case AGAIN -> "a second round of this loop";
      case ONCE -> "the end of this loop";
      case CATCH -> "this \"catch\"";
      case DEFAULT -> "the use of this default";
      case ASSIGNED -> "the right side of this assignment";
    };
  }
}
