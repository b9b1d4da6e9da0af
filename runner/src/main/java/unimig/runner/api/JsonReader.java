package unimig.runner.api;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one JSON text as {@code JSON.parse} does. */
final class JsonReader {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final int HEX = 16;

  private final String text;
  private int position;

  JsonReader(String text) {
    this.text = text;
  }

  @Nullable Object read() {
    Object value = value();
    skipSpace();
    if (position < text.length()) {
      throw unexpected();
    }
    return value;
  }

  private @Nullable Object value() {
    skipSpace();
    char next = peek();
    return switch (next) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private JavaScriptObject object() {
    JavaScriptObject object = new JavaScriptObject();
    position++;
    if (closes('}')) {
      return object;
    }
    do {
      skipSpace();
      if (peek() != '"') {
        throw unexpected();
      }
      String key = string();
      expect(':');
      object.put(key, value());
    } while (goesOn('}'));
    return object;
  }

  private List<@Nullable Object> array() {
    List<@Nullable Object> list = new ArrayList<>();
    position++;
    if (closes(']')) {
      return list;
    }
    do {
      list.add(value());
    } while (goesOn(']'));
    return list;
  }

  private boolean closes(char end) {
    skipSpace();
    if (peek() == end) {
      position++;
      return true;
    }
    return false;
  }

  private boolean goesOn(char end) {
    if (closes(end)) {
      return false;
    }
    expect(',');
    return true;
  }

  private void expect(char wanted) {
    skipSpace();
    if (peek() != wanted) {
      throw unexpected();
    }
    position++;
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    for (int i = 0; i < word.length(); i++) {
      if (peek() != word.charAt(i)) {
        throw unexpected();
      }
      position++;
    }
    return value;
  }

  private Object number() {
    Matcher number = NUMBER.matcher(text).region(position, text.length());
    if (!number.lookingAt()) {
      throw unexpected();
    }
    position = number.end();
    return JavaScriptNumber.of(Double.parseDouble(number.group()));
  }

  private String string() {
    StringBuilder string = new StringBuilder();
    position++;
    for (char next = peek(); next != '"'; next = peek()) {
      if (next < ' ') {
        throw unexpected();
      }
      position++;
      string.append(next == '\\' ? escaped() : next);
    }
    position++;
    return string.toString();
  }

  private char escaped() {
    char next = peek();
    position++;
    return switch (next) {
      case '"', '\\', '/' -> next;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> {
        position--;
        throw unexpected();
      }
    };
  }

  private char unicode() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      char next = peek();
      int digit = next < 128 ? Character.digit(next, HEX) : -1;
      if (digit < 0) {
        throw unexpected();
      }
      code = code * HEX + digit;
      position++;
    }
    return (char) code;
  }

  private char peek() {
    if (position >= text.length()) {
      throw JavaScriptException.syntaxError("Unexpected end of JSON input");
    }
    return text.charAt(position);
  }

  private void skipSpace() {
    while (position < text.length() && " \t\n\r".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
  }

  /** The text itself may be secret; the place is enough. */
  private JavaScriptException unexpected() {
    return JavaScriptException.syntaxError("Unexpected token in JSON at position " + position);
  }
}
