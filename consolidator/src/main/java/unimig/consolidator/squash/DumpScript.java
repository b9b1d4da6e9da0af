package unimig.consolidator.squash;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes statements for Flyway of what {@code pg_dump} wrote. Left out are commands of psql,
 * settings of its session, the owner where it is the role that ran the migrations, and
 * transactions. Whoever runs the script stands for that role.
 */
final class DumpScript {
  /**
   * Settings that concern the session, not what is made in it; see {@code _doSetFixedOutputState}.
   */
  private static final Pattern SESSION =
      Pattern.compile(
          "(?s)SET (?:\\w+_timeout|client_encoding|standard_conforming_strings"
              + "|check_function_bodies|xmloption|client_min_messages|row_security"
              + "|default_with_oids) = .*"
              + "|SELECT pg_catalog\\.set_config\\('search_path', '', false\\);"
              + "|BEGIN;|COMMIT;");

  private static final Pattern PLACE =
      Pattern.compile("SET (default_tablespace|default_table_access_method) = (.*);");
  private static final Set<String> USUAL_PLACES = Set.of("''", "heap");

  /** Texts in a list that stands for {@code IN}, in brackets, with a cast of the whole list. */
  private static final Pattern LIST =
      Pattern.compile(
          "\\(ARRAY\\[((?:'[^']*+(?:''[^']*+)*+'::([a-z ]+)(?:, )?)++)]\\)::([a-z ]+)\\[]");

  /** Whose body is kept as it is. */
  private static final Pattern ROUTINE = Pattern.compile("CREATE (?:FUNCTION|PROCEDURE)|COMMENT ");

  private final String user;
  private final String owner;
  private final Set<String> extensionComments;

  /**
   * @param user that ran the migrations and the dump
   * @param extensionComments statements that give extensions the comments that they come with
   */
  DumpScript(String user, Set<String> extensionComments) {
    this.user = user;
    this.owner = "(?:" + Pattern.quote(user) + "|" + Pattern.quote(Quoting.identifier(user)) + ")";
    this.extensionComments = Set.copyOf(extensionComments);
  }

  /** Of a whole dump. */
  List<String> statements(String dump) {
    List<String> statements = new ArrayList<>();
    for (String statement : SqlStatements.of(dump)) {
      if (!SESSION.matcher(statement).matches() && !extensionComments.contains(statement)) {
        adapted(statement).ifPresent(statements::add);
      }
    }
    return withoutUsualPlaces(statements);
  }

  private static List<String> withoutUsualPlaces(List<String> statements) {
    Set<String> places = new HashSet<>();
    for (String statement : statements) {
      Matcher place = PLACE.matcher(statement);
      if (place.matches()) {
        places.add(place.group(2));
      }
    }
    return USUAL_PLACES.containsAll(places)
        ? statements.stream().filter(each -> !PLACE.matcher(each).matches()).toList()
        : statements;
  }

  private Optional<String> adapted(String statement) {
    if (statement.startsWith("INSERT INTO ")) {
      return Optional.of(statement);
    }
    if (statement.startsWith("ALTER ")) {
      Matcher given = Pattern.compile("(?s)(ALTER .* OWNER TO )" + owner + ";").matcher(statement);
      if (given.matches()) {
        // Everything else has its owner by being made.
        return statement.startsWith("ALTER SCHEMA public ")
            ? Optional.of(given.group(1) + "CURRENT_USER;")
            : Optional.empty();
      }
    }
    if (statement.startsWith("SET SESSION AUTHORIZATION ")) {
      return Optional.of(statement.replace("SET SESSION AUTHORIZATION ", "SET ROLE "));
    }
    return statement.equals("RESET SESSION AUTHORIZATION;")
        ? Optional.of("RESET ROLE;")
        : Optional.of(withListsKept(forCurrentUser(statement)));
  }

  private String forCurrentUser(String statement) {
    if (!statement.contains(user)) {
      return statement;
    }
    if (statement.startsWith("GRANT ")
        || statement.startsWith("REVOKE ")
        || statement.startsWith("ALTER DEFAULT PRIVILEGES ")) {
      return statement
          .replaceFirst("FOR ROLE " + owner + " ", "FOR ROLE CURRENT_USER ")
          .replaceFirst(" (TO|FROM) " + owner + "( WITH GRANT OPTION)?;$", " $1 CURRENT_USER$2;");
    }
    return statement.startsWith("CREATE USER MAPPING FOR ")
        ? statement.replaceFirst("FOR " + owner + " ", "FOR CURRENT_USER ")
        : statement;
  }

  /**
   * The server writes {@code a IN ('x', 'y')} of a varchar as {@code ANY ((ARRAY['x'::character
   * varying, 'y'::character varying])::text[])}, and reads that as a list of texts. With a cast to
   * what the list is before, it reads what it had.
   */
  private static String withListsKept(String statement) {
    if (!statement.contains("(ARRAY[") || ROUTINE.matcher(statement).lookingAt()) {
      return statement;
    }
    return LIST.matcher(statement)
        .replaceAll(
            list ->
                Matcher.quoteReplacement(
                    "((ARRAY["
                        + list.group(1)
                        + "])::"
                        + list.group(2)
                        + "[])::"
                        + list.group(3)
                        + "[]"));
  }

  /** Which settings of the session remain to be reset. */
  static List<String> resets(List<String> statements) {
    return statements.stream()
        .map(PLACE::matcher)
        .filter(Matcher::matches)
        .map(place -> "RESET " + place.group(1) + ";")
        .distinct()
        .sorted()
        .collect(Collectors.toList());
  }
}
