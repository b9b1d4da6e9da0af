package unimig.converter.script;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What a script sees that differs from run to run: environment, clock, chance, zone, machine. */
public interface RuntimeValues {

  /** An environment variable; empty if it is not set. */
  Optional<String> environment(String name);

  /** Names that a script finds when it lists the environment. */
  List<String> environmentNames();

  /** Milliseconds since 1970. */
  long now();

  /** For {@code Math.random}: from 0 inclusive to 1 exclusive. */
  double random();

  byte[] randomBytes(int size);

  ZoneId zone();

  /**
   * Something about the machine and the process, under its name in Node: {@code hostname}, {@code
   * platform}, {@code arch}, {@code type}, {@code release}, {@code homedir}, {@code tmpdir}, {@code
   * username}, {@code pid}.
   *
   * @param own whether the project's own code asks, rather than a package
   */
  String machine(String fact, boolean own);

  /** Called before the project's settings are loaded. */
  default void settingsBegin() {}

  /** Called after the project's settings are loaded, before the migration is. */
  default void migrationBegins() {}

  /** Called when a script makes a {@code Date} of any kind. */
  default void usedDate() {}

  /**
   * Called when a script tests the value of a variable, or compares it.
   *
   * @param value of the variable, in lower case
   * @param with what it would have to be for the comparison to hold; empty for a test of truth
   */
  default void compared(String value, List<String> with) {}

  /**
   * Called when a script does with the value of a variable what cannot be tried out: looks
   * something up by it, or matches it with a pattern.
   *
   * @param value of the variable, in lower case
   */
  default void computed(String value) {}
}
