package unimig.converter.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unimig.runner.diagnostic.SourceSpan;

/** What is sent, in order. A place that sends many statements in a row is kept once. */
final class Trace {
  private final List<Sent> sent = new ArrayList<>();
  private Optional<SourceSpan> last = Optional.empty();

  Sent add(String sql, Optional<SourceSpan> place, List<String> values) {
    if (!place.equals(last)) {
      last = place;
    }
    Sent statement = new Sent(sql, last, ValueMarks.of(values));
    sent.add(statement);
    return statement;
  }

  List<Sent> all() {
    return List.copyOf(sent);
  }

  int size() {
    return sent.size();
  }

  void clear() {
    sent.clear();
  }
}
