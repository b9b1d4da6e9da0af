package unimig.converter.proof;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unimig.runner.diagnostic.SourceSpan;

/**
 * A statement as it went to the server.
 *
 * @param sql without its values
 * @param place where a migration sent it: in the legacy file, or below the converted set's
 *     directory; empty if that is not known
 */
public record Sent(String sql, Optional<SourceSpan> place) {

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
}
