package unimig.converter.translate;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import unimig.converter.record.MadeUpMachine;
import unimig.converter.script.RuntimeValues;

/** Made-up values that notice their use: what is computed with them is not the same in each run. */
final class UntouchedValues implements RuntimeValues {
  private static final long NOW = 981173106789L;
  private static final String DAY = "2001-02-03";

  private final Random random = new Random(1);
  private boolean settings;
  private boolean touched;
  private final Set<String> ofSettings = new TreeSet<>();
  private final Set<String> asked = new TreeSet<>();

  /** Whether anything was used since the last call. */
  boolean takeTouched() {
    boolean was = touched;
    touched = false;
    return was;
  }

  private void touch() {
    touched = touched || !settings;
  }

  /** Notes what an answer was made with that is given once more. */
  void touch(boolean again) {
    touched = touched || again;
  }

  @Override
  public void settingsBegin() {
    settings = true;
  }

  @Override
  public void migrationBegins() {
    settings = false;
    touched = false;
  }

  @Override
  public Optional<String> environment(String name) {
    touch();
    if (settings) {
      ofSettings.add(standIn(name));
    }
    asked.add(standIn(name));
    return Optional.of(standIn(name));
  }

  /** Whether a text holds a value of the environment that the project's settings read. */
  boolean showsIn(String text) {
    return ofSettings.stream().anyMatch(text::contains);
  }

  /** Whether a text holds what was made up for a variable or the clock. */
  boolean wasMade(String text) {
    return asked.stream().anyMatch(text::contains) || text.contains("" + NOW) || text.contains(DAY);
  }

  private static String standIn(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  @Override
  public List<String> environmentNames() {
    touch();
    return List.of();
  }

  @Override
  public long now() {
    touch();
    return NOW;
  }

  @Override
  public double random() {
    touch();
    return random.nextDouble();
  }

  @Override
  public byte[] randomBytes(int size) {
    touch();
    // Packages take many at once and keep them: what they make later only shows by being different.
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  @Override
  public ZoneId zone() {
    return ZoneOffset.UTC;
  }

  @Override
  public String machine(String fact, boolean own) {
    if (own) {
      touch();
    }
    return MadeUpMachine.FIRST.fact(fact);
  }

  @Override
  public void usedDate() {
    touch();
  }
}
