package unimig.consolidator.scratch;

import unimig.runner.database.DatabaseUrl;

/** A database that nobody will miss; dropped when closed, whoever is still connected. */
public interface ScratchDatabase extends AutoCloseable {
  /** With user and password. */
  DatabaseUrl url();

  @Override
  void close();
}
