package unimig.converter.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;
import unimig.runner.manifest.Entry;
import unimig.runner.manifest.Manifest;

/**
 * Gives every legacy migration a Flyway version, such that Flyway's order is the order in which the
 * old tools would run them: within a set the order of the set; between sets by what the names say,
 * where equal names go by the order of the sets.
 *
 * <p>A migration keeps the version that its name asks for where order allows; else it gets the
 * version before it with a number behind: {@code 20240105093000.1}. What an earlier conversion has
 * decided stays.
 */
public final class VersionAssigner {
  private static final Version BEFORE_ALL = Version.of("0");

  /** How often a version is put between two others before none is left: more than anyone needs. */
  private static final int DEEPEST = 20;

  private final NavigableSet<Version> pins = new TreeSet<>();
  private final NavigableSet<Version> vanished = new TreeSet<>();
  private final List<VersionedMigration> assigned = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private Optional<Version> last = Optional.empty();

  /** Whether {@link #last} is not what its name asked for, so that its last number is ours. */
  private boolean lastIsDerived;

  private VersionAssigner() {}

  /**
   * Orders the migrations of all sets.
   *
   * @param sets their order settles which of two equal versions comes first
   * @param previous the manifest of an earlier conversion into the same output
   */
  public static Assignment assign(List<SourceSet> sets, Optional<Manifest> previous) {
    return assign(sets, previous, RealOrders.NONE);
  }

  /**
   * The same, where databases tell in which order migrations ran; that comes before their names.
   *
   * @param orders decide between all that ran, of whatever set
   */
  public static Assignment assign(
      List<SourceSet> sets, Optional<Manifest> previous, RealOrders orders) {
    return new VersionAssigner()
        .run(sets, previous.map(Manifest::entries).orElse(List.of()), orders);
  }

  private Assignment run(List<SourceSet> sets, List<Entry> entries, RealOrders orders) {
    ReleasedEntries released =
        new ReleasedEntries(
            entries, sets.stream().flatMap(set -> set.migrations().stream()).toList());
    released.vanished().forEach(entry -> vanished.add(Version.parse(entry.version())));
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < sets.size(); i++) {
      List<Slot> row = new Slot.Row(i, sets.get(i), released).slots();
      diagnostics.addAll(OrderFindings.of(sets.get(i), row));
      slots.addAll(row);
      row.forEach(slot -> slot.pin().ifPresent(pins::add));
    }
    List<Slot> byName = slots.stream().sorted(Slot.ORDER).toList();
    RealPlaces.order(byName, orders, diagnostics).forEach(this::assign);
    released.vanished().forEach(this::reportVanished);
    return new Assignment(assigned, released.vanished(), diagnostics);
  }

  private void assign(Slot slot) {
    Optional<Version> version = slot.pin().or(() -> free(slot));
    if (version.isEmpty()) {
      diagnostics.add(
          Diagnostic.error(
              SourceSpan.startOf(slot.migration().path()),
              "NO_ROOM_FOR_VERSION",
              "\"" + slot.migration().legacyName() + "\" would have to run before version 0",
              "rename it so that it comes later"));
      return;
    }
    last = version;
    lastIsDerived =
        slot.want().version().filter(want -> want.compareTo(version.get()) == 0).isEmpty();
    String description =
        slot.released().map(Entry::description).orElse(Description.of(slot.want().words()));
    assigned.add(
        new VersionedMigration(
            slot.migration(), version.get().toString(), description, slot.released()));
    if (slot.pin().isEmpty()) {
      reportOutOfOrder(slot, version.get());
    }
  }

  /** The first of the versions that suit the slot between the last one given and the next pin. */
  private Optional<Version> free(Slot slot) {
    Version floor = last.orElse(BEFORE_ALL);
    Optional<Version> ceiling =
        Optional.ofNullable(last.isEmpty() ? lowestPin() : pins.higher(floor));
    Stream<Version> behind = Stream.iterate(floor, base -> base.child(0)).limit(DEEPEST);
    return Stream.of(
            slot.want().version().stream(),
            lastIsDerived
                ? Stream.iterate(floor.next(), Version::next).limit(1 + vanished.size())
                : Stream.<Version>empty(),
            behind.map(base -> base.child(1)))
        .flatMap(versions -> versions)
        .filter(version -> last.isEmpty() || version.compareTo(floor) > 0)
        .filter(version -> ceiling.filter(c -> c.compareTo(version) <= 0).isEmpty())
        .filter(version -> !vanished.contains(version))
        .findFirst();
  }

  private @Nullable Version lowestPin() {
    return pins.isEmpty() ? null : pins.first();
  }

  private void reportOutOfOrder(Slot slot, Version version) {
    Optional<Version> newest =
        Stream.of(pins, vanished).flatMap(NavigableSet::stream).max(Comparator.naturalOrder());
    if (newest.filter(released -> version.compareTo(released) < 0).isPresent()) {
      diagnostics.add(
          Diagnostic.warning(
              SourceSpan.startOf(slot.migration().path()),
              "OUT_OF_ORDER",
              "\"%s\" is new, but its version %s comes before the released %s"
                  .formatted(slot.migration().legacyName(), version, newest.get()),
              "expect it to run out of order on databases that are past it, or rename it"));
    }
  }

  private void reportVanished(Entry entry) {
    diagnostics.add(
        Diagnostic.warning(
            SourceSpan.startOf(entry.source()),
            "VANISHED_MIGRATION",
            "\"%s\" was converted as version %s and is gone"
                .formatted(entry.legacyName(), entry.version()),
            "restore the file; what was released stays in the converted set"));
  }
}
