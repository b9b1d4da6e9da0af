package unimig.converter.sql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import unimig.converter.sql.Token.Kind;

/**
 * Which statements PostgreSQL refuses inside a transaction block: the callers of {@code
 * PreventInTransactionBlock} in versions 12 to 18, and blocks of code that end transactions.
 *
 * <p>What depends on the database is not known here: {@code CLUSTER} or {@code REINDEX} of a
 * partitioned table, and {@code CALL} of a procedure that commits.
 */
public final class TransactionRules {
  /** Longer than the part of any statement that decides. */
  private static final int HEAD = 60;

  private static final Map<Pattern, String> REFUSED = refused();
  private static final Pattern NEW_ENUM_VALUE =
      Pattern.compile("ALTER TYPE .* ADD VALUE .*", Pattern.DOTALL);
  private static final Pattern ENDS_TRANSACTION =
      Pattern.compile(
          "(.* )?(COMMIT|ROLLBACK)( WORK| TRANSACTION)?( AND (NO )?CHAIN)? ;.*", Pattern.DOTALL);

  private TransactionRules() {}

  private static Map<Pattern, String> refused() {
    Map<Pattern, String> rules = new LinkedHashMap<>();
    rule(rules, "CREATE( UNIQUE)? INDEX CONCURRENTLY .*", "CREATE INDEX CONCURRENTLY");
    rule(rules, "DROP INDEX CONCURRENTLY .*", "DROP INDEX CONCURRENTLY");
    rule(rules, "REINDEX (.* )?CONCURRENTLY .*", "REINDEX CONCURRENTLY");
    rule(rules, "REINDEX (\\( .*\\) )?(DATABASE|SYSTEM|SCHEMA)( .*)?", "REINDEX of many tables");
    rule(rules, "ALTER TABLE .*DETACH PARTITION .*CONCURRENTLY", "DETACH PARTITION … CONCURRENTLY");
    rule(rules, "VACUUM( .*)?", "VACUUM");
    rule(rules, "CREATE DATABASE .*", "CREATE DATABASE");
    rule(rules, "DROP DATABASE .*", "DROP DATABASE");
    rule(rules, "ALTER DATABASE \\S+ SET TABLESPACE .*", "ALTER DATABASE … SET TABLESPACE");
    rule(rules, "CREATE TABLESPACE .*", "CREATE TABLESPACE");
    rule(rules, "DROP TABLESPACE .*", "DROP TABLESPACE");
    rule(rules, "ALTER SYSTEM .*", "ALTER SYSTEM");
    rule(rules, "CLUSTER( VERBOSE)?( \\( .*\\))?", "CLUSTER of all tables");
    rule(
        rules,
        "CREATE SUBSCRIPTION (?!.*(CONNECT|CREATE_SLOT) = (FALSE|OFF|0)).*",
        "CREATE SUBSCRIPTION");
    rule(rules, "DROP SUBSCRIPTION .*", "DROP SUBSCRIPTION");
    rule(
        rules,
        "ALTER SUBSCRIPTION (?!.*REFRESH = (FALSE|OFF|0)).*(REFRESH|SET|ADD|DROP) PUBLICATION.*",
        "ALTER SUBSCRIPTION … PUBLICATION");
    rule(rules, "DISCARD ALL", "DISCARD ALL");
    rule(rules, "(COMMIT|ROLLBACK) PREPARED .*", "COMMIT PREPARED");
    return rules;
  }

  private static void rule(Map<Pattern, String> rules, String pattern, String name) {
    rules.put(Pattern.compile(pattern, Pattern.DOTALL), name);
  }

  /** The name of the kind of statement, if PostgreSQL refuses it inside a transaction block. */
  public static Optional<String> refusedInTransaction(SqlStatement statement) {
    String head = statement.head(HEAD);
    for (Map.Entry<Pattern, String> rule : REFUSED.entrySet()) {
      if (rule.getKey().matcher(head).matches()) {
        return Optional.of(rule.getValue());
      }
    }
    return head.startsWith("DO ") && blockEndsTransaction(statement)
        ? Optional.of("DO with COMMIT or ROLLBACK")
        : Optional.empty();
  }

  private static boolean blockEndsTransaction(SqlStatement statement) {
    return statement.significantTokens().stream()
        .filter(token -> token.kind() == Kind.DOLLAR_STRING)
        .map(token -> head(contentOf(token.text())))
        .anyMatch(body -> ENDS_TRANSACTION.matcher(body).matches());
  }

  private static String contentOf(String dollarQuoted) {
    int quote = dollarQuoted.indexOf('$', 1) + 1;
    return dollarQuoted.substring(quote, dollarQuoted.length() - quote);
  }

  private static String head(String sql) {
    List<Token> tokens = SqlLexer.lex(sql);
    return new SqlStatement(tokens, sql.length()).head(Integer.MAX_VALUE);
  }

  /**
   * Whether a statement adds a value to an enum and a later one names that value. From version 12
   * on both may run inside a transaction, but the value cannot be used until it is committed.
   *
   * @param script in order
   */
  public static boolean usesNewEnumValue(List<SqlStatement> script) {
    for (int i = 0; i < script.size(); i++) {
      Optional<String> value = newEnumValue(script.get(i));
      if (value.isPresent()
          && script.subList(i + 1, script.size()).stream()
              .anyMatch(later -> mentions(later, value.get()))) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> newEnumValue(SqlStatement statement) {
    if (!NEW_ENUM_VALUE.matcher(statement.head(HEAD)).matches()) {
      return Optional.empty();
    }
    return statement.significantTokens().stream()
        .filter(token -> token.kind() == Kind.STRING)
        .map(Token::text)
        .findFirst();
  }

  private static boolean mentions(SqlStatement statement, String literal) {
    if (NEW_ENUM_VALUE.matcher(statement.head(HEAD)).matches()) {
      return false;
    }
    return statement.significantTokens().stream().anyMatch(token -> token.text().contains(literal));
  }
}
