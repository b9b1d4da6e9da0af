package unimig.runner.database;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * Where a database is and how to log in. The text forms never show the password.
 *
 * <p>Understood are {@code postgres://} and {@code postgresql://} as libpq reads them, with the
 * additions of Prisma ({@code ?schema=}) and node-postgres ({@code ?ssl=true}), and {@code
 * jdbc:postgresql:} as the JDBC driver reads it. What a URL leaves out comes from {@code PGHOST},
 * {@code PGPORT}, {@code PGUSER}, {@code PGPASSWORD}, {@code PGDATABASE}, {@code PGSSLMODE} and
 * their like.
 *
 * @param jdbcUrl hosts, ports and database only
 * @param properties for the driver, with user and password
 * @param schema that Prisma's {@code ?schema=} names
 */
public record DatabaseUrl(String jdbcUrl, Map<String, String> properties, Optional<String> schema) {
  public DatabaseUrl {
    properties = Map.copyOf(properties);
  }

  /**
   * @param environment process environment; only names beginning with {@code PG} are looked at
   * @throws InvalidDatabaseUrlException if the URL has no known form, a bad escape or port, or a
   *     parameter that neither libpq nor the driver knows
   */
  public static DatabaseUrl parse(String url, Map<String, String> environment) {
    UrlParts parts = UrlReader.read(url.strip()).orElseFrom(environment);
    return new DatabaseUrl(
        parts.endpoint().jdbcUrl(parts.database()),
        DriverProperties.of(parts),
        Optional.ofNullable(parts.parameters().get("schema")).filter(name -> !name.isEmpty()));
  }

  /**
   * The database that the environment names: {@code DATABASE_URL}, else Flyway's {@code FLYWAY_URL}
   * with {@code FLYWAY_USER} and {@code FLYWAY_PASSWORD}; empty if it names none.
   *
   * @throws InvalidDatabaseUrlException as {@link #parse} does
   */
  public static Optional<DatabaseUrl> fromEnvironment(Map<String, String> environment) {
    String url = environment.getOrDefault("DATABASE_URL", "");
    if (!url.isBlank()) {
      return Optional.of(parse(url, environment));
    }
    String flywayUrl = environment.getOrDefault("FLYWAY_URL", "");
    if (flywayUrl.isBlank()) {
      return Optional.empty();
    }
    Map<String, String> filled = new HashMap<>(environment);
    copy(environment, "FLYWAY_USER", filled, "PGUSER");
    copy(environment, "FLYWAY_PASSWORD", filled, "PGPASSWORD");
    return Optional.of(parse(flywayUrl, filled));
  }

  private static void copy(
      Map<String, String> from, String name, Map<String, String> to, String target) {
    if (from.containsKey(name)) {
      to.put(target, from.get(name));
    }
  }

  /** The same database server and login with another database. */
  public DatabaseUrl withDatabase(String name) {
    String server = jdbcUrl.substring(0, jdbcUrl.lastIndexOf('/') + 1);
    return new DatabaseUrl(server + Percent.encode(name), properties, schema);
  }

  /** For messages: the URL with the user, without password and parameters. */
  @Override
  public String toString() {
    String user = properties.getOrDefault("user", "");
    String shown = jdbcUrl.substring("jdbc:".length());
    String socket = properties.get("socketFactoryArg");
    String place = socket == null ? shown : shown + "?host=" + socket;
    return user.isEmpty()
        ? place
        : place.replaceFirst("//", "//" + Matcher.quoteReplacement(user) + "@");
  }
}
