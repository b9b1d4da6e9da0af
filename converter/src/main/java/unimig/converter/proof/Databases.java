package unimig.converter.proof;

import java.util.Optional;
import unimig.converter.scratch.ScratchDatabase;
import unimig.converter.scratch.ScratchServer;
import unimig.runner.catalog.Correspondence;

/**
 * The scratch databases of a proof.
 *
 * @param original the one that originals run on
 * @param converted the one that converted migrations run on
 * @param correspondence what is known of the values in these two that no run can repeat
 * @param witness the one that originals run on without our engine, if they do
 */
record Databases(
    ScratchDatabase original,
    ScratchDatabase converted,
    Correspondence correspondence,
    Optional<Witness> witness)
    implements AutoCloseable {

  /**
   * @param correspondence between this database and the converted one
   */
  record Witness(ScratchDatabase database, Correspondence correspondence) {}

  /** Others that hold the same; nobody may be connected to these. */
  Databases copy(ScratchServer server) {
    return new Databases(
        server.copy(original),
        server.copy(converted),
        correspondence.copy(),
        witness.map(
            each -> new Witness(server.copy(each.database()), each.correspondence().copy())));
  }

  /** Others that hold the same, but for the witness's; nobody may be connected to these. */
  Databases copyOfBoth(ScratchServer server) {
    return new Databases(
        server.copy(original), server.copy(converted), correspondence.copy(), Optional.empty());
  }

  /** Drops all. */
  @Override
  public void close() {
    original.close();
    converted.close();
    witness.ifPresent(each -> each.database().close());
  }
}
