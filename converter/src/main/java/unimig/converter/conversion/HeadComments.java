package unimig.converter.conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The comments with which a legacy script begins, before its first line of code. */
final class HeadComments {
  private static final Pattern NEXT =
      Pattern.compile(
          "\\s*(?:(#![^\\n]*)|((?://[^\\n]*(?:\\n[ \\t]*)?)+)|(/\\*.*?\\*/)|(['\"]use strict['\"];?))",
          Pattern.DOTALL);

  /** Written for tools, not for readers. */
  private static final Pattern DIRECTIVE =
      Pattern.compile(
          "\\s*(/[/*]+)?\\s*(eslint|@ts-|prettier-ignore|istanbul|jshint|/\\s*<reference|tslint).*",
          Pattern.DOTALL);

  /** The skeleton that {@code knex migrate:make} writes: types only, no word of anyone's own. */
  private static final Pattern TYPES_ONLY =
      Pattern.compile("/\\*\\*[\\s*]*((@param|@returns?|@type)[^\\n]*[\\s*]*)+/", Pattern.DOTALL);

  private HeadComments() {}

  /** In order, with their comment marks. */
  static List<String> of(String script) {
    List<String> comments = new ArrayList<>();
    Matcher next = NEXT.matcher(script);
    int at = 0;
    while (next.region(at, script.length()).lookingAt()) {
      String line = next.group(2);
      String block = next.group(3);
      String comment = line != null ? line : block;
      if (comment != null
          && !DIRECTIVE.matcher(comment).matches()
          && !TYPES_ONLY.matcher(comment).matches()) {
        comments.add(comment.strip());
      }
      at = next.end();
    }
    return List.copyOf(comments);
  }
}
