package unimig.converter.record;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import unimig.converter.record.RecordedEvents.Bound;
import unimig.converter.record.RecordedEvents.Event;
import unimig.converter.script.RecordedRun;
import unimig.converter.script.ScriptFailure;

/**
 * Finds out what an environment variable does to a migration by recording it with other values: not
 * set, empty, two numbers, a text full of quotes, and each text that the script compares it with.
 * Only a question mark is not tried: Knex numbers those in statements, whatever they come from.
 */
final class EnvironmentExperiment {
  private static final String AWKWARD = "  It's \"Q\" \\ $1; a,b:c/d|e=f&g\n-_#@ ";

  /** What JavaScript pastes into text for a variable that is not set: no one wants it there. */
  private static final String UNDEFINED = "undefined";

  private static final Finding REQUIRED = new Finding(true, Optional.empty(), Optional.empty());

  private final Function<Variation, RecordedRun> recording;
  private final Variation first;
  private final RecordedEvents base;

  EnvironmentExperiment(
      Function<Variation, RecordedRun> recording, Variation first, RecordedEvents base) {
    this.recording = recording;
    this.first = first;
    this.base = base;
  }

  /**
   * What one variable does.
   *
   * @param required whether the script fails without it, or uses it without anything in its place
   * @param fallback what the script uses where it is not set or empty
   * @param reason why the migration is not static
   */
  record Finding(boolean required, Optional<String> fallback, Optional<String> reason) {}

  Finding find(String name) {
    if (first.computedWith(name)) {
      return computes(name);
    }
    for (String value : values(name)) {
      if (!follows(record(name, Optional.of(value)), name, value)) {
        return computes(name);
      }
    }
    RecordedRun unset = record(name, Optional.empty());
    if (unset.failure().isPresent()) {
      return REQUIRED;
    }
    if (!uses(name)) {
      return follows(unset, name, first.standIn(name))
          ? new Finding(false, Optional.empty(), Optional.empty())
          : dependsOnPresence(name);
    }
    Optional<String> fallback = fallback(unset, name);
    if (fallback.filter(UNDEFINED::equals).isPresent() && follows(unset, name, UNDEFINED)) {
      return REQUIRED;
    }
    boolean sameWhereEmpty =
        fallback.isPresent()
            && follows(unset, name, fallback.get())
            && follows(record(name, Optional.of("")), name, fallback.get());
    return sameWhereEmpty
        ? new Finding(false, fallback, Optional.empty())
        : dependsOnPresence(name);
  }

  private static Finding computes(String name) {
    return new Finding(
        true, Optional.empty(), Optional.of("it computes with the variable " + name));
  }

  private static Finding dependsOnPresence(String name) {
    return new Finding(
        false,
        Optional.empty(),
        Optional.of("what it does depends on whether the variable " + name + " is set"));
  }

  private Set<String> values(String name) {
    Set<String> values = new TreeSet<>(first.comparedWith(name));
    values.add("0");
    values.add("7301");
    values.add(AWKWARD);
    return values;
  }

  private RecordedRun record(String name, Optional<String> value) {
    return recording.apply(Variation.first(Map.of(name, value)));
  }

  private boolean uses(String name) {
    return base.events().stream().anyMatch(event -> !with(event, name, "").equals(event));
  }

  /** Whether a run equals the first one with {@code value} in the place of the stand-in. */
  private boolean follows(RecordedRun run, String name, String value) {
    Optional<ScriptFailure> failure = run.failure();
    if (failure.isPresent()) {
      return false;
    }
    List<Event> expected = base.events().stream().map(event -> with(event, name, value)).toList();
    return expected.equals(RecordedEvents.of(run).events());
  }

  private Event with(Event event, String name, String value) {
    String standIn = first.standIn(name);
    return new Event(
        event.connection(),
        event.kind(),
        event.sql().replace(standIn, value),
        event.values().stream()
            .map(bound -> new Bound(bound.type(), bound.text().replace(standIn, value)))
            .toList(),
        event.place(),
        event.strayQuestionMark());
  }

  /** What stands where the first recording has the stand-in; a guess that is checked after. */
  private Optional<String> fallback(RecordedRun unset, String name) {
    List<Event> events = RecordedEvents.of(unset).events();
    if (events.size() != base.events().size()) {
      return Optional.empty();
    }
    for (int i = 0; i < events.size(); i++) {
      Event with = base.events().get(i);
      Event without = events.get(i);
      Optional<String> found = inserted(with.sql(), without.sql(), name);
      for (int j = 0;
          found.isEmpty() && j < Math.min(with.values().size(), without.values().size());
          j++) {
        boolean text = without.values().get(j).type().equals("text");
        found =
            text
                ? inserted(with.values().get(j).text(), without.values().get(j).text(), name)
                : found;
      }
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Where {@code without} has the same text in the place of each stand-in of {@code with}. */
  private Optional<String> inserted(String with, String without, String name) {
    String standIn = first.standIn(name);
    int at = with.indexOf(standIn);
    if (at < 0) {
      return Optional.empty();
    }
    int uses = (with.length() - with.replace(standIn, "").length()) / standIn.length();
    int length = standIn.length() + (without.length() - with.length()) / uses;
    return length >= 0 && at + length <= without.length()
        ? Optional.of(without.substring(at, at + length))
        : Optional.empty();
  }
}
