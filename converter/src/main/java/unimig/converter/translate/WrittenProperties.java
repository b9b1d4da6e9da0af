package unimig.converter.translate;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The properties that a script gives other values, by name, whichever objects they are of. */
final class WrittenProperties {
  private static final Set<String> COPYING =
      Set.of("assign", "assignIn", "extend", "defaults", "merge", "defineProperty", "set");

  private static final Set<String> LOOKING = Set.of("keys", "entries", "values", "stringify");

  private static final Set<String> COPIERS = Set.of("Object", "Reflect", "_", "lodash");

  private final Set<String> names = new HashSet<>();
  private final Set<String> made = new HashSet<>();
  private final Set<String> given = new HashSet<>();
  private final Set<String> deleted = new HashSet<>();
  private final Set<String> holders = new HashSet<>();
  private boolean any;
  private boolean anyGiven;
  private boolean deletesAny;

  /**
   * @param code all that may run
   */
  WrittenProperties(List<Node> code) {
    code.forEach(this::declarations);
    code.forEach(this::holders);
    code.forEach(this::visit);
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
    if (object.is("MemberExpression") && object.child("object").is("Identifier")) {
      String name = object.child("object").name();
      return isMade(object.child("object")) && !holders.contains(name);
    }
    return object.is("Identifier")
        && made.contains(object.name())
        && !given.contains(object.name());
  }

  /** Finds out which names mean what holds something that the script did not make. */
  private void holders(Node node) {
    if (node.is("VariableDeclarator") && node.child("id").is("Identifier")) {
      boolean empty =
          node.find("init")
              .filter(init -> init.is("ObjectExpression") && init.list("properties").isEmpty())
              .isPresent();
      note(node.child("id"), empty);
    } else if (node.is("AssignmentExpression") && node.child("left").is("MemberExpression")) {
      note(node.child("left").child("object"), isNew(node.child("right")));
    } else if (node.is("CallExpression")) {
      // What is changed by a function, or by its own method.
      Node callee = node.child("callee");
      if (!isLooking(callee)) {
        node.list("arguments").forEach(each -> note(each, false));
      }
      if (callee.is("MemberExpression")) {
        note(callee.child("object"), false);
      }
    }
    node.children().forEach(this::holders);
  }

  /** Whether a function only looks at its argument. */
  private static boolean isLooking(Node callee) {
    return callee.is("MemberExpression")
        && callee.child("object").is("Identifier")
        && List.of("Object", "JSON").contains(callee.child("object").name())
        && callee.property().filter(LOOKING::contains).isPresent();
  }

  private void note(Node object, boolean holdsOwn) {
    if (object.is("Identifier") && !holdsOwn) {
      holders.add(object.name());
    }
  }

  /** Whether it is an object or list without anything in it. */
  private static boolean isNew(Node value) {
    return (value.is("ObjectExpression") && value.list("properties").isEmpty())
        || (value.is("ArrayExpression") && value.list("elements").isEmpty());
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
            && !arguments.get(0).isName("exports")
            && !arguments.get(0).is("ObjectExpression");
    anyGiven |= copies;
    return copies && !isMade(arguments.get(0));
  }
}
