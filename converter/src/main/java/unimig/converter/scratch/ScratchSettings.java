package unimig.converter.scratch;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unimig.runner.database.DatabaseUrl;

/**
 * Where to look for a scratch server.
 *
 * @param given the user's server; its role must be allowed to create databases
 * @param wanted the only kind to try; empty tries {@link ScratchKind}s in their order
 * @param dockerHosts where a Docker engine may listen, {@code unix} or {@code tcp}
 * @param image of the container, compatible with the official PostgreSQL images
 * @param cache directory that keeps the unpacked embedded server between runs; created if missing
 * @param data directory below which the embedded server keeps its databases while it runs
 */
public record ScratchSettings(
    Optional<DatabaseUrl> given,
    Optional<ScratchKind> wanted,
    List<URI> dockerHosts,
    String image,
    Path cache,
    Path data) {
  /** The same major version as the embedded server. */
  public static final String DEFAULT_IMAGE = "postgres:15";

  public ScratchSettings {
    dockerHosts = List.copyOf(dockerHosts);
  }

  /**
   * Settings as the process environment has them: {@code DOCKER_HOST}, {@code XDG_RUNTIME_DIR},
   * {@code XDG_CACHE_HOME} and {@code UNIMIG_SCRATCH_DIR}, without which databases are kept in
   * memory where there is room, else where Java keeps temporary files.
   *
   * @param home the user's home directory
   */
  public static ScratchSettings of(
      Optional<DatabaseUrl> given, Map<String, String> environment, Path home) {
    return new ScratchSettings(
        given,
        Optional.empty(),
        dockerHosts(environment, home),
        DEFAULT_IMAGE,
        directory(environment, "XDG_CACHE_HOME").orElse(home.resolve(".cache")).resolve("unimig"),
        directory(environment, "UNIMIG_SCRATCH_DIR")
            .or(Memory::directory)
            .orElse(Path.of(System.getProperty("java.io.tmpdir"))));
  }

  /** The same, but with only one kind of server to try. */
  public ScratchSettings only(ScratchKind kind) {
    return new ScratchSettings(given, Optional.of(kind), dockerHosts, image, cache, data);
  }

  private static List<URI> dockerHosts(Map<String, String> environment, Path home) {
    String named = environment.getOrDefault("DOCKER_HOST", "");
    if (!named.isEmpty()) {
      return List.of(URI.create(named));
    }
    List<URI> hosts = new ArrayList<>(List.of(URI.create("unix:///var/run/docker.sock")));
    directory(environment, "XDG_RUNTIME_DIR")
        .ifPresent(run -> hosts.add(socket(run.resolve("docker.sock"))));
    hosts.add(socket(home.resolve(".docker/run/docker.sock")));
    hosts.add(socket(home.resolve(".docker/desktop/docker.sock")));
    return hosts;
  }

  private static URI socket(Path path) {
    return URI.create("unix://" + path.toUri().getRawPath());
  }

  /** Relative paths are to be ignored, says the XDG base directory specification. */
  private static Optional<Path> directory(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "");
    return value.isEmpty()
        ? Optional.empty()
        : Optional.of(Path.of(value)).filter(Path::isAbsolute);
  }
}
