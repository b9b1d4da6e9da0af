package unimig.converter.proof;

import java.util.ArrayDeque;
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
   * The statements of a run that tells no places, with those of another run of the same migration
   * which sent the same texts.
   */
  static List<Sent> placedAs(List<Sent> trace, List<Sent> other) {
    Map<String, Deque<Sent>> places = new HashMap<>();
    other.forEach(each -> places.computeIfAbsent(each.sql(), sql -> new ArrayDeque<>()).add(each));
    return trace.stream()
        .map(
            each -> {
              Sent same = places.getOrDefault(each.sql(), new ArrayDeque<>()).poll();
              return each.place().isEmpty() && same != null ? same : each;
            })
        .toList();
  }

  @Override
  public String toString() {
    return sql;
  }
}
