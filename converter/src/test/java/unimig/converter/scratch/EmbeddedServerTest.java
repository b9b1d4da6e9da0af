package unimig.converter.scratch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

final class EmbeddedServerTest {
  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

  private static final Path SHARED_CACHE =
      ScratchSettings.of(
              Optional.empty(), System.getenv(), Path.of(System.getProperty("user.home")))
          .cache();

  private final Path cache;

  EmbeddedServerTest(@TempDir Path cache) {
    this.cache = cache;
  }

  @Test
  void unpacksOnceAndLeavesNothingRunning() throws IOException {
    Host first = EmbeddedServer.start(cache, TEMPORARY);
    List<Path> unpacked = list(cache);
    Host second = EmbeddedServer.start(cache, TEMPORARY);
    assertEquals(1, unpacked.size());
    assertNotEquals(first.maintenance(), second.maintenance());
    first.stop().run();
    second.stop().run();
    assertEquals(unpacked, list(cache));
    assertFalse(accepts(first));
    assertFalse(accepts(second));
  }

  @Test
  void refusesOtherUsersOfThisMachine() {
    Host host = EmbeddedServer.start(SHARED_CACHE, TEMPORARY);
    try {
      PGSimpleDataSource stranger = DataSources.of(host.maintenance());
      stranger.setPassword("guess");
      SQLException refusal = assertThrows(SQLException.class, stranger::getConnection);
      assertEquals("28P01", refusal.getSQLState());
    } finally {
      host.stop().run();
    }
  }

  @Test
  void endsWithItsProcessEvenWhenThatIsKilled() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledProcess.class.getName(),
                SHARED_CACHE.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Path data;
    ProcessHandle server;
    try (BufferedReader reader = process.inputReader()) {
      data = TEMPORARY.resolve(Path.of(reader.readLine()).getFileName());
      server =
          ProcessHandle.of(
                  Long.parseLong(Files.readAllLines(data.resolve("cluster/postmaster.pid")).get(0)))
              .orElseThrow();
      assertTrue(server.isAlive());
      process.destroyForcibly().waitFor();
    }
    for (int wait = 0; wait < 200 && (Files.exists(data) || server.isAlive()); wait++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertFalse(server.isAlive());
    assertFalse(Files.exists(data));
  }

  /** Starts a server, prints its directory and waits to be killed. */
  static final class KilledProcess {
    private KilledProcess() {}

    public static void main(String[] arguments) throws Exception {
      Host host = EmbeddedServer.start(Path.of(arguments[0]), TEMPORARY);
      try (var connection = DataSources.of(host.maintenance()).getConnection();
          var statement = connection.createStatement();
          var row = statement.executeQuery("show data_directory")) {
        row.next();
        System.out.println(Path.of(row.getString(1)).getParent());
      }
      Thread.sleep(TimeUnit.MINUTES.toMillis(5));
    }
  }

  private static boolean accepts(Host host) {
    try {
      DataSources.of(host.maintenance()).getConnection().close();
      return true;
    } catch (SQLException e) {
      assertEquals("08001", e.getSQLState());
      return false;
    }
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }
}
