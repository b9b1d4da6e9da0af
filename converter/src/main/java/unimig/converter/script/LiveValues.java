package unimig.converter.script;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The real surroundings: what a script that is executed sees. */
public final class LiveValues implements RuntimeValues {
  private final Function<String, Optional<String>> environment;
  private final List<String> names;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param names found by a script that lists the environment
   */
  public LiveValues(
      Function<String, Optional<String>> environment, List<String> names, Clock clock) {
    this.environment = environment;
    this.names = List.copyOf(names);
    this.clock = clock;
  }

  @Override
  public Optional<String> environment(String name) {
    return environment.apply(name);
  }

  @Override
  public List<String> environmentNames() {
    return names;
  }

  @Override
  public long now() {
    return clock.millis();
  }

  @Override
  public double random() {
    return random.nextDouble();
  }

  @Override
  public byte[] randomBytes(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  @Override
  public ZoneId zone() {
    return clock.getZone();
  }

  @Override
  public String machine(String fact, boolean own) {
    return Machine.fact(fact);
  }
}
