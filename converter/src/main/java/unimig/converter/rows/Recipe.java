package unimig.converter.rows;

import java.util.Collection;
import java.util.Set;

/**
 * Which rows are wanted.
 *
 * @param rows for each table; those with more telling values get more of them
 * @param seed of everything that is chosen
 * @param inserted tables into which the migration inserts
 */
public record Recipe(Manner manner, int rows, long seed, Set<TableId> inserted) {
  private static final int MOST_FOR_VALUES = 60;

  public Recipe {
    inserted = Set.copyOf(inserted);
    if (rows < 1) {
      throw new IllegalArgumentException("rows are counted from 1: " + rows);
    }
  }

  /** For what is missing in rows that somebody gave. */
  static Recipe completing(long seed) {
    return new Recipe(Manner.ORDINARY, 1, seed, Set.of());
  }

  /**
   * So many that each value has its turn, up to a limit.
   *
   * @param combined rows in which telling values meet
   */
  int rowsFor(Collection<ColumnValues> values, int combined) {
    if (manner == Manner.SINGLE || manner == Manner.MANY) {
      return rows;
    }
    int most = values.stream().mapToInt(each -> each.of(manner).size()).max().orElse(0);
    int telling = manner == Manner.WIDE ? Math.max(most, combined) : most;
    return Math.max(rows, Math.min(telling, MOST_FOR_VALUES));
  }
}
