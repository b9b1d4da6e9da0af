package unimig.converter.script;

/** Makes JSON of what TypeScript and editors take for it: without comments and final commas. */
final class JsonComments {
  private final String text;
  private final StringBuilder json = new StringBuilder();
  private int at;

  private JsonComments(String text) {
    this.text = text;
  }

  /** {@code text} with nothing in it that JSON does not know; what is in quotes stays. */
  static String strip(String text) {
    return new JsonComments(text).strip();
  }

  private String strip() {
    while (at < text.length()) {
      char next = text.charAt(at);
      if (next == '"') {
        copyString();
      } else if (text.startsWith("//", at)) {
        skipTo("\n", 0);
      } else if (text.startsWith("/*", at)) {
        skipTo("*/", 2);
      } else {
        if (next == '}' || next == ']') {
          dropComma();
        }
        json.append(next);
        at++;
      }
    }
    return json.toString();
  }

  private void copyString() {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != '"') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    end = Math.min(end + 1, text.length());
    json.append(text, at, end);
    at = end;
  }

  private void skipTo(String mark, int length) {
    int found = text.indexOf(mark, at + length);
    at = found < 0 ? text.length() : found + length;
  }

  private void dropComma() {
    int last = json.length() - 1;
    while (last >= 0 && Character.isWhitespace(json.charAt(last))) {
      last--;
    }
    if (last >= 0 && json.charAt(last) == ',') {
      json.deleteCharAt(last);
    }
  }
}
