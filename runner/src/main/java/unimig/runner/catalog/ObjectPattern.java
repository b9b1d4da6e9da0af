package unimig.runner.catalog;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Objects by name: {@code NAME}, {@code SCHEMA.NAME}, {@code KIND:NAME} or {@code
 * KIND:SCHEMA.NAME}, with {@code *} for any characters and {@code ?} for one. Without a schema
 * those of every schema are meant, and those that belong to none, such as extensions. {@code
 * SCHEMA.*} means the schema itself too. Names are as the catalog has them, without quotes; that of
 * a function has its arguments: {@code f(integer)}.
 */
public final class ObjectPattern {
  private static final Pattern FORM = Pattern.compile("(?:([a-z ]+):)?+(?:([^.(]+)\\.)?+(.+)");

  private final String text;
  private final Optional<String> kind;
  private final Optional<Pattern> schema;
  private final Pattern name;
  private final boolean wholeSchema;

  private ObjectPattern(String text, Matcher form) {
    this.text = text;
    this.kind = Optional.ofNullable(form.group(1)).map(word -> word.toLowerCase(Locale.ROOT));
    this.schema = Optional.ofNullable(form.group(2)).map(ObjectPattern::glob);
    this.name = glob(form.group(3));
    this.wholeSchema = form.group(3).equals("*");
  }

  /** Empty if {@code text} has not the form of a pattern. */
  public static Optional<ObjectPattern> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches() ? Optional.of(new ObjectPattern(text, form)) : Optional.empty();
  }

  private static Pattern glob(String text) {
    return Pattern.compile(
        text.codePoints()
            .mapToObj(Character::toString)
            .map(c -> c.equals("*") ? ".*" : c.equals("?") ? "." : Pattern.quote(c))
            .collect(Collectors.joining()),
        Pattern.DOTALL);
  }

  /**
   * @param objectKind such as {@code table}
   * @param objectSchema empty if it belongs to none
   */
  boolean matches(String objectKind, String objectSchema, String objectName) {
    if (kind.isPresent() && !kind.get().equals(objectKind)) {
      return false;
    }
    if (wholeSchema && schema.isPresent() && objectKind.equals("schema")) {
      return schema.get().matcher(objectName).matches();
    }
    return name.matcher(objectName).matches()
        && schema.map(pattern -> pattern.matcher(objectSchema).matches()).orElse(true);
  }

  /** As it was given. */
  @Override
  public String toString() {
    return text;
  }
}
