package unimig.runner.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code {a,"b, c",NULL,{d}}}; the algorithm of postgres-array 2, step by step. */
final class PostgresArray {
  private final String source;
  private final Function<String, @Nullable Object> transform;
  private final List<@Nullable Object> entries = new ArrayList<>();
  private StringBuilder recorded = new StringBuilder();
  private int position;
  private int dimension;
  private boolean escaped;

  PostgresArray(String source, Function<String, @Nullable Object> transform) {
    this.source = source;
    this.transform = transform;
  }

  List<@Nullable Object> parse() {
    return parse(false);
  }

  private List<@Nullable Object> parse(boolean nested) {
    skipBounds();
    boolean quoted = false;
    while (position < source.length()) {
      char next = nextCharacter();
      if (next == '"' && !escaped) {
        if (quoted) {
          addEntry(true);
        }
        quoted = !quoted;
      } else if (next == '{' && !quoted) {
        open();
      } else if (next == '}' && !quoted) {
        dimension--;
        if (dimension == 0) {
          addEntry(false);
          if (nested) {
            return entries;
          }
        }
      } else if (next == ',' && !quoted) {
        addEntry(false);
      } else {
        recorded.append(next);
      }
    }
    if (dimension != 0) {
      throw JavaScriptException.error("array dimension not balanced");
    }
    return entries;
  }

  private void open() {
    dimension++;
    if (dimension > 1) {
      PostgresArray inner = new PostgresArray(source.substring(position - 1), transform);
      entries.add(inner.parse(true));
      position += inner.position - 2;
    }
  }

  /** Such as {@code [0:2]=}, before arrays that do not begin with 1. */
  private void skipBounds() {
    if (source.startsWith("[")) {
      position = source.indexOf('=') + 1;
    }
  }

  private char nextCharacter() {
    char next = source.charAt(position++);
    escaped = next == '\\';
    return escaped ? source.charAt(position++) : next;
  }

  private void addEntry(boolean evenIfEmpty) {
    if (recorded.isEmpty() && !evenIfEmpty) {
      return;
    }
    String entry = recorded.toString();
    recorded = new StringBuilder();
    entries.add(entry.equals("NULL") && !evenIfEmpty ? null : transform.apply(entry));
  }
}
