package unimig.converter.translate;

import java.util.Set;
import java.util.TreeSet;

/** What a function changes: things that it made itself, or others too. */
final class OwnChanges {
  private OwnChanges() {}

  /** Whether it changes parts of what others may hold. */
  static boolean reachBeyond(Node function) {
    Set<String> own = new TreeSet<>();
    collect(function, own);
    return reachBeyond(function, own);
  }

  /** Names of what is made where it is declared. */
  private static void collect(Node node, Set<String> own) {
    boolean made =
        node.is("VariableDeclarator")
            && node.child("id").is("Identifier")
            && node.find("init")
                .filter(each -> each.is("ObjectExpression", "ArrayExpression", "NewExpression"))
                .isPresent();
    if (made) {
      own.add(node.child("id").name());
    }
    node.children().forEach(child -> collect(child, own));
  }

  private static boolean reachBeyond(Node node, Set<String> own) {
    return Names.changedPart(node).filter(each -> !isOwn(each, own)).isPresent()
        || node.children().stream().anyMatch(child -> reachBeyond(child, own));
  }

  private static boolean isOwn(Node changed, Set<String> own) {
    return changed.is("Identifier") && own.contains(changed.name());
  }
}
