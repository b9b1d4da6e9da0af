package unimig.runner.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The PostgreSQL server of this test run: the one that {@code DATABASE_URL} names, or else an
 * embedded one that is started once and stops with the JVM.
 */
final class TestServer {
  private static final String URL = start();

  private TestServer() {}

  /** A JDBC address of {@code database} on the server, with user and password in it. */
  static String url(String database) {
    return URL.formatted(database);
  }

  private static String start() {
    String given = System.getenv("DATABASE_URL");
    return given == null || given.isEmpty() ? startEmbedded() : pattern(given);
  }

  private static String startEmbedded() {
    try {
      EmbeddedPostgres server = EmbeddedPostgres.builder().start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
      return "jdbc:postgresql://localhost:" + server.getPort() + "/%s?user=postgres";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stop(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String pattern(String given) {
    URI uri = URI.create(given.replaceFirst("^jdbc:", ""));
    StringBuilder url = new StringBuilder("jdbc:postgresql://").append(uri.getHost());
    url.append(uri.getPort() < 0 ? "" : ":" + uri.getPort()).append("/%s?");
    if (uri.getRawUserInfo() != null) {
      String[] parts = uri.getRawUserInfo().split(":", 2);
      url.append("user=").append(escaped(parts[0]));
      url.append(parts.length > 1 ? "&password=" + escaped(parts[1]) : "");
    }
    return url + (uri.getRawQuery() == null ? "" : "&" + uri.getRawQuery().replace("%", "%%"));
  }

  /** Percent signs are doubled because the result goes through {@link String#format}. */
  private static String escaped(String part) {
    String plain = URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    return URLEncoder.encode(plain, StandardCharsets.UTF_8).replace("%", "%%");
  }
}
