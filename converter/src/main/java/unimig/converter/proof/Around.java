package unimig.converter.proof;

import java.util.Optional;
import unimig.converter.rows.Schema;
import unimig.converter.scratch.ScratchDatabase;

/**
 * What a converted database held around a migration.
 *
 * @param subject what there is to know of the migration
 * @param before copy from before it; the holder's to close
 * @param after copy from after it, if its way back is to be tried on rows of their own
 * @param now the schema before it
 * @param next the schema after it
 */
record Around(
    RowTrials.Subject subject,
    ScratchDatabase before,
    Optional<ScratchDatabase> after,
    Schema now,
    Schema next)
    implements AutoCloseable {
  @Override
  public void close() {
    before.close();
    after.ifPresent(ScratchDatabase::close);
  }
}
