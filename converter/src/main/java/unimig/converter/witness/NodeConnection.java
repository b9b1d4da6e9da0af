package unimig.converter.witness;

import com.google.gson.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import unimig.runner.database.DatabaseUrl;

/** A database as node-postgres wants to be told of it. */
final class NodeConnection {
  private static final Pattern URL =
      Pattern.compile("jdbc:postgresql://(\\[[^\\]]+\\]|[^:/,]+):?(\\d*)/(.*)");
  private static final Pattern SOCKET = Pattern.compile("(.*)/\\.s\\.PGSQL\\.(\\d+)");
  private static final int DEFAULT_PORT = 5432;

  private NodeConnection() {}

  /**
   * @throws WitnessException if node-postgres has no words for it
   */
  static JsonObject of(DatabaseUrl database) {
    Matcher url = URL.matcher(database.jdbcUrl());
    if (!url.matches()) {
      throw new WitnessException(
          "node-postgres connects to one host only, not to " + database + "; name one of them");
    }
    Map<String, String> properties = database.properties();
    JsonObject json = new JsonObject();
    json.addProperty("host", url.group(1).replaceAll("[\\[\\]]", ""));
    json.addProperty(
        "port", url.group(2).isEmpty() ? DEFAULT_PORT : Integer.parseInt(url.group(2)));
    Matcher socket = SOCKET.matcher(properties.getOrDefault("socketFactoryArg", ""));
    if (socket.matches()) {
      json.addProperty("host", socket.group(1));
      json.addProperty("port", Integer.parseInt(socket.group(2)));
    }
    // In a path a plus sign is itself.
    String name = url.group(3).replace("+", "%2B");
    json.addProperty("database", URLDecoder.decode(name, StandardCharsets.UTF_8));
    for (String word : new String[] {"user", "password"}) {
      if (properties.containsKey(word)) {
        json.addProperty(word, properties.get(word));
      }
    }
    addSsl(json, properties.getOrDefault("sslmode", ""));
    return json;
  }

  /** The certificate was checked when the proof made its databases on the same server. */
  private static void addSsl(JsonObject json, String mode) {
    if (mode.equals("require") || mode.startsWith("verify-")) {
      JsonObject ssl = new JsonObject();
      ssl.addProperty("rejectUnauthorized", false);
      json.add("ssl", ssl);
    }
  }
}
