package unimig.converter.translate;

import java.util.Optional;

/**
 * {@code (object[key] = object[key] || []).push(value)} and the same with {@code ||=}, {@code ??=}
 * and {@code ??}.
 */
final class DictionaryAdding {
  private DictionaryAdding() {}

  /** {@code object[key]}, if it is such a call. */
  static Optional<Node> find(Node call) {
    boolean pushes =
        call.is("CallExpression")
            && call.child("callee").is("MemberExpression")
            && call.child("callee").property().filter("push"::equals).isPresent()
            && call.child("callee").child("object").is("AssignmentExpression");
    return pushes ? orEmpty(call.child("callee").child("object")) : Optional.empty();
  }

  private static Optional<Node> orEmpty(Node assignment) {
    Node target = assignment.child("left");
    Node value = assignment.child("right");
    if (assignment.text("operator").matches("\\|\\|=|\\?\\?=")) {
      return isEmpty(value) ? Optional.of(target) : Optional.empty();
    }
    return assignment.text("operator").equals("=")
            && isOr(value, target)
            && isEmpty(value.child("right"))
        ? Optional.of(target)
        : Optional.empty();
  }

  /** Whether a value is {@code target || other}. */
  static boolean isOr(Node value, Node target) {
    return value.is("LogicalExpression")
        && value.text("operator").matches("\\|\\||\\?\\?")
        && isSame(value.child("left"), target);
  }

  private static boolean isEmpty(Node list) {
    return list.is("ArrayExpression") && list.slots("elements").isEmpty();
  }

  /** Whether two expressions are written alike. */
  static boolean isSame(Node one, Node other) {
    if (!one.type().equals(other.type()) || one.children().size() != other.children().size()) {
      return false;
    }
    if (one.is("Identifier")) {
      return one.name().equals(other.name());
    }
    if (!one.is("MemberExpression", "CallExpression")) {
      return false;
    }
    for (int i = 0; i < one.children().size(); i++) {
      if (!isSame(one.children().get(i), other.children().get(i))) {
        return false;
      }
    }
    return one.flag("computed") == other.flag("computed");
  }
}
