package unimig.runner.catalog;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Arrays as PostgreSQL writes them, such as <code>{1,NULL,"a b"}</code>. */
final class ArrayText {
  private final String text;
  private int position;

  private ArrayText(String text) {
    this.text = text;
  }

  /** Elements as texts, nulls and arrays; empty for arrays whose indexes do not begin at 1. */
  static Optional<JsonArray> parse(String text) {
    return text.startsWith("{") ? new ArrayText(text).read() : Optional.empty();
  }

  private Optional<JsonArray> read() {
    Deque<JsonArray> open = new ArrayDeque<>();
    JsonArray whole = new JsonArray();
    open.push(whole);
    position = 1;
    while (position < text.length()) {
      char c = text.charAt(position);
      JsonArray current = open.element();
      if (c == '{') {
        JsonArray inner = new JsonArray();
        current.add(inner);
        open.push(inner);
        position++;
      } else if (c == '}') {
        open.pop();
        position++;
        if (open.isEmpty()) {
          return position == text.length() ? Optional.of(whole) : Optional.empty();
        }
      } else if (c == ',') {
        position++;
      } else {
        element(current);
      }
    }
    return Optional.empty();
  }

  private void element(JsonArray array) {
    if (text.charAt(position) == '"') {
      array.add(quoted());
      return;
    }
    int start = position;
    while (position < text.length() && ",}".indexOf(text.charAt(position)) < 0) {
      position++;
    }
    String plain = text.substring(start, position);
    if (plain.equals("NULL")) {
      array.add(JsonNull.INSTANCE);
    } else {
      array.add(plain);
    }
  }

  private String quoted() {
    StringBuilder value = new StringBuilder();
    for (position++; position < text.length() && text.charAt(position) != '"'; position++) {
      if (text.charAt(position) == '\\' && position + 1 < text.length()) {
        position++;
      }
      value.append(text.charAt(position));
    }
    position++;
    return value.toString();
  }
}
