package unimig.runner.api;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** What a match is in JavaScript: a list with properties. */
final class FoundText extends ArrayList<@Nullable Object> {
  private static final long serialVersionUID = 1L;

  private final int index;
  private final String input;
  private final transient Object groups;

  FoundText(int index, String input, Object groups) {
    this.index = index;
    this.input = input;
    this.groups = groups;
  }

  /** Whether matches have a property of that name besides what lists have. */
  static boolean has(String name) {
    return name.matches("index|input|groups");
  }

  Object property(String name) {
    return switch (name) {
      case "index" -> index;
      case "input" -> input;
      default -> groups;
    };
  }
}
