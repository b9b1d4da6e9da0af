package unimig.converter.scratch;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks whether a Docker engine answers, without loading Testcontainers, whose own search is slow
 * and loud where there is none.
 */
final class DockerProbe {
  private static final byte[] PING =
      "GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final int TLS_PORT = 2376;

  private DockerProbe() {}

  /** Whether any of {@code hosts} answers a ping within {@code limit}, which is for each. */
  static boolean answers(List<URI> hosts, Duration limit) {
    return hosts.stream().anyMatch(host -> answers(host, limit));
  }

  private static boolean answers(URI host, Duration limit) {
    FutureTask<Boolean> ping = new FutureTask<>(() -> ping(host));
    Thread thread = new Thread(ping, "docker-probe");
    thread.setDaemon(true);
    thread.start();
    try {
      return ping.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException nobodyThere) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      // Closes the channel that the thread may be blocked on.
      thread.interrupt();
    }
  }

  private static boolean ping(URI host) throws IOException {
    try (SocketChannel channel = SocketChannel.open(address(host))) {
      // An engine behind TLS does not answer plain HTTP; that it listens is enough.
      if (host.getPort() == TLS_PORT) {
        return true;
      }
      channel.write(ByteBuffer.wrap(PING));
      ByteBuffer answer = ByteBuffer.allocate("HTTP/1.1 200".length());
      while (answer.hasRemaining() && channel.read(answer) >= 0) {
        // Read on: the status line may come in pieces.
      }
      String status = new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
      return status.matches("HTTP/1\\.[01] 200");
    }
  }

  private static SocketAddress address(URI host) {
    return "unix".equals(host.getScheme())
        ? UnixDomainSocketAddress.of(Path.of(host.getPath()))
        : new InetSocketAddress(host.getHost(), host.getPort());
  }
}
