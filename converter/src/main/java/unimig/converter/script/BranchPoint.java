package unimig.converter.script;

import java.util.Set;

/**
 * A way that a script may take at a place.
 *
 * @param line in the file; counts from 1
 * @param column likewise
 * @param unless numbers of ways: where rows may open one of them, they may decide here as well
 * @param function number of the way that says that the function around it was entered; negative in
 *     the module's own code
 * @param within numbers of ways, by which no row decides, of which one must be taken before this
 *     one can be; empty if nothing of the kind stands above it
 */
public record BranchPoint(
    Kind kind,
    int line,
    int column,
    DecidedBy decidedBy,
    Set<Integer> unless,
    int function,
    Set<Integer> within) {
  public BranchPoint {
    unless = Set.copyOf(unless);
    within = Set.copyOf(within);
  }

  /** What is decided there, and how. */
  public enum Kind {
    /** A function that is called; no branch of its own. */
    FUNCTION,
    /** The function that a method of lists calls for each element. */
    CALLBACK,
    IF_THEN,
    IF_ELSE,
    CONDITION_TRUE,
    CONDITION_FALSE,
    /** The left side of {@code &&} counts as false. */
    AND_LEFT,
    AND_RIGHT,
    /** The left side of {@code ||} counts as true. */
    OR_LEFT,
    OR_RIGHT,
    /** The left side of {@code ??} is there. */
    NULLISH_LEFT,
    NULLISH_RIGHT,
    /** What stands before {@code ?.} is there. */
    PRESENT,
    MISSING,
    CASE,
    CASE_DEFAULT,
    /** No case fits, and there is no default. */
    CASE_NONE,
    LOOP_BODY,
    /** A loop ends without a first time round. */
    LOOP_NONE,
    /** {@code do … while} goes round again. */
    AGAIN,
    ONCE,
    CATCH,
    /** The default of a pattern is used. */
    DEFAULT,
    /** The right side of {@code ??=}, {@code ||=}, {@code &&=} is computed. */
    ASSIGNED
  }

  /** What a decision depends on, as far as it is certain. */
  public enum DecidedBy {
    /** Possibly rows. */
    ROWS,
    /** What a statement always answers, such as one row of aggregates. */
    STATEMENT,
    /** Whether tables and columns are there. */
    SCHEMA,
    /** Constants, the environment, Knex and its client. */
    SURROUNDINGS
  }
}
