package unimig.converter.proof;

import unimig.converter.scratch.ScratchDatabase;
import unimig.converter.scratch.ScratchServer;
import unimig.runner.catalog.Correspondence;

/**
 * Two scratch databases.
 *
 * @param original the one that originals run on
 * @param converted the one that converted migrations run on
 * @param correspondence what is known of the values in them that no run can repeat
 */
record Databases(ScratchDatabase original, ScratchDatabase converted, Correspondence correspondence)
    implements AutoCloseable {

  /** Others that hold the same; nobody may be connected to these. */
  Databases copy(ScratchServer server) {
    return new Databases(server.copy(original), server.copy(converted), correspondence.copy());
  }

  /** Drops both. */
  @Override
  public void close() {
    original.close();
    converted.close();
  }
}
