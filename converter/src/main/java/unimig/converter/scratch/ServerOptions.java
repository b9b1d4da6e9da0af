package unimig.converter.scratch;

import java.util.List;
import java.util.stream.Stream;

/** Options of servers that are ours and whose data nobody keeps. */
final class ServerOptions {
  private static final List<String> OPTIONS =
      List.of(
          // Speed: a crash may lose everything.
          "fsync=off",
          "synchronous_commit=off",
          "full_page_writes=off",
          "checkpoint_timeout=1h",
          "jit=off",
          // Nothing runs in the background, so that two runs do the same.
          "autovacuum=off",
          "max_connections=200",
          // A squashed schema is one transaction that locks every table.
          "max_locks_per_transaction=512",
          "timezone=UTC",
          "log_timezone=UTC",
          "lc_messages=C");

  private ServerOptions() {}

  /** As arguments of the {@code postgres} command. */
  static List<String> arguments() {
    return OPTIONS.stream().flatMap(option -> Stream.of("-c", option)).toList();
  }
}
