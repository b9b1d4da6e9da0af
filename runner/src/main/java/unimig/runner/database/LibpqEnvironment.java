package unimig.runner.database;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables by which programs of PostgreSQL, such as {@code pg_dump}, find a database. A
 * password in them is seen by nobody but the owner of the process, as it would be on its command
 * line.
 */
public final class LibpqEnvironment {
  private static final Pattern PLACE =
      Pattern.compile("jdbc:postgresql://(?:\\[([^\\]]+)]|([^:/,]+))(?::(\\d+))?/([^?]*)");
  private static final Pattern SOCKET = Pattern.compile("(/.*)/\\.s\\.PGSQL\\.(\\d+)");

  /** Parameter of the driver → variable of libpq, which takes the same values. */
  private static final Map<String, String> SAME =
      Map.of(
          "user", "PGUSER",
          "password", "PGPASSWORD",
          "sslmode", "PGSSLMODE",
          "sslrootcert", "PGSSLROOTCERT",
          "sslcert", "PGSSLCERT");

  private LibpqEnvironment() {}

  /**
   * By name; empty where the URL names several hosts.
   *
   * @param url of a database
   */
  public static Optional<Map<String, String>> of(DatabaseUrl url) {
    Matcher place = PLACE.matcher(url.jdbcUrl());
    if (!place.matches()) {
      return Optional.empty();
    }
    Map<String, String> variables = new TreeMap<>();
    String host = place.group(1) == null ? place.group(2) : place.group(1);
    variables.put("PGHOST", host);
    Optional.ofNullable(place.group(3)).ifPresent(port -> variables.put("PGPORT", port));
    variables.put("PGDATABASE", Percent.decode(place.group(4), "database"));
    SAME.forEach(
        (parameter, variable) ->
            Optional.ofNullable(url.properties().get(parameter))
                .ifPresent(value -> variables.put(variable, value)));
    Matcher socket = SOCKET.matcher(url.properties().getOrDefault("socketFactoryArg", ""));
    if (socket.matches()) {
      variables.put("PGHOST", socket.group(1));
      variables.put("PGPORT", socket.group(2));
    }
    return Optional.of(variables);
  }
}
