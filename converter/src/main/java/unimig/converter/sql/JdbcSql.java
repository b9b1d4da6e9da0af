package unimig.converter.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import unimig.converter.sql.Token.Kind;

/**
 * SQL with {@code $1} as a driver of JDBC takes it.
 *
 * @param text with {@code ?} for each value, and {@code ??} for each {@code ?} of an operator
 * @param parameters the number in {@code $n} that each {@code ?} of {@code text} stands for, in
 *     order of place; numbers count from 1, may repeat and come in any order
 */
public record JdbcSql(String text, List<Integer> parameters) {
  public JdbcSql {
    parameters = List.copyOf(parameters);
  }

  /**
   * For a prepared statement. A {@code $1} in a literal, a quoted name or a comment stays, as it
   * does in PostgreSQL: Knex numbers such question marks too, but they are no parameters.
   */
  public static JdbcSql from(String sql) {
    StringBuilder text = new StringBuilder(sql.length());
    List<Integer> parameters = new ArrayList<>();
    boolean afterParameter = false;
    for (Token token : SqlLexer.lex(sql)) {
      boolean parameter = token.kind() == Kind.PARAMETER;
      if (parameter) {
        parameters.add(number(token.text()));
      }
      String piece = parameter ? "?" : forPrepared(token);
      // "$1?|" would otherwise become "???|", of which the driver takes the first two for one.
      text.append(afterParameter && piece.startsWith("?") ? " " : "").append(piece);
      afterParameter = parameter;
    }
    return new JdbcSql(text.toString(), parameters);
  }

  private static String forPrepared(Token token) {
    return token.kind() == Kind.OPERATOR ? token.text().replace("?", "??") : token.text();
  }

  /**
   * For a plain statement. It is {@code sql} itself but for operators with two question marks in a
   * row, which the PostgreSQL driver would make one of even there ({@code Parser.parseJdbcSql}).
   */
  public static String withoutValues(String sql) {
    if (!sql.contains("??")) {
      return sql;
    }
    StringBuilder text = new StringBuilder(sql.length());
    for (Token token : SqlLexer.lex(sql)) {
      boolean folded = token.kind() == Kind.OPERATOR && token.text().contains("??");
      text.append(folded ? token.text().replace("?", "??") : token.text());
    }
    return text.toString();
  }

  /**
   * The values in the order of {@link #text}'s question marks. Values that no parameter names come
   * last: PostgreSQL refuses such a statement, and so does the driver.
   *
   * @param values by number: the one of {@code $1} first
   */
  public <V> List<V> arrange(List<V> values) {
    List<V> arranged = new ArrayList<>();
    for (int parameter : parameters) {
      if (parameter >= 1 && parameter <= values.size()) {
        arranged.add(values.get(parameter - 1));
      }
    }
    Set<Integer> named = Set.copyOf(parameters);
    for (int i = 0; i < values.size(); i++) {
      if (!named.contains(i + 1)) {
        arranged.add(values.get(i));
      }
    }
    return arranged;
  }

  /** PostgreSQL knows at most 65535 parameters, so that a number too long for int fits none. */
  private static int number(String parameter) {
    return parameter.length() > 6 ? Integer.MAX_VALUE : Integer.parseInt(parameter.substring(1));
  }
}
