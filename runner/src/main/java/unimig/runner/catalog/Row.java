package unimig.runner.catalog;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import unimig.runner.catalog.Token.Label;

/** A row, each of its values taken apart. Two rows with equal values are still two. */
final class Row {
  private final List<Cell> cells;

  Row(List<Cell> cells) {
    this.cells = List.copyOf(cells);
  }

  List<Cell> cells() {
    return cells;
  }

  Stream<Token> tokens() {
    return cells.stream().flatMap(cell -> cell.tokens().stream());
  }

  Stream<Label> labels() {
    return tokens().filter(Label.class::isInstance).map(Label.class::cast);
  }

  /** Only the row itself. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return Objects.toString(cells);
  }
}
