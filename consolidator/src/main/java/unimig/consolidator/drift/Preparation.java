package unimig.consolidator.drift;

import java.sql.Connection;
import java.sql.SQLException;

/** Gives a scratch database what the databases of a project hold before their first migration. */
public interface Preparation {
  /**
   * @param connection to the scratch database; stays open
   */
  void prepare(Connection connection) throws SQLException;
}
