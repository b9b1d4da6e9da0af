package unimig.runner.catalog;

import java.util.List;
import java.util.Optional;

/**
 * One value of a row, taken apart.
 *
 * @param text the value itself; empty for null
 * @param skeleton the value with placeholders for its tokens; equal for equal values but for these
 * @param tokens in order
 */
record Cell(Optional<String> text, String skeleton, List<Token> tokens) {
  /** Before a placeholder; PostgreSQL text never holds it. */
  static final char MARK = '\0';

  static final Cell NULL = new Cell(Optional.empty(), MARK + "null", List.of());

  Cell {
    tokens = List.copyOf(tokens);
  }

  static Cell literal(String text) {
    return new Cell(Optional.of(text), text, List.of());
  }
}
