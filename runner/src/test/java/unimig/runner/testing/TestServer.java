package unimig.runner.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import unimig.runner.database.DatabaseUrl;
import unimig.runner.database.KeptConnections;

/**
 * The PostgreSQL server of this test run: the one that {@code DATABASE_URL} names, or else an
 * embedded one that is started once and stops with the JVM.
 */
final class TestServer {
  /** To the database that was named, or to {@code postgres}. */
  static final KeptConnections CONNECTIONS = new KeptConnections(url());

  private TestServer() {}

  private static DatabaseUrl url() {
    return DatabaseUrl.fromEnvironment(System.getenv()).orElseGet(TestServer::startEmbedded);
  }

  private static DatabaseUrl startEmbedded() {
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "off")
              .setServerConfig("synchronous_commit", "off")
              .setServerConfig("full_page_writes", "off")
              .setServerConfig("unix_socket_directories", "/tmp")
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
      return DatabaseUrl.parse(
          "postgresql://postgres:postgres@localhost:" + server.getPort() + "/postgres", Map.of());
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
}
