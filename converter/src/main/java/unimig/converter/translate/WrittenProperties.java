package unimig.converter.translate;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The properties that a script gives other values, by name, whichever objects they are of. */
final class WrittenProperties {
  private static final Set<String> COPYING =
      Set.of("assign", "assignIn", "extend", "defaults", "merge", "defineProperty", "set");

  private static final Set<String> COPIERS = Set.of("Object", "Reflect", "_", "lodash");

  private final Set<String> names = new HashSet<>();
  private final Set<String> made = new HashSet<>();
  private final Set<String> given = new HashSet<>();
  private final Set<String> deleted = new HashSet<>();
  private boolean any;
  private boolean anyGiven;
  private boolean deletesAny;

  WrittenProperties(Node program) {
    declarations(program);
    visit(program);
  }

  boolean contains(String name) {
    return any || names.contains(name);
  }

  /** Whether properties are given under names that only the run knows, even to what it made. */
  boolean isAnyGiven() {
    return anyGiven;
  }

  /** Whether a property of that name is taken away. */
  boolean deletes(String name) {
    return deleted.contains(name);
  }

  /** Whether any property may be taken away. */
  boolean deletesAny() {
    return deletesAny;
  }

  /** Finds out which names only mean lists and objects that the script made. */
  private void declarations(Node node) {
    if (node.is("VariableDeclarator")) {
      boolean makes =
          node.find("init")
              .filter(init -> init.is("ObjectExpression", "ArrayExpression", "NewExpression"))
              .isPresent();
      (makes ? made : given).addAll(Names.of(node.child("id")));
    } else if (isReduce(node)) {
      // What it begins with and goes on with, which is no row.
      node.list("arguments").get(0).list("params").stream()
          .limit(1)
          .forEach(each -> made.addAll(Names.of(each)));
      node.list("arguments").get(0).list("params").stream()
          .skip(1)
          .forEach(each -> given.addAll(Names.of(each)));
      declarations(node.child("callee"));
      declarations(node.list("arguments").get(0).child("body"));
      return;
    } else if (node.isFunction()) {
      node.list("params").forEach(each -> given.addAll(Names.of(each)));
    } else if (node.is("AssignmentExpression") && node.child("left").is("Identifier")) {
      given.add(node.child("left").name());
    }
    node.children().forEach(this::declarations);
  }

  private void visit(Node node) {
    switch (node.type()) {
      case "AssignmentExpression", "ForOfStatement", "ForInStatement" -> target(node.child("left"));
      case "UpdateExpression" -> target(node.child("argument"));
      case "CallExpression" -> any |= copies(node);
      case "UnaryExpression" -> delete(node);
      default -> {}
    }
    node.children().forEach(this::visit);
  }

  private static boolean isReduce(Node node) {
    boolean reduces =
        node.is("CallExpression")
            && node.child("callee").is("MemberExpression")
            && node.child("callee").property().filter("reduce"::equals).isPresent();
    List<Node> arguments = reduces ? node.list("arguments") : List.of();
    return arguments.size() == 2
        && arguments.get(0).isFunction()
        && arguments.get(1).is("ObjectExpression", "ArrayExpression", "NewExpression");
  }

  private void delete(Node node) {
    Node argument = node.child("argument");
    if (node.text("operator").equals("delete")) {
      Optional<String> name =
          argument.is("MemberExpression") ? argument.property() : Optional.empty();
      deletesAny |= name.isEmpty();
      name.ifPresent(deleted::add);
    }
  }

  private void target(Node target) {
    if (target.is("MemberExpression")) {
      Optional<String> name = target.property();
      anyGiven |= name.isEmpty();
      any |= name.isEmpty() && !isMade(target.child("object"));
      name.ifPresent(names::add);
    } else if (target.is("ObjectPattern", "ArrayPattern")) {
      any |= Purity.contains(target, List.of("MemberExpression"));
      anyGiven |= any;
    }
  }

  private boolean isMade(Node object) {
    return object.is("Identifier")
        && made.contains(object.name())
        && !given.contains(object.name());
  }

  /** Whether a call writes properties of an object that it did not make. */
  private boolean copies(Node call) {
    Node callee = call.child("callee");
    List<Node> arguments = call.list("arguments");
    boolean copies =
        callee.is("MemberExpression")
            && callee.property().filter(COPYING::contains).isPresent()
            && callee.child("object").is("Identifier")
            && COPIERS.contains(callee.child("object").name())
            && !arguments.isEmpty()
            && !arguments.get(0).is("ObjectExpression");
    anyGiven |= copies;
    return copies && !isMade(arguments.get(0));
  }
}
