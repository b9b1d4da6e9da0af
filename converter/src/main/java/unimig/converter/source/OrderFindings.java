package unimig.converter.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;

/** What a user should know about the names of a set: where they do not say the order of running. */
final class OrderFindings {
  private final SourceSet set;
  private final List<Slot> slots;
  private final List<Diagnostic> found = new ArrayList<>();

  private OrderFindings(SourceSet set, List<Slot> slots) {
    this.set = set;
    this.slots = slots;
  }

  /**
   * @param slots of the set, in its order
   */
  static List<Diagnostic> of(SourceSet set, List<Slot> slots) {
    OrderFindings findings = new OrderFindings(set, slots);
    findings.checkShapes();
    findings.checkNeighbours();
    return findings.found;
  }

  private void checkShapes() {
    Optional<Slot> stamp = firstOf(LegacyName.Shape.STAMP);
    firstOf(LegacyName.Shape.SEQUENCE)
        .filter(slot -> stamp.isPresent())
        .ifPresent(
            slot ->
                warn(
                    slot,
                    "MIXED_VERSIONS",
                    "set \"%s\" has both numbers (\"%s\") and times (\"%s\")"
                        .formatted(
                            set.name(), name(slot), stamp.map(OrderFindings::name).orElse("")),
                    "check that the numbers are meant to run first"));
    if (slots.stream().allMatch(slot -> slot.want().shape() == LegacyName.Shape.NONE)) {
      slots.stream()
          .findFirst()
          .ifPresent(
              slot ->
                  warn(
                      slot,
                      "UNVERSIONED_NAME",
                      "no name in set \"%s\" begins with a version; they are numbered in order"
                          .formatted(set.name()),
                      "check the order"));
    }
  }

  private Optional<Slot> firstOf(LegacyName.Shape shape) {
    return slots.stream().filter(slot -> slot.want().shape() == shape).findFirst();
  }

  private void checkNeighbours() {
    Optional<Slot> highest = Optional.empty();
    for (Slot slot : slots) {
      if (slot.want().version().isEmpty()) {
        reportUnversioned(slot);
        continue;
      }
      Optional<Slot> before = highest.filter(h -> compare(h, slot) >= 0);
      before.ifPresent(earlier -> reportNotIncreasing(earlier, slot));
      highest = before.or(() -> Optional.of(slot));
    }
    checkPins();
  }

  private static int compare(Slot one, Slot other) {
    return wanted(one).compareTo(wanted(other));
  }

  private static Version wanted(Slot slot) {
    return slot.want().version().orElseThrow(IllegalStateException::new);
  }

  private void reportUnversioned(Slot slot) {
    if (slot.pin().isEmpty()) {
      warn(
          slot,
          "UNVERSIONED_NAME",
          "\"" + name(slot) + "\" does not begin with a version; its place is by name",
          "check that it runs where it should");
    }
  }

  private void reportNotIncreasing(Slot earlier, Slot slot) {
    boolean equal = compare(earlier, slot) == 0;
    if (equal && set.order() == LegacyOrder.UNIQUE_VERSION) {
      found.add(
          Diagnostic.error(
              place(slot),
              "DUPLICATE_VERSION",
              "\"%s\" has the version %s of \"%s\""
                  .formatted(name(slot), wanted(slot), name(earlier)),
              "give one of them another version"));
    } else if (slot.pin().isEmpty()) {
      warn(
          slot,
          equal ? "DUPLICATE_VERSION" : "VERSION_NOT_INCREASING",
          "\"%s\" runs after \"%s\", whose version %s is %s"
              .formatted(name(slot), name(earlier), wanted(earlier), equal ? "the same" : "higher"),
          "nothing, if that is the order meant; its version has a number behind it");
    }
  }

  private void checkPins() {
    Optional<Slot> highest = Optional.empty();
    for (Slot slot : slots) {
      if (slot.pin().isPresent()) {
        Optional<Slot> before = highest.filter(h -> pin(h).compareTo(pin(slot)) > 0);
        before.ifPresent(earlier -> reportOrderChanged(earlier, slot));
        highest = before.or(() -> Optional.of(slot));
      }
    }
  }

  private static Version pin(Slot slot) {
    return slot.pin().orElseThrow(IllegalStateException::new);
  }

  private void reportOrderChanged(Slot earlier, Slot slot) {
    warn(
        slot,
        "ORDER_CHANGED",
        "\"%s\" was released as version %s, before \"%s\", which now comes first"
            .formatted(name(slot), pin(slot), name(earlier)),
        "restore the order of the old set; what was released stays as it is");
  }

  private void warn(Slot slot, String code, String message, String advice) {
    found.add(Diagnostic.warning(place(slot), code, message, advice));
  }

  private static SourceSpan place(Slot slot) {
    return SourceSpan.startOf(slot.migration().path());
  }

  private static String name(Slot slot) {
    return slot.migration().legacyName();
  }
}
