package unimig.consolidator.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import unimig.consolidator.drift.Comparison.Outcome;
import unimig.consolidator.drift.Deviation.Origin;
import unimig.runner.catalog.CatalogSnapshot;
import unimig.runner.catalog.Difference;

/**
 * Goes through the migrations one by one, applied ones first, and remembers after which of them the
 * schema is that of the database, and which made what.
 */
final class Walk implements ScratchCourse.Visitor {
  private static final int BEFORE_FIRST = -1;

  /** With more differences nothing is near. */
  private static final int MOST_DIFFERENCES = 50;

  private final Course course;
  private final Comparison comparison;
  private final Function<CatalogSnapshot, Schema> form;
  private final List<Step> steps = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private final Set<String> touched;
  private Provenance provenance = new Provenance();
  private Provenance later = new Provenance();
  private CatalogSnapshot last;
  private Schema current;
  private Schema applied;
  private int lastApplied = BEFORE_FIRST;

  /** How the database differs from what is there after a step, and what had been touched then. */
  private record Place(int step, Set<String> touched, Outcome outcome) {}

  /**
   * @param form makes snapshots comparable
   * @param home schemas that unqualified names mean
   * @param first what is there before the first migration
   */
  Walk(
      Course course,
      Comparison comparison,
      Function<CatalogSnapshot, Schema> form,
      Set<String> home,
      CatalogSnapshot first) {
    this.course = course;
    this.comparison = comparison;
    this.form = form;
    this.touched = new TreeSet<>(home);
    this.last = first;
    this.current = form.apply(first);
    this.applied = current;
    compare();
  }

  @Override
  public void visit(Optional<String> version, String description, CatalogSnapshot schema) {
    steps.add(course.step(version, description));
    if (schema.equals(last)) {
      places.stream()
          .filter(place -> place.step() == steps.size() - 2)
          .findFirst()
          .ifPresent(p -> places.add(new Place(steps.size() - 1, p.touched(), p.outcome())));
      return;
    }
    last = schema;
    Schema now = form.apply(schema);
    provenance.step(steps.size() - 1, current, now);
    current = now;
    compare();
  }

  private void compare() {
    touched.addAll(current.schemas());
    Outcome outcome = comparison.with(current, touched);
    if (outcome.differences().size() <= MOST_DIFFERENCES) {
      places.add(new Place(steps.size() - 1, Set.copyOf(touched), outcome));
    }
  }

  /** All that is applied was visited; what comes now is pending. */
  void appliedAreDone() {
    applied = current;
    lastApplied = steps.size() - 1;
    Provenance pending = later;
    later = provenance;
    provenance = pending;
  }

  Outcome outcome() {
    return comparison.with(applied, touched);
  }

  /** In the order of the steps that they come from. */
  List<Deviation> deviations() {
    return outcome().differences().stream()
        .map(this::deviation)
        .sorted(Comparator.comparing(this::rank).thenComparing(Deviation::difference))
        .toList();
  }

  private Deviation deviation(Difference difference) {
    Provenance before = later;
    Provenance after = provenance;
    OptionalInt making = after.making(difference);
    if (!before.wasSo(difference) && making.isPresent()) {
      return new Deviation(difference, Origin.PENDING, Optional.of(steps.get(making.getAsInt())));
    }
    OptionalInt missing = before.of(difference);
    return missing.isPresent()
        ? new Deviation(difference, Origin.APPLIED, Optional.of(steps.get(missing.getAsInt())))
        : new Deviation(difference, Origin.UNKNOWN, Optional.empty());
  }

  private int rank(Deviation deviation) {
    return deviation.step().map(steps::indexOf).orElse(steps.size());
  }

  Standing standing(List<Deviation> deviations) {
    if (deviations.isEmpty()) {
      return new Standing.AsApplied();
    }
    List<Place> all = places.stream().filter(this::isWhole).toList();
    return all.stream()
        .filter(place -> place.outcome().differences().isEmpty())
        .min(Comparator.comparing(place -> Math.abs(place.step() - lastApplied)))
        .<Standing>map(
            place ->
                new Standing.Elsewhere(
                    alike(place, all, /* onOneSide= */ true), place.step() < lastApplied))
        .orElseGet(() -> new Standing.Diverged(first(deviations), nearest(all)));
  }

  /** What the database has in schemas that were touched only later was not compared. */
  private boolean isWhole(Place place) {
    return comparison.schemas().stream()
        .allMatch(schema -> place.touched().contains(schema) || !touched.contains(schema));
  }

  private Optional<Nearest> nearest(List<Place> all) {
    int distance = outcome().distance();
    return all.stream()
        .min(Comparator.comparing(place -> place.outcome().distance()))
        .filter(place -> place.outcome().distance() * 2 < distance)
        .map(
            place ->
                new Nearest(
                    alike(place, all, /* onOneSide= */ false), place.outcome().differences()));
  }

  /**
   * The steps around a place that differ from the database in the same.
   *
   * @param onOneSide whether to end at the last applied migration
   */
  private List<Step> alike(Place place, List<Place> all, boolean onOneSide) {
    Set<Integer> same =
        all.stream()
            .filter(each -> each.outcome().differences().equals(place.outcome().differences()))
            .map(Place::step)
            .filter(step -> !onOneSide || (step < lastApplied) == (place.step() < lastApplied))
            .collect(Collectors.toSet());
    int from = place.step();
    while (same.contains(from - 1)) {
      from--;
    }
    int to = place.step();
    while (same.contains(to + 1)) {
      to++;
    }
    return IntStream.rangeClosed(Math.max(from, 0), to).mapToObj(steps::get).toList();
  }

  private static Optional<Step> first(List<Deviation> deviations) {
    return deviations.stream()
        .filter(deviation -> deviation.origin() == Origin.APPLIED)
        .flatMap(deviation -> deviation.step().stream())
        .findFirst();
  }
}
