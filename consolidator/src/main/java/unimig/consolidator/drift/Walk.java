package unimig.consolidator.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
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

  private final Course course;
  private final Comparison comparison;
  private final Function<CatalogSnapshot, Schema> form;
  private final List<Step> steps = new ArrayList<>();
  private final List<Match> matches = new ArrayList<>();
  private final Set<String> touched;
  private Provenance provenance = new Provenance();
  private Provenance later = new Provenance();
  private Schema current;
  private Schema applied;
  private int lastApplied = BEFORE_FIRST;

  /** After which step the schemas were equal, and which schemas had been touched until then. */
  private record Match(int step, Set<String> touched) {}

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
    this.current = form.apply(first);
    this.applied = current;
    compare();
  }

  @Override
  public void visit(Optional<String> version, String description, CatalogSnapshot schema) {
    steps.add(course.step(version, description));
    Schema now = form.apply(schema);
    provenance.step(steps.size() - 1, current, now);
    current = now;
    compare();
  }

  private void compare() {
    touched.addAll(current.schemas());
    if (comparison.with(current, touched).differences().isEmpty()) {
      matches.add(new Match(steps.size() - 1, Set.copyOf(touched)));
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
    Set<Integer> places = new TreeSet<>();
    matches.stream().filter(this::isStillEqual).forEach(match -> places.add(match.step()));
    return places.stream()
        .min(Comparator.comparing(place -> Math.abs(place - lastApplied)))
        .<Standing>map(nearest -> elsewhere(nearest, places))
        .orElseGet(() -> new Standing.Diverged(first(deviations)));
  }

  /** The database must have nothing in schemas that were touched only later. */
  private boolean isStillEqual(Match match) {
    return comparison.schemas().stream()
        .allMatch(schema -> match.touched().contains(schema) || !touched.contains(schema));
  }

  private Standing.Elsewhere elsewhere(int nearest, Set<Integer> places) {
    boolean isBehind = nearest < lastApplied;
    int from = nearest;
    while (places.contains(from - 1) && (isBehind || from - 1 > lastApplied)) {
      from--;
    }
    int to = nearest;
    while (places.contains(to + 1) && (!isBehind || to + 1 < lastApplied)) {
      to++;
    }
    return new Standing.Elsewhere(
        IntStream.rangeClosed(Math.max(from, 0), to).mapToObj(steps::get).toList(), isBehind);
  }

  private static Optional<Step> first(List<Deviation> deviations) {
    return deviations.stream()
        .filter(deviation -> deviation.origin() == Origin.APPLIED)
        .flatMap(deviation -> deviation.step().stream())
        .findFirst();
  }
}
