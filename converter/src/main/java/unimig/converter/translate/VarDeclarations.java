package unimig.converter.translate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code var}, which declares for its whole function: refused where a block of Java, in which it is
 * declared, would make a difference.
 */
final class VarDeclarations {
  private static final List<String> BLOCKS =
      List.of(
          "BlockStatement",
          "ForStatement",
          "ForOfStatement",
          "ForInStatement",
          "SwitchStatement",
          "IfStatement",
          "WhileStatement",
          "DoWhileStatement");

  /** One name, and the block that it stands in. */
  private record Declared(String name, Node declaration, Node block) {}

  private VarDeclarations() {}

  /** Refuses what a function, or one inside it, does with them. */
  static void require(Node node, Set<String> around) {
    Set<String> known = new HashSet<>(around);
    if (node.isFunction()) {
      node.list("params").forEach(each -> known.addAll(Names.of(each)));
      requireOwn(node, known);
    }
    known.addAll(declared(node));
    node.children().forEach(child -> require(child, known));
  }

  private static Set<String> declared(Node node) {
    return node.is("Program", "BlockStatement")
        ? Names.declaredBy(node.list("body"))
        : new TreeSet<>();
  }

  private static void requireOwn(Node function, Set<String> around) {
    Node body = function.child("body");
    List<Declared> all = new ArrayList<>();
    collect(body, body, all);
    Set<String> seen = new HashSet<>();
    for (Declared each : all) {
      Node block = each.block();
      boolean nested = block.start() != body.start();
      boolean outside =
          nested
              && (isUsed(each.name(), body, 0, block.start())
                  || isUsed(each.name(), body, block.end(), body.end()));
      boolean early =
          (nested || around.contains(each.name()))
              && isUsed(each.name(), body, block.start(), each.declaration().start());
      boolean empty =
          nested
              && each.declaration().is("VariableDeclarator")
              && each.declaration().find("init").isEmpty();
      if (!seen.add(each.name()) || outside || early || empty) {
        throw new Refusal(each.declaration(), "a var that is known outside of its block");
      }
    }
  }

  private static void collect(Node node, Node block, List<Declared> all) {
    if (node.isFunction()) {
      return;
    }
    if (node.is("VariableDeclaration") && node.text("kind").equals("var")) {
      for (Node each : node.list("declarations")) {
        boolean loop = block.is("ForOfStatement", "ForInStatement");
        Node declaration = loop ? block : each;
        Names.of(each.child("id")).forEach(name -> all.add(new Declared(name, declaration, block)));
      }
    }
    Node inner = BLOCKS.contains(node.type()) ? node : block;
    node.children().forEach(child -> collect(child, inner, all));
  }

  /** Whether a name stands between two places. */
  private static boolean isUsed(String name, Node node, int from, int to) {
    if (node.end() <= from || node.start() >= to) {
      return false;
    }
    return (node.isName(name) && node.start() >= from && node.end() <= to)
        || node.children().stream().anyMatch(child -> isUsed(name, child, from, to));
  }
}
