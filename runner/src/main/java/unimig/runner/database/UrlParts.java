package unimig.runner.database;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A URL taken apart and decoded; what it leaves out is empty.
 *
 * @param hosts divided by commas
 * @param ports divided by commas: none, one for all, or one each
 * @param parameters of the query, without those that have a component of their own
 */
record UrlParts(
    String user,
    String password,
    String hosts,
    String ports,
    String database,
    Map<String, String> parameters) {
  UrlParts {
    parameters = Map.copyOf(parameters);
  }

  /** Parameters such as {@code ?host=} win over what stands before the question mark. */
  UrlParts withParametersInPlace() {
    Map<String, String> rest = new HashMap<>(parameters);
    return new UrlParts(
        taken(rest, "user", user),
        taken(rest, "password", password),
        taken(rest, "host", hosts),
        taken(rest, "port", ports),
        taken(rest, "dbname", database),
        rest);
  }

  private static String taken(Map<String, String> parameters, String name, String otherwise) {
    String value = parameters.remove(name);
    return value == null ? otherwise : value;
  }

  /** With what is left out taken from libpq's environment variables. */
  UrlParts orElseFrom(Map<String, String> environment) {
    Map<String, String> filled = new HashMap<>(parameters);
    addMissing(filled, "sslmode", environment.get("PGSSLMODE"));
    addMissing(filled, "sslrootcert", environment.get("PGSSLROOTCERT"));
    addMissing(filled, "application_name", environment.get("PGAPPNAME"));
    addMissing(filled, "connect_timeout", environment.get("PGCONNECT_TIMEOUT"));
    addMissing(filled, "options", environment.get("PGOPTIONS"));
    return new UrlParts(
        orElse(user, environment.get("PGUSER")),
        orElse(password, environment.get("PGPASSWORD")),
        orElse(hosts, environment.get("PGHOST")),
        orElse(ports, environment.get("PGPORT")),
        orElse(database, environment.get("PGDATABASE")),
        filled);
  }

  private static void addMissing(
      Map<String, String> parameters, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      parameters.putIfAbsent(name, value);
    }
  }

  private static String orElse(String given, @Nullable String environment) {
    return given.isEmpty() && environment != null ? environment : given;
  }

  Endpoint endpoint() {
    return Endpoint.of(hosts, ports);
  }
}
