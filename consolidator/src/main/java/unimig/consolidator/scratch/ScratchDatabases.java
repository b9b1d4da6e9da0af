package unimig.consolidator.scratch;

import java.util.Optional;
import unimig.runner.database.DatabaseUrl;

/**
 * A server on which databases may be made and thrown away. Closing drops all that were made.
 *
 * <p>Every method throws an unchecked exception that is a {@link
 * unimig.runner.diagnostic.SurroundingsFailure} if the server does not do it.
 */
public interface ScratchDatabases extends AutoCloseable {
  /**
   * Makes an empty database in UTF-8.
   *
   * @param name becomes part of the database's name; need not be unique
   */
  ScratchDatabase create(String name);

  /** Of the server, such as 15. */
  int majorVersion();

  @Override
  void close();

  /** Opens servers. */
  interface Source {
    /**
     * @param server the one to use; absent for a container, else an embedded one
     */
    ScratchDatabases open(Optional<DatabaseUrl> server);
  }
}
