package unimig.consolidator.squash;

import java.sql.Connection;
import java.sql.SQLException;

/** Makes what the project's databases hold before the first migration. */
public interface Preparation {
  void prepare(Connection connection) throws SQLException;
}
