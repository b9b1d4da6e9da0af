package unimig.runner.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;

/**
 * All that a command sees of the process it runs in.
 *
 * @param out for data, UTF-8
 * @param err for talk, UTF-8
 * @param clock in the zone in which times are shown
 * @param terminal whether a person watches {@code err}
 */
public record Surroundings(
    Map<String, String> environment,
    PrintStream out,
    PrintStream err,
    Clock clock,
    boolean terminal) {
  /**
   * Set by the launcher scripts: Java itself cannot tell whether standard error alone is a
   * terminal.
   */
  private static final String TERMINAL = "unimig.terminal";

  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** Those of this process. */
  public static Surroundings ofProcess() {
    return new Surroundings(
        System.getenv(),
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        Clock.system(ZoneId.systemDefault()),
        Boolean.getBoolean(TERMINAL));
  }

  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }
}
