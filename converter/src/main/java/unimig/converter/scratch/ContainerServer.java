package unimig.converter.scratch;

import java.util.Map;
import java.util.stream.Stream;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;
import unimig.runner.database.DatabaseUrl;

/** Starts PostgreSQL in a container. The only user of Testcontainers. */
final class ContainerServer {
  private ContainerServer() {}

  /**
   * @throws RuntimeException of Testcontainers if the image cannot be had or does not start
   */
  static Host start(String image) {
    PostgreSQLContainer container =
        new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"));
    container.setCommand(
        Stream.concat(Stream.of("postgres"), ServerOptions.arguments().stream())
            .toArray(String[]::new));
    try {
      container.start();
      Map<String, String> login =
          Map.of("PGUSER", container.getUsername(), "PGPASSWORD", container.getPassword());
      return new Host(
          ScratchKind.CONTAINER, DatabaseUrl.parse(container.getJdbcUrl(), login), container::stop);
    } catch (RuntimeException e) {
      container.stop();
      throw e;
    }
  }
}
