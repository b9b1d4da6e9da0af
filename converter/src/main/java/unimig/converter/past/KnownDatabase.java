package unimig.converter.past;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import unimig.runner.database.DatabaseUrl;

/**
 * A database that has run migrations.
 *
 * @param name for people, without a password
 */
public record KnownDatabase(String name, DatabaseUrl url) {
  private static final Pattern NAMED =
      Pattern.compile("(?<name>[\\w.-]+)=(?<url>(?:postgres|postgresql|jdbc):.*)");

  /**
   * Reads {@code NAME=URL}, or a URL alone.
   *
   * @param environment process environment; see {@link DatabaseUrl#parse}
   * @throws unimig.runner.database.InvalidDatabaseUrlException if the URL has no known form
   */
  public static KnownDatabase parse(String text, Map<String, String> environment) {
    Matcher named = NAMED.matcher(text);
    if (named.matches()) {
      return new KnownDatabase(
          named.group("name"), DatabaseUrl.parse(named.group("url"), environment));
    }
    DatabaseUrl url = DatabaseUrl.parse(text, environment);
    return new KnownDatabase(url.toString(), url);
  }
}
