package unimig.converter.scratch;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import unimig.runner.database.DatabaseUrl;

/**
 * A running server.
 *
 * @param maintenance leads to a database that always exists, as a role that may create others
 * @param stop ends the server, if it is ours to end; called once
 */
record Host(ScratchKind kind, DatabaseUrl maintenance, Runnable stop) {

  /** Leads to {@code database} on this server, with the default search path. */
  DatabaseUrl url(String database) {
    Map<String, String> properties = new HashMap<>(maintenance.properties());
    // The schema is one of the given database; a new one does not have it.
    properties.remove("currentSchema");
    properties.put("ApplicationName", "unimig");
    properties.put("prepareThreshold", "0");
    // Results are read as text by type.
    properties.put("binaryTransfer", "false");
    properties.put("logServerErrorDetail", "false");
    return new DatabaseUrl(maintenance.jdbcUrl(), properties, Optional.empty())
        .withDatabase(database);
  }
}
