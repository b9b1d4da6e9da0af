package unimig.converter.scratch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A shell that runs the server and holds the other end of a pipe from us. When the pipe closes,
 * because we say so or because our process is gone (even killed), it stops the server and deletes
 * its directories.
 */
final class Guard {
  /**
   * Goes on as a shell in a session of its own where it can, so that what ends our process group
   * does not end the guard, and Ctrl-C does not stop the server before us.
   */
  private static final String DETACH =
      """
      if command -v setsid >/dev/null; then
        exec setsid sh -c "$@"
      fi
      exec sh -c "$@"
      """;

  /** Arguments: the directory of the run, the one of the data, then the server's command. */
  private static final String SCRIPT =
      """
      trap '' HUP INT TERM
      directory=$1
      data=$2
      shift 2
      exec 3<&0
      "$@" </dev/null 3<&- &
      server=$!
      { read -r _ <&3; : >"$directory/stop"; kill -QUIT "$server"; } &
      reader=$!
      wait "$server"
      code=$?
      if [ -e "$directory/stop" ]; then
        rm -rf "$directory" "$data"
      else
        kill -KILL "$reader"
      fi
      exit "$code"
      """;

  private static final long STOPS_WITHIN_SECONDS = 20;

  private final Process shell;

  private Guard(Process shell) {
    this.shell = shell;
  }

  /**
   * @param directory deleted at the end; receives the server's talk in {@code server.log}
   * @param data deleted at the end too
   */
  static Guard start(Path directory, Path data, Account account, List<String> server)
      throws IOException {
    List<String> guard =
        Stream.concat(
                Stream.of("sh", "-c", DETACH, "unimig-start", SCRIPT, "unimig-guard"),
                Stream.of(directory, data).map(Path::toString))
            .toList();
    ProcessBuilder builder =
        new ProcessBuilder(
            account.command(Stream.concat(guard.stream(), server.stream()).toList()));
    Map<String, String> environment = builder.environment();
    // PGDATA, PGOPTIONS and the like are about other servers.
    environment.keySet().removeIf(name -> name.startsWith("PG"));
    builder
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log(directory).toFile());
    return new Guard(builder.start());
  }

  static Path log(Path directory) {
    return directory.resolve("server.log");
  }

  /** Whether the server has not ended of itself. */
  boolean isRunning() {
    return shell.isAlive();
  }

  /** Stops the server and waits until it is gone. */
  void stop() throws IOException {
    shell.getOutputStream().close();
    try {
      if (!shell.waitFor(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
        shell.descendants().forEach(ProcessHandle::destroyForcibly);
        shell.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
