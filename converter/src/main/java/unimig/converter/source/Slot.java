package unimig.converter.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import unimig.runner.manifest.Entry;

/**
 * A legacy migration on its way to a version.
 *
 * @param set its set's place among the sets
 * @param index its place in the set
 * @param pin the version that an earlier conversion gave it
 * @param key decides its place among the migrations of all sets; within a set it never falls behind
 *     that of an earlier migration, unless both are pinned otherwise; empty to come before all
 *     others
 */
record Slot(
    int set,
    int index,
    LegacyMigration migration,
    WantedVersion want,
    Optional<Entry> released,
    Optional<Version> pin,
    Optional<Version> key) {
  /** The order of running, before versions are given. */
  static final Comparator<Slot> ORDER =
      Comparator.<Slot, Boolean>comparing(slot -> slot.key().isPresent())
          .thenComparing(slot -> slot.key().orElse(Version.of("0")))
          .thenComparing(slot -> slot.pin().isEmpty())
          .thenComparing(Slot::set)
          .thenComparing(Slot::index);

  /** Computes the keys of one set's migrations, in its order. */
  static final class Row {
    private final int set;
    private final SourceSet source;
    private final ReleasedEntries released;
    private final List<Optional<Version>> pins;

    Row(int set, SourceSet source, ReleasedEntries released) {
      this.set = set;
      this.source = source;
      this.released = released;
      this.pins =
          source.migrations().stream()
              .map(m -> released.of(m).map(entry -> Version.parse(entry.version())))
              .toList();
    }

    List<Slot> slots() {
      List<WantedVersion> wanted = WantedVersion.of(source);
      List<Slot> slots = new ArrayList<>();
      Optional<Version> floor = Optional.empty();
      for (int i = 0; i < wanted.size(); i++) {
        Slot slot = slot(i, wanted.get(i), floor);
        slots.add(slot);
        floor =
            Stream.of(floor, slot.key()).flatMap(Optional::stream).max(Comparator.naturalOrder());
      }
      return slots;
    }

    private Slot slot(int index, WantedVersion want, Optional<Version> floor) {
      LegacyMigration migration = source.migrations().get(index);
      Optional<Entry> entry = released.of(migration);
      Optional<Version> pin = pins.get(index);
      Optional<Version> key = pin.or(() -> key(index, want, floor));
      return new Slot(set, index, migration, want, entry, pin, key);
    }

    /** What the name asks for if that lies between the neighbours in the set. */
    private Optional<Version> key(int index, WantedVersion want, Optional<Version> floor) {
      Optional<Version> ceiling = pinAfter(index, floor);
      return want.version()
          .filter(version -> floor.filter(f -> f.compareTo(version) > 0).isEmpty())
          .filter(version -> ceiling.filter(c -> c.compareTo(version) <= 0).isEmpty())
          .or(() -> floor);
    }

    /** The lowest version above {@code floor} that a later migration of the set is pinned to. */
    private Optional<Version> pinAfter(int index, Optional<Version> floor) {
      return pins.subList(index + 1, pins.size()).stream()
          .flatMap(Optional::stream)
          .filter(pin -> floor.filter(f -> f.compareTo(pin) >= 0).isEmpty())
          .min(Comparator.naturalOrder());
    }
  }
}
