package unimig.converter.record;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import unimig.converter.script.RuntimeValues;

/**
 * Made-up values for one recording. A script is recorded under several of them; where the
 * recordings differ, it used what differs. Never the real environment: its secrets would end up in
 * source.
 */
final class Variation implements RuntimeValues {
  /** So close to 0 and 1 are the numbers of an extreme: a hundredth. */
  private static final double EXTREME = 100;

  /** A script that draws until it has what it wants must come to an end. */
  private static final int EXTREME_DRAWS = 200;

  private final String label;
  private final long now;
  private final ZoneId zone;
  private final Random random;
  private final Map<String, Optional<String>> chosen;
  private final Chance chance;
  private final MadeUpMachine machine;
  private int draws;
  private final Map<String, String> given = new TreeMap<>();
  private final Map<String, Set<String>> literals = new HashMap<>();
  private final Set<String> computed = new TreeSet<>();
  private final Map<String, String> early = new TreeMap<>();
  private boolean settings;
  private boolean usedClock;
  private boolean usedRandom;
  private boolean usedMachine;

  /** Where the first random numbers lie; those after them lie anywhere. */
  private enum Chance {
    ANY,
    LOW,
    HIGH
  }

  private Variation(
      String label,
      long now,
      ZoneId zone,
      Map<String, Optional<String>> chosen,
      Chance chance,
      MadeUpMachine machine) {
    this.machine = machine;
    this.label = label;
    this.now = now;
    this.zone = zone;
    this.random = new Random((label + chance).hashCode());
    this.chosen = Map.copyOf(chosen);
    this.chance = chance;
  }

  /** 2001-02-03T04:05:06.789Z. */
  static Variation first() {
    return first(Map.of());
  }

  /** As the first, but with some environment variables set to a value or to none. */
  static Variation first(Map<String, Optional<String>> chosen) {
    return new Variation(
        "first", 981173106789L, ZoneOffset.UTC, chosen, Chance.ANY, MadeUpMachine.FIRST);
  }

  /**
   * 2187-11-12T13:14:15.161Z, in a zone whose offset is no whole hour: another year, month,
   * weekday, half of the day than the first, and after every date that a script may compare with.
   */
  static Variation second() {
    return second(Chance.ANY, MadeUpMachine.SECOND);
  }

  /** As the second, but with random numbers close to 0, and close to 1. */
  static List<Variation> extremes() {
    return List.of(
        second(Chance.LOW, MadeUpMachine.SECOND), second(Chance.HIGH, MadeUpMachine.SECOND));
  }

  /** As the second, on another machine. */
  static Variation elsewhere() {
    return second(Chance.ANY, MadeUpMachine.THIRD);
  }

  private static Variation second(Chance chance, MadeUpMachine machine) {
    ZoneId zone = ZoneId.of("Asia/Kathmandu");
    return new Variation("second", 6875154855161L, zone, Map.of(), chance, machine);
  }

  /** The stand-in for a variable: a UUID, for many a script checks the form of what it is given. */
  String standIn(String name) {
    byte[] seed = ("unimig:" + label + ":" + name).getBytes(StandardCharsets.UTF_8);
    long bits = UUID.nameUUIDFromBytes(seed).getMostSignificantBits();
    long versioned = (bits & ~0xF000L) | 0x4000L;
    return new UUID(versioned, UUID.nameUUIDFromBytes(seed).getLeastSignificantBits()).toString();
  }

  /**
   * What is read from here on is read by the knexfile or a prelude. Their variables (addresses,
   * mostly) count only if they show in what a migration sends.
   */
  @Override
  public void settingsBegin() {
    settings = true;
  }

  @Override
  public void migrationBegins() {
    settings = false;
  }

  /** Counts each early variable whose stand-in is found in what was sent. */
  void reveal(Predicate<String> sent) {
    early.forEach(
        (name, standIn) -> {
          if (sent.test(standIn)) {
            given.put(name, standIn);
          }
        });
  }

  /** Names of the variables that were read, sorted. */
  Set<String> environmentRead() {
    return given.keySet();
  }

  /** String literals that a variable was compared with. */
  Set<String> comparedWith(String name) {
    return literals.getOrDefault(name, Set.of());
  }

  /** Whether a variable decided in a way that cannot be tried out. */
  boolean computedWith(String name) {
    return computed.contains(name);
  }

  boolean usedNothing() {
    return given.isEmpty() && !usedClock && !usedRandom && !usedMachine;
  }

  @Override
  public Optional<String> environment(String name) {
    (settings ? early : given).put(name, standIn(name));
    Optional<String> choice = chosen.get(name);
    return choice == null ? Optional.of(standIn(name)) : choice;
  }

  @Override
  public List<String> environmentNames() {
    return List.copyOf(given.keySet());
  }

  @Override
  public long now() {
    usedClock = true;
    return now;
  }

  /** The time of this variation, without counting as a use. */
  long time() {
    return now;
  }

  boolean usedRandomNumber() {
    return draws > 0;
  }

  @Override
  public double random() {
    usedRandom = true;
    double any = random.nextDouble();
    boolean early = draws++ < EXTREME_DRAWS;
    return switch (early ? chance : Chance.ANY) {
      case ANY -> any;
      case LOW -> any / EXTREME;
      case HIGH -> 1 - (1 - any) / EXTREME;
    };
  }

  @Override
  public byte[] randomBytes(int size) {
    usedRandom = true;
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  @Override
  public ZoneId zone() {
    return zone;
  }

  /** What packages ask is what they are about, not the migration. */
  @Override
  public String machine(String fact, boolean own) {
    usedMachine = usedMachine || (own && !settings);
    return (own ? machine : MadeUpMachine.FIRST).fact(fact);
  }

  boolean usedMachine() {
    return usedMachine;
  }

  @Override
  public void usedDate() {
    usedClock = true;
  }

  @Override
  public void compared(String value, List<String> with) {
    named(value)
        .ifPresent(name -> literals.computeIfAbsent(name, unused -> new TreeSet<>()).addAll(with));
  }

  @Override
  public void computed(String value) {
    named(value).ifPresent(computed::add);
  }

  /** The variable that has this stand-in; one that the settings read counts from now on. */
  private Optional<String> named(String standIn) {
    if (settings) {
      return Optional.empty();
    }
    early.forEach(
        (name, value) -> {
          if (value.equals(standIn)) {
            given.put(name, value);
          }
        });
    return given.entrySet().stream()
        .filter(entry -> entry.getValue().equals(standIn))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
