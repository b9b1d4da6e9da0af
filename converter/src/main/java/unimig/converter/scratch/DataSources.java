package unimig.converter.scratch;

import java.sql.SQLException;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;
import unimig.runner.database.DatabaseUrl;

/** Makes data sources of the driver from URLs. */
final class DataSources {
  private DataSources() {}

  static PGSimpleDataSource of(DatabaseUrl url) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setURL(url.jdbcUrl());
    try {
      for (Map.Entry<String, String> property : url.properties().entrySet()) {
        dataSource.setProperty(property.getKey(), property.getValue());
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the driver does not know a property of " + url, e);
    }
    return dataSource;
  }
}
