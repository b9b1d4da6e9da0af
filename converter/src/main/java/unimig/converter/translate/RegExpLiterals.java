package unimig.converter.translate;

import java.util.Optional;
import unimig.runner.api.JavaScriptRegExp;

/** Regular expressions that a script writes where it uses them. */
final class RegExpLiterals {
  private RegExpLiterals() {}

  static boolean isOne(Node node) {
    return node.is("RegExpLiteral");
  }

  /** Java that makes it; refused if the runner does not know all of it. */
  static String java(Node node, Unit unit) {
    String pattern = node.text("pattern");
    String flags = node.text("flags");
    Optional<String> fault = fault(pattern, flags);
    if (fault.isPresent()) {
      throw new Refusal(node, fault.get());
    }
    String arguments = JavaLiterals.string(pattern) + ", " + JavaLiterals.string(flags);
    return unit.api("JavaScriptRegExp") + ".of(" + arguments + ")";
  }

  /** How many groups it has. */
  static int groups(Node node) {
    String orNothing = "(?:" + node.text("pattern") + ")|";
    return JavaScriptRegExp.of(orNothing, node.text("flags")).exec("").orElseThrow().list().size()
        - 1;
  }

  private static Optional<String> fault(String pattern, String flags) {
    try {
      JavaScriptRegExp.of(pattern, flags);
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
