package unimig.converter.scratch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import unimig.runner.database.DatabaseUrl;

/** PostgreSQL from our own jar, as a child process that listens on the loopback interface only. */
final class EmbeddedServer {
  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration READY_WITHIN = Duration.ofSeconds(30);
  private static final Duration LOOK_EVERY = Duration.ofMillis(5);
  private static final int TRIES = 3;

  private final Path run;
  private final Path data;
  private final Account account;
  private final Installation installation;

  private EmbeddedServer(Path run, Path data, Account account, Installation installation) {
    this.run = run;
    this.data = data;
    this.account = account;
    this.installation = installation;
  }

  /**
   * @param cache keeps what was unpacked for the next time; where it cannot be written the server
   *     is unpacked each time
   * @param below which directory the databases are kept
   */
  static Host start(Path cache, Path below) {
    List<Path> directories = new ArrayList<>();
    try {
      Path run = Files.createTempDirectory("unimig-", OwnerOnly.directory());
      directories.add(run);
      Path data = Files.createTempDirectory(below, "unimig-data-", OwnerOnly.directory());
      directories.add(data);
      Account account = Account.choose(run);
      account.give(run);
      account.give(data);
      return new EmbeddedServer(run, data, account, install(cache, run, account)).start();
    } catch (IOException | RuntimeException e) {
      directories.forEach(each -> deleteAfter(each, e));
      throw e instanceof ScratchException known
          ? known
          : new ScratchException(
              "cannot start embedded PostgreSQL: " + e + "; pass --database-url", e);
    }
  }

  private static Installation install(Path cache, Path run, Account account) throws IOException {
    // Another account could not read our cache.
    if (account.owner().isPresent() || !writable(cache)) {
      return Installation.in(run.resolve("postgres"), account);
    }
    return Installation.cached(cache, account);
  }

  private static boolean writable(Path cache) {
    try {
      return Files.isWritable(Files.createDirectories(cache));
    } catch (IOException e) {
      return false;
    }
  }

  private static void deleteAfter(Path run, Exception e) {
    try {
      Directories.delete(run);
    } catch (IOException suppressed) {
      e.addSuppressed(suppressed);
    }
  }

  private Host start() throws IOException {
    Path cluster = data.resolve("cluster");
    Directories.copy(installation.cluster(), cluster);
    account.give(cluster);
    for (int attempt = 1; ; attempt++) {
      int port = freePort();
      Guard guard = Guard.start(run, data, account, command(cluster, port));
      if (becomesReady(guard, cluster)) {
        return new Host(ScratchKind.EMBEDDED, maintenance(port), () -> stop(guard));
      }
      guard.stop();
      // Somebody may have taken the port since we looked.
      if (attempt == TRIES || !log().contains("could not bind")) {
        throw new ScratchException("embedded PostgreSQL did not start: " + log().strip());
      }
    }
  }

  private List<String> command(Path cluster, int port) {
    List<String> command = new ArrayList<>();
    command.add(installation.postgres().toString());
    command.addAll(List.of("-D", cluster.toString(), "-p", Integer.toString(port)));
    command.addAll(List.of("-c", "listen_addresses=" + LOOPBACK));
    command.addAll(List.of("-c", "unix_socket_directories="));
    command.addAll(ServerOptions.arguments());
    return command;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean becomesReady(Guard guard, Path cluster) throws IOException {
    long end = System.nanoTime() + READY_WITHIN.toNanos();
    while (guard.isRunning() && System.nanoTime() < end) {
      if (isReady(cluster)) {
        return true;
      }
      try {
        Thread.sleep(LOOK_EVERY.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return false;
  }

  /** The eighth line of {@code postmaster.pid} is the state, which {@code pg_ctl} reads too. */
  private static boolean isReady(Path cluster) throws IOException {
    try {
      List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
      return lines.size() >= 8 && lines.get(7).strip().equals("ready");
    } catch (NoSuchFileException notYet) {
      return false;
    }
  }

  private DatabaseUrl maintenance(int port) throws IOException {
    String url = "postgresql://%s:%d/postgres?sslmode=disable".formatted(LOOPBACK, port);
    Map<String, String> login =
        Map.of("PGUSER", Installation.SUPERUSER, "PGPASSWORD", installation.password());
    return DatabaseUrl.parse(url, login);
  }

  private String log() throws IOException {
    return Files.readString(Guard.log(run));
  }

  private void stop(Guard guard) {
    try {
      guard.stop();
      Directories.delete(run);
      Directories.delete(data);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + run + " or " + data, e);
    }
  }
}
