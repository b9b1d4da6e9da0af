package unimig.converter.scratch;

import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

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
      PGSimpleDataSource maintenance = new PGSimpleDataSource();
      maintenance.setUrl(container.getJdbcUrl());
      maintenance.setUser(container.getUsername());
      maintenance.setPassword(container.getPassword());
      return new Host(ScratchKind.CONTAINER, maintenance, container::stop);
    } catch (RuntimeException e) {
      container.stop();
      throw e;
    }
  }
}
