package unimig.converter.scratch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DockerProbeTest {
  private static final Duration LIMIT = Duration.ofMillis(500);

  private final Path directory;

  DockerProbeTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void believesAnEngineThatAnswersItsPing() throws Exception {
    assertTrue(probe("HTTP/1.1 200 OK\r\nApi-Version: 1.45\r\n\r\nOK"));
  }

  @Test
  void doesNotBelieveOneThatRefuses() throws Exception {
    assertFalse(probe("HTTP/1.1 403 Forbidden\r\n\r\n"));
  }

  @Test
  void givesUpOnOneThatSaysNothing() throws IOException {
    try (ServerSocketChannel engine = listen()) {
      assertTrue(engine.isOpen());
      assertTimeout(LIMIT.multipliedBy(4), () -> assertFalse(DockerProbe.answers(hosts(), LIMIT)));
    }
  }

  @Test
  void findsNothingWhereNothingIs() {
    assertFalse(DockerProbe.answers(hosts(), LIMIT));
    assertFalse(DockerProbe.answers(List.of(URI.create("tcp://127.0.0.1:1")), LIMIT));
    assertFalse(DockerProbe.answers(List.of(URI.create("ssh://user@host")), LIMIT));
  }

  @Test
  void looksWhereTheEnvironmentSays() {
    assertTrue(
        settings(Map.of("DOCKER_HOST", "tcp://build:2375", "XDG_CACHE_HOME", "relative"))
            .dockerHosts()
            .equals(List.of(URI.create("tcp://build:2375"))));
    assertTrue(
        settings(Map.of("XDG_RUNTIME_DIR", "/run/user/7"))
            .dockerHosts()
            .contains(URI.create("unix:///run/user/7/docker.sock")));
  }

  private static ScratchSettings settings(Map<String, String> environment) {
    return ScratchSettings.of(Optional.empty(), environment, Path.of("/home/user"));
  }

  private boolean probe(String answer) throws Exception {
    try (ServerSocketChannel engine = listen()) {
      Thread thread = new Thread(() -> answer(engine, answer));
      thread.start();
      boolean answers = DockerProbe.answers(hosts(), LIMIT);
      thread.join();
      return answers;
    }
  }

  private static void answer(ServerSocketChannel engine, String answer) {
    try (SocketChannel channel = engine.accept()) {
      ByteBuffer request = ByteBuffer.allocate(1024);
      while (!new String(request.array(), 0, request.position(), StandardCharsets.US_ASCII)
          .endsWith("\r\n\r\n")) {
        channel.read(request);
      }
      channel.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private ServerSocketChannel listen() throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    channel.bind(UnixDomainSocketAddress.of(socket()));
    return channel;
  }

  private List<URI> hosts() {
    return List.of(URI.create("unix://" + socket()));
  }

  private Path socket() {
    return directory.resolve("docker.sock");
  }
}
