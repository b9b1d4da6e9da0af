package unimig.converter.rows.hint;

import java.util.List;
import java.util.stream.Stream;

/** Lists put together. */
final class Lists {
  private Lists() {}

  /** Those of both, each once, sorted. */
  static List<String> of(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).distinct().sorted().toList();
  }
}
