package unimig.converter.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import unimig.converter.sql.SqlLexer;
import unimig.converter.sql.Token;

/**
 * Which statement of the original is which of the converted migration: the first, second, … of the
 * same text, whatever its layout.
 *
 * @param pairs in the order of the original
 * @param apart how many have none like them on the other side
 */
record MatchedStatements(List<Numbers> pairs, int apart) {
  MatchedStatements {
    pairs = List.copyOf(pairs);
  }

  /**
   * Both counted from 0.
   *
   * @param text as the original sent it
   */
  record Numbers(int original, int converted, String text) {}

  static MatchedStatements of(List<String> original, List<String> converted) {
    Map<String, Deque<Integer>> numbers = new HashMap<>();
    for (int i = 0; i < converted.size(); i++) {
      numbers.computeIfAbsent(words(converted.get(i)), text -> new ArrayDeque<>()).add(i);
    }
    List<Numbers> pairs = new ArrayList<>();
    for (int i = 0; i < original.size(); i++) {
      Integer same = numbers.getOrDefault(words(original.get(i)), new ArrayDeque<>()).poll();
      if (same != null) {
        pairs.add(new Numbers(i, same, original.get(i)));
      }
    }
    return new MatchedStatements(pairs, original.size() + converted.size() - 2 * pairs.size());
  }

  /** JDBC has {@code ?} for a value, and {@code ??} for an operator. */
  private static String words(String sql) {
    return SqlLexer.lex(sql).stream()
        .filter(Token::isSignificant)
        .filter(token -> !token.text().equals(";"))
        .map(token -> token.kind() == Token.Kind.PARAMETER ? "?" : token.text().replace("??", "?"))
        .collect(Collectors.joining(" "));
  }
}
