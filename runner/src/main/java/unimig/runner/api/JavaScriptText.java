package unimig.runner.api;

/** Methods of JavaScript's strings that Java's do otherwise. */
public final class JavaScriptText {
  private static final String SPACE =
      "\t\n\u000b\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
          + "\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

  private JavaScriptText() {}

  /** {@code text.trim()}: all white space of Unicode and the byte order mark. */
  public static String trim(String text) {
    return trimEnd(trimStart(text));
  }

  /** {@code text.trimStart()}. */
  public static String trimStart(String text) {
    int start = 0;
    while (start < text.length() && SPACE.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    return text.substring(start);
  }

  /** {@code text.trimEnd()}. */
  public static String trimEnd(String text) {
    int end = text.length();
    while (end > 0 && SPACE.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(0, end);
  }
}
