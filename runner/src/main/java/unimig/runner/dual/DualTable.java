package unimig.runner.dual;

import java.sql.Connection;
import java.sql.SQLException;
import unimig.runner.manifest.Entry;

/**
 * The history of one legacy set, as its tool makes and fills it. For one run; not for use by
 * several threads.
 */
public sealed interface DualTable permits KnexTable, PrismaTable {
  /** Name of the legacy set. */
  String set();

  /**
   * Reads what the history holds; to be called with the lock held, before the methods below.
   *
   * @return whether all is there that {@link #create} makes
   */
  boolean read(Connection connection) throws SQLException;

  /** Whether the old tool takes the migration for applied, or has failed at it. */
  boolean has(Entry entry);

  /** Makes what the old tool makes when it first runs, as far as it is not there. */
  void create(Connection connection) throws SQLException;

  /**
   * Says that a migration is applied, in the transaction of {@code connection} if one is open.
   *
   * @return its name as it was written
   */
  String write(Connection connection, Entry entry) throws SQLException;

  /** Forgets a migration, if it is there. */
  void remove(Connection connection, Entry entry) throws SQLException;

  /**
   * Tries to get the lock that the old tool takes while it runs. It is held until the transaction
   * of {@code connection} ends, or the session, so that nothing stays locked if this process is
   * killed; unless it was marked.
   *
   * @param connection in a transaction, always the same one
   */
  LockState tryLock(Connection connection) throws SQLException;

  /**
   * Makes the old tool fail at once, where it would otherwise wait, once the transaction is
   * committed; the lock has to be taken again after that.
   */
  void mark(Connection connection) throws SQLException;

  /** Gives the lock back, once the transaction is committed. */
  void release(Connection connection) throws SQLException;

  /** Schema and name, for people. */
  @Override
  String toString();

  /** What came of a try. */
  enum LockState {
    HELD,
    /** Another session holds it now. */
    BUSY,
    /** A run of the old tool said so; it goes on, or it was killed. */
    MARKED
  }
}
