package unimig.converter.translate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Static methods of classes, which are functions, and static properties, which are constants. */
final class StaticMembers {
  /** Ends the name of a member that is computed. */
  static final String COMPUTED = ".[]";

  private StaticMembers() {}

  /** {@code Class} of {@code Class.member}. */
  static String owner(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** The methods of a class by {@code Class.method}, of those that do not use {@code this}. */
  static Map<String, Node> methods(Node declared) {
    Map<String, Node> methods = new LinkedHashMap<>();
    String owner = declared.find("id").map(Node::name).orElse("");
    for (Node each : declared.child("body").list("body")) {
      boolean method =
          each.is("ClassMethod")
              && each.flag("static")
              && each.text("kind").equals("method")
              && !usesThis(each);
      if (method) {
        each.find("key")
            .filter(key -> key.is("Identifier") && !each.flag("computed"))
            .ifPresent(key -> methods.put(owner + '.' + key.name(), each));
      }
    }
    return methods;
  }

  /** The method that {@code Class.method} means. */
  static Optional<Binding.Function> called(Node member, Place place) {
    boolean ofModule =
        member.child("object").is("Identifier")
            && place.scope().find(member.child("object").name()).isEmpty();
    return ofModule
        ? member
            .property()
            .flatMap(
                name -> place.unit().module().function(member.child("object").name() + '.' + name))
            .map(node -> new Binding.Function(node, Scope.module()))
        : Optional.empty();
  }

  /** Whether no function of a class changes what the class holds. */
  static boolean keeps(Node declared) {
    return declared.child("body").list("body").stream()
        .filter(each -> each.flag("static"))
        .noneMatch(StaticMembers::writesThis);
  }

  private static boolean writesThis(Node node) {
    boolean writes =
        Names.changedPart(node).filter(each -> Names.root(each).is("ThisExpression")).isPresent();
    return writes || node.children().stream().anyMatch(StaticMembers::writesThis);
  }

  private static boolean usesThis(Node node) {
    return Purity.contains(node, List.of("ThisExpression", "Super"));
  }
}
