package unimig.converter.translate;

import java.util.Optional;
import java.util.function.BiConsumer;

/** The jump of Java by which a function that is written into another one returns early. */
final class Leaving {
  private final String jump;
  private final Optional<BiConsumer<Node, Place>> answer;
  private boolean used;

  Leaving(String jump) {
    this(jump, Optional.empty());
  }

  /**
   * @param answer writes what becomes of a value that is returned
   */
  Leaving(String jump, Optional<BiConsumer<Node, Place>> answer) {
    this.jump = jump;
    this.answer = answer;
  }

  /** Without a semicolon. */
  String use() {
    used = true;
    return jump;
  }

  boolean isUsed() {
    return used;
  }

  /** What becomes of a value that is returned; nothing where no one looks at it. */
  Optional<BiConsumer<Node, Place>> answer() {
    return answer;
  }
}
