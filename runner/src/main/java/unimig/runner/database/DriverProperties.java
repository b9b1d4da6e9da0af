package unimig.runner.database;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.postgresql.PGProperty;

/** Turns the parameters of a URL into properties of the JDBC driver. */
final class DriverProperties {
  /** Of libpq and node-postgres, by the name that the driver has for it. */
  private static final Map<String, String> RENAMED =
      Map.of(
          "application_name", "ApplicationName",
          "fallback_application_name", "ApplicationName",
          "connect_timeout", "connectTimeout",
          "target_session_attrs", "targetServerType",
          "gssencmode", "gssEncMode",
          "channel_binding", "channelBinding",
          "require_auth", "requireAuth",
          "keepalives", "tcpKeepAlive",
          "sslnegotiation", "sslNegotiation");

  /** Of Prisma and of other clients' pools; they say nothing about the connection as such. */
  private static final Set<String> WITHOUT_MEANING =
      Set.of(
          "schema",
          "sslaccept",
          "connection_limit",
          "pool_timeout",
          "pgbouncer",
          "socket_timeout",
          "statement_cache_size",
          "single_use_connections",
          "max_connection_lifetime",
          "max_idle_connection_lifetime",
          "client_encoding",
          "uselibpqcompat",
          "keepalives_idle",
          "keepalives_interval",
          "keepalives_count",
          "tcp_user_timeout");

  private static final Map<String, String> TARGETS =
      Map.of(
          "read-write", "primary",
          "read-only", "secondary",
          "standby", "secondary",
          "prefer-standby", "preferSecondary");

  private DriverProperties() {}

  static Map<String, String> of(UrlParts parts) {
    Map<String, String> properties = new HashMap<>();
    properties.put("ApplicationName", "unimig");
    new TreeMap<>(parts.parameters()).forEach((name, value) -> add(properties, name, value));
    // Of Prisma; the other value, accept_invalid_certs, is what "require" does.
    if ("strict".equals(parts.parameters().get("sslaccept"))) {
      properties.put("sslmode", "verify-full");
    }
    putUnlessEmpty(properties, "user", parts.user());
    putUnlessEmpty(properties, "password", parts.password());
    String schema = parts.parameters().getOrDefault("schema", "");
    putUnlessEmpty(
        properties,
        "currentSchema",
        schema.isEmpty() ? "" : "\"" + schema.replace("\"", "\"\"") + "\"");
    if (parts.endpoint().isSocket()) {
      properties.put("socketFactory", UnixSocketFactory.class.getName());
      properties.put("socketFactoryArg", parts.endpoint().socketFile());
      properties.put("sslmode", "disable");
      properties.put("gssEncMode", "disable");
    }
    // Plans kept by the server break when a migration alters what they read.
    properties.put("prepareThreshold", "0");
    // Details quote rows, which may hold secrets.
    properties.put("logServerErrorDetail", "false");
    properties.putIfAbsent("tcpKeepAlive", "true");
    return properties;
  }

  private static void putUnlessEmpty(Map<String, String> properties, String name, String value) {
    if (!value.isEmpty()) {
      properties.put(name, value);
    }
  }

  private static void add(Map<String, String> properties, String name, String value) {
    if (WITHOUT_MEANING.contains(name)) {
      return;
    }
    switch (name) {
      case "sslmode" -> properties.put(name, value.equals("no-verify") ? "require" : value);
      case "ssl" -> addSsl(properties, value);
      case "sslrootcert" -> addRootCertificate(properties, value);
      case "target_session_attrs" ->
          properties.put("targetServerType", TARGETS.getOrDefault(value, value));
      case "keepalives" -> properties.put("tcpKeepAlive", String.valueOf(!value.equals("0")));
      default -> properties.put(known(RENAMED.getOrDefault(name, name)), value);
    }
  }

  /** Of node-postgres and JDBC, where an empty value means true. */
  private static void addSsl(Map<String, String> properties, String value) {
    boolean on = value.isEmpty() || value.equals("true") || value.equals("1");
    properties.putIfAbsent("sslmode", on ? "require" : "disable");
  }

  private static void addRootCertificate(Map<String, String> properties, String value) {
    if (value.equals("system")) {
      properties.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
      properties.putIfAbsent("sslmode", "verify-full");
    } else {
      properties.put("sslrootcert", value);
    }
  }

  private static String known(String name) {
    if (PGProperty.forName(name) == null) {
      throw new InvalidDatabaseUrlException(
          "parameter \"" + name + "\" is unknown", "correct its name or take it out");
    }
    return name;
  }
}
