package unimig.converter.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unimig.runner.diagnostic.SourceSpan;

/** A statement as it went to the server; its values are known by their marks only. */
public final class Sent {
  private final String sql;
  private final Optional<SourceSpan> place;
  private final ValueMarks values;

  Sent(String sql, Optional<SourceSpan> place, ValueMarks values) {
    this.sql = sql;
    this.place = place;
    this.values = values;
  }

  /** Without its values. */
  public String sql() {
    return sql;
  }

  /**
   * Where a migration sent it: in the legacy file, or below the converted set's directory; empty if
   * that is not known.
   */
  public Optional<SourceSpan> place() {
    return place;
  }

  ValueMarks values() {
    return values;
  }

  Sent at(Optional<SourceSpan> other) {
    return new Sent(sql, other, values);
  }

  /** A part of it, if it holds several statements. */
  Sent part(String text) {
    return new Sent(text, place, values);
  }

  /**
   * The statements of a run that tells no places, with those of another run of the same migration:
   * of the statement with the same text, or, where both sent as many, of the one in the same place.
   */
  static List<Sent> placedAs(List<Sent> trace, List<Sent> other) {
    Map<String, Deque<Sent>> places = new HashMap<>();
    other.forEach(each -> places.computeIfAbsent(each.sql(), sql -> new ArrayDeque<>()).add(each));
    List<Sent> placed = new ArrayList<>();
    for (int i = 0; i < trace.size(); i++) {
      Sent each = trace.get(i);
      Optional<Sent> same =
          Optional.ofNullable(places.getOrDefault(each.sql(), new ArrayDeque<>()).poll());
      Optional<Sent> beside =
          trace.size() == other.size() ? Optional.of(other.get(i)) : Optional.empty();
      placed.add(each.at(each.place().or(() -> same.or(() -> beside).flatMap(Sent::place))));
    }
    return placed;
  }

  @Override
  public String toString() {
    return sql;
  }
}
