package unimig.converter.translate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import unimig.converter.sql.Token;
import unimig.converter.sql.Token.Kind;
import unimig.runner.api.Knex;

/**
 * A name behind that of a schema which only the run knows.
 *
 * @param name without quotes, such as {@code users as u}
 * @param separate whether Knex quotes the schema by itself
 * @param tokens how many of a statement it is, with the schema's
 */
record QualifiedName(String name, boolean separate, int tokens) {
  private static final String PART = "qualified/";
  private static final String SEPARATE = "separate/";
  private static final String AS = " as ";

  /** What begins at a place with the name of a schema. */
  static Optional<QualifiedName> find(List<Token> tokens, int at, String schema) {
    boolean qualified =
        text(tokens, at, 1).equals('"' + schema + '"')
            && text(tokens, at + 1, 1).equals(".")
            && (at == 0 || !text(tokens, at - 1, 1).equals("."));
    Optional<String> name = qualified ? plain(tokens, at + 2) : Optional.empty();
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> other =
        text(tokens, at + 3, 3).equals(AS) ? plain(tokens, at + 6) : Optional.empty();
    return Optional.of(
        new QualifiedName(
            name.get() + other.map(AS::concat).orElse(""),
            at >= 2 && text(tokens, at - 2, 1).equalsIgnoreCase("index"),
            other.isPresent() ? 7 : 3));
  }

  private static String text(List<Token> tokens, int from, int count) {
    return from + count > tokens.size()
        ? ""
        : tokens.subList(from, from + count).stream()
            .map(Token::text)
            .collect(Collectors.joining());
  }

  /** A name that Knex writes as it is given, and that the script gives. */
  private static Optional<String> plain(List<Token> tokens, int at) {
    boolean quoted = at < tokens.size() && tokens.get(at).kind() == Kind.QUOTED_IDENTIFIER;
    String text = quoted ? tokens.get(at).text() : "";
    return text.matches("\"[\\w-]+\"") && !text.contains("unimig_name_")
        ? Optional.of(text.substring(1, text.length() - 1))
        : Optional.empty();
  }

  /** As the type of a place in a statement. */
  String part() {
    return (separate ? SEPARATE : PART) + name;
  }

  static Optional<QualifiedName> of(String part) {
    boolean separate = part.startsWith(SEPARATE);
    return separate || part.startsWith(PART)
        ? Optional.of(new QualifiedName(part.substring(part.indexOf('/') + 1), separate, 0))
        : Optional.empty();
  }

  Object value(@Nullable Object schema) {
    return separate ? Knex.inSchema(schema, name) : Knex.qualified(schema, name);
  }

  String java(String schema, Unit unit) {
    String method = separate ? ".inSchema(" : ".qualified(";
    return unit.api("Knex") + method + schema + ", " + JavaLiterals.string(name) + ")";
  }
}
