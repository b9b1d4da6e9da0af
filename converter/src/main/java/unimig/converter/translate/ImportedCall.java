package unimig.converter.translate;

import java.util.List;

/**
 * A call of a function, as the script wrote it: the erasure of imports makes {@code
 * _module.name.call(void 0, a)} of {@code name(a)}.
 */
record ImportedCall(Node callee, List<Node> arguments) {
  static ImportedCall of(Node call) {
    Node callee = call.child("callee");
    List<Node> arguments = call.list("arguments");
    boolean erased =
        callee.is("MemberExpression")
            && callee.property().filter("call"::equals).isPresent()
            && callee.child("object").is("MemberExpression")
            && !arguments.isEmpty()
            && isVoid(arguments.get(0));
    return erased
        ? new ImportedCall(callee.child("object"), arguments.subList(1, arguments.size()))
        : new ImportedCall(callee, arguments);
  }

  private static boolean isVoid(Node node) {
    return node.is("UnaryExpression") && node.text("operator").equals("void");
  }
}
