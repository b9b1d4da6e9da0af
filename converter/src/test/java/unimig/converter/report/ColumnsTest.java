package unimig.converter.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ColumnsTest {
  private final Columns columns = new Columns(63);

  @Test
  void setsTextsSideBySide() {
    assertEquals(
        List.of(
            "one                            │ eins",
            "two                            │ zwei",
            "                               │ drei"),
        columns.of(List.of("one", "two"), List.of("eins", "zwei", "drei")));
  }

  @Test
  void foldsLongLinesAtSpacesFurtherIn() {
    String line = "  select a_long_name, another_name from somewhere";
    assertEquals(
        List.of(
            "  select a_long_name,          │",
            "      another_name from        │",
            "      somewhere                │"),
        columns.of(List.of(line), List.of()));
  }

  @Test
  void foldsWhatHasNoSpace() {
    assertEquals(
        List.of("x".repeat(30) + " │", "    xx" + " ".repeat(25) + "│"),
        columns.of(List.of("x".repeat(32)), List.of()));
  }

  @Test
  void leavesTabsAndMarginsAsWideAsTheyAre() {
    assertEquals(List.of(" ".repeat(31) + "│     deep"), columns.of(List.of(), List.of("\tdeep")));
  }

  @Test
  void foldsWhatIsIndentedBeyondItsColumn() {
    String deep = " ".repeat(40) + "a b";
    List<String> lines = columns.of(List.of(deep), List.of());
    assertEquals("    a b" + " ".repeat(24) + "│", lines.get(lines.size() - 1));
  }
}
