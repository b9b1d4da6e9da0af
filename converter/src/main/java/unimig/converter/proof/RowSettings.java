package unimig.converter.proof;

import java.util.Optional;
import unimig.converter.rows.RowSample;
import unimig.converter.rows.RowScripts;

/**
 * Which rows the migrations are tried on, besides those that they make themselves.
 *
 * @param rows generated for each table at least; 0 for none
 * @param seed of what is generated
 * @param scripts of the user's own
 * @param sample of a database that somebody uses
 */
public record RowSettings(int rows, long seed, RowScripts scripts, Optional<RowSample> sample) {
  /** No rows but those of the migrations. */
  public static final RowSettings NONE = new RowSettings(0, 0, RowScripts.NONE, Optional.empty());

  public RowSettings {
    if (rows < 0) {
      throw new IllegalArgumentException("not a number of rows: " + rows);
    }
  }
}
