package unimig.converter.translate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which names a piece of a script declares, uses and assigns. */
final class Names {
  private static final Set<String> CHANGING =
      Set.of(
          "push",
          "pop",
          "shift",
          "unshift",
          "splice",
          "sort",
          "reverse",
          "fill",
          "copyWithin",
          "set",
          "add",
          "delete",
          "clear");

  /** What a method calls the object that it is one of. */
  static final String THIS = "this";

  private Names() {}

  /** The names that a pattern such as {@code { a, b: [c] }} declares. */
  static Set<String> of(Node pattern) {
    Set<String> names = new TreeSet<>();
    switch (pattern.type()) {
      case "Identifier" -> names.add(pattern.name());
      case "ObjectPattern" -> pattern.list("properties").forEach(each -> names.addAll(of(each)));
      case "ArrayPattern" -> pattern.list("elements").forEach(each -> names.addAll(of(each)));
      case "ObjectProperty" -> names.addAll(of(pattern.child("value")));
      case "AssignmentPattern" -> names.addAll(of(pattern.child("left")));
      case "RestElement" -> names.addAll(of(pattern.child("argument")));
      default -> {}
    }
    return names;
  }

  /** The names that statements declare for the block they stand in. */
  static Set<String> declaredBy(List<Node> statements) {
    Set<String> names = new TreeSet<>();
    for (Node statement : statements) {
      if (statement.is("VariableDeclaration")) {
        statement.list("declarations").forEach(each -> names.addAll(of(each.child("id"))));
      } else if (statement.is("FunctionDeclaration", "ClassDeclaration")) {
        statement.find("id").ifPresent(id -> names.add(id.name()));
      }
    }
    return names;
  }

  /**
   * What a node uses and does not declare itself.
   *
   * @param identifiers the names where they stand
   */
  private record Free(Set<String> names, List<Node> identifiers) {}

  /** The names that a node uses and does not declare itself. */
  static Set<String> free(Node node) {
    return found(node).names();
  }

  /** Where a node uses names that it does not declare itself. */
  static List<Node> references(Node node) {
    return found(node).identifiers();
  }

  private static Free found(Node node) {
    Free free = new Free(new TreeSet<>(), new ArrayList<>());
    collect(node, Set.of(), free);
    return free;
  }

  private static void collect(Node node, Set<String> bound, Free free) {
    Set<String> inner = new HashSet<>(bound);
    inner.addAll(declaredIn(node));
    switch (node.type()) {
      case "Identifier" -> {
        if (!bound.contains(node.name())) {
          free.names().add(node.name());
          free.identifiers().add(node);
        }
      }
      case "MemberExpression", "OptionalMemberExpression" -> {
        collect(node.child("object"), inner, free);
        member(node)
            .filter(each -> !bound.contains(node.child("object").name()))
            .ifPresent(free.names()::add);
        if (node.flag("computed")) {
          collect(node.child("property"), inner, free);
        }
      }
      case "ObjectProperty", "ClassProperty" -> {
        if (node.flag("computed")) {
          collect(node.child("key"), inner, free);
        }
        node.find("value").ifPresent(value -> collect(value, inner, free));
      }
      case "ObjectMethod", "ClassMethod" -> {
        for (Node child : node.children()) {
          if (node.flag("computed") || child.start() != node.child("key").start()) {
            collect(child, inner, free);
          }
        }
      }
      case "ThisExpression" -> {
        if (!bound.contains(THIS)) {
          free.names().add(THIS);
        }
      }
      case "BreakStatement", "ContinueStatement" -> {}
      case "LabeledStatement" -> collect(node.child("body"), inner, free);
      default -> node.children().forEach(child -> collect(child, inner, free));
    }
  }

  /** {@code Class.method}, which may be a function as if it had that name. */
  private static Optional<String> member(Node node) {
    return node.child("object").is("Identifier") && node.is("MemberExpression")
        ? Optional.of(
            node.property()
                .map(each -> node.child("object").name() + '.' + each)
                .orElse(node.child("object").name() + StaticMembers.COMPUTED))
        : Optional.empty();
  }

  /** The names that a node declares for what is inside of it, and its own. */
  static Set<String> declaredIn(Node node) {
    Set<String> names = new TreeSet<>();
    if (node.is("FunctionExpression", "FunctionDeclaration", "ObjectMethod")) {
      names.add(THIS);
    }
    if (node.isFunction()) {
      node.list("params").forEach(each -> names.addAll(of(each)));
      node.find("id").ifPresent(id -> names.add(id.name()));
    }
    switch (node.type()) {
      case "BlockStatement", "Program" -> names.addAll(declaredBy(node.list("body")));
      case "ForStatement" -> node.find("init").ifPresent(i -> names.addAll(declaredBy(List.of(i))));
      case "ForOfStatement", "ForInStatement" ->
          names.addAll(declaredBy(List.of(node.child("left"))));
      case "CatchClause" -> node.find("param").ifPresent(param -> names.addAll(of(param)));
      default -> {}
    }
    return names;
  }

  /** The names that are assigned anywhere in a node after they were declared. */
  static Set<String> assigned(Node node) {
    Set<String> names = new TreeSet<>();
    if (node.is("AssignmentExpression")) {
      names.addAll(of(node.child("left")));
    } else if (node.is("UpdateExpression")) {
      names.addAll(of(node.child("argument")));
    } else if (node.is("ForOfStatement", "ForInStatement")) {
      names.addAll(of(node.child("left")));
    }
    node.children().forEach(child -> names.addAll(assigned(child)));
    return names;
  }

  /** The leftmost part of a chain such as {@code a.b(c).d}. */
  static Node root(Node node) {
    return switch (node.type()) {
      case "MemberExpression", "OptionalMemberExpression" -> root(node.child("object"));
      case "CallExpression", "OptionalCallExpression" -> root(node.child("callee"));
      default -> node;
    };
  }

  /** The names whose values, lists or objects, a node changes or hands on to what may do so. */
  static Set<String> changed(Node node) {
    Set<String> names = new TreeSet<>();
    switch (node.type()) {
      case "AssignmentExpression" -> {
        addRoot(node.child("left"), names);
        if (node.text("operator").equals("=")) {
          addName(node.child("right"), names);
        }
      }
      case "UpdateExpression" -> addRoot(node.child("argument"), names);
      case "UnaryExpression" -> {
        if (node.text("operator").equals("delete")) {
          addRoot(node.child("argument"), names);
        }
      }
      case "CallExpression", "OptionalCallExpression" -> {
        Node callee = node.child("callee");
        boolean changes =
            callee.is("MemberExpression", "OptionalMemberExpression")
                && callee.property().filter(CHANGING::contains).isPresent();
        if (changes) {
          addRoot(callee, names);
        }
        boolean assigns =
            callee.is("MemberExpression") && callee.property().filter("assign"::equals).isPresent();
        if (assigns) {
          node.list("arguments").stream().limit(1).forEach(each -> addRoot(each, names));
        }
      }
      case "VariableDeclarator" -> node.find("init").ifPresent(init -> addName(init, names));
      case "ReturnStatement" -> node.find("argument").ifPresent(each -> addName(each, names));
      default -> {}
    }
    node.children().forEach(child -> names.addAll(changed(child)));
    return names;
  }

  /** Whether it changes parts of lists or objects, whoever else knows them. */
  static boolean changesParts(Node node) {
    boolean here =
        changedPart(node)
            .filter(each -> !Set.of("exports", "module").contains(rootName(each)))
            .isPresent();
    return here || node.children().stream().anyMatch(each -> changesParts(each, node));
  }

  /** What a constructor gives the object that it makes is no change of what is known. */
  private static boolean changesParts(Node node, Node parent) {
    boolean constructor =
        parent.is("ClassMethod")
            && parent.text("kind").equals("constructor")
            && node.is("BlockStatement");
    return constructor
        ? node.list("body").stream()
            .anyMatch(each -> changesParts(Holders.value(each).orElse(each)))
        : changesParts(node);
  }

  /** The list or object of which a node itself changes a part. */
  static Optional<Node> changedPart(Node node) {
    return switch (node.type()) {
      case "AssignmentExpression" -> objectOf(node.child("left"));
      case "UpdateExpression" -> objectOf(node.child("argument"));
      case "UnaryExpression" ->
          node.text("operator").equals("delete")
              ? objectOf(node.child("argument"))
              : Optional.empty();
      case "CallExpression", "OptionalCallExpression" -> receiver(node);
      default -> Optional.empty();
    };
  }

  private static Optional<Node> receiver(Node call) {
    Node callee = call.child("callee");
    Optional<String> method =
        callee.is("MemberExpression", "OptionalMemberExpression")
            ? callee.property()
            : Optional.empty();
    if (method.filter("assign"::equals).isPresent()) {
      return call.list("arguments").stream().findFirst();
    }
    return method
        .filter(name -> CHANGING.contains(name) || name.matches("set[A-Z]\\w*"))
        .map(any -> callee.child("object"));
  }

  private static Optional<Node> objectOf(Node target) {
    return target.is("MemberExpression") ? Optional.of(target.child("object")) : Optional.empty();
  }

  private static String rootName(Node node) {
    Node root = root(node);
    return root.is("Identifier") ? root.name() : "";
  }

  /** The names whose values become part of others, or are given to functions of the script. */
  static Set<String> handedOn(Node node) {
    Set<String> names = new TreeSet<>();
    switch (node.type()) {
      case "ArrayExpression" -> node.list("elements").forEach(each -> addName(each, names));
      case "ObjectProperty" -> addName(node.child("value"), names);
      case "ConditionalExpression" -> {
        addName(node.child("consequent"), names);
        addName(node.child("alternate"), names);
      }
      case "LogicalExpression" -> {
        addName(node.child("left"), names);
        addName(node.child("right"), names);
      }
      case "CallExpression" -> {
        Node callee = node.child("callee");
        boolean keeps =
            !callee.is("MemberExpression")
                || callee.property().filter(CHANGING::contains).isPresent();
        if (keeps) {
          node.list("arguments").forEach(each -> addName(each, names));
        }
      }
      default -> {}
    }
    node.children().forEach(child -> names.addAll(handedOn(child)));
    return names;
  }

  /** The names of whose values parts become known under other names. */
  static Set<String> aliased(Node node) {
    Set<String> names = new TreeSet<>();
    switch (node.type()) {
      case "ForOfStatement" -> addName(root(node.child("right")), names);
      case "VariableDeclarator" -> node.find("init").ifPresent(init -> addName(root(init), names));
      case "AssignmentExpression" -> addName(root(node.child("right")), names);
      case "SpreadElement", "ReturnStatement" ->
          node.find("argument").ifPresent(each -> addName(root(each), names));
      case "ArrayExpression" -> node.list("elements").forEach(each -> addName(root(each), names));
      case "ObjectProperty" -> addName(root(node.child("value")), names);
      case "ArrowFunctionExpression" -> addName(root(node.child("body")), names);
      case "CallExpression", "OptionalCallExpression" -> {
        node.list("arguments").stream()
            .filter(each -> each.is("MemberExpression", "CallExpression"))
            .forEach(each -> addName(root(each), names));
        if (node.list("arguments").stream().anyMatch(each -> !each.type().endsWith("Literal"))) {
          addName(root(node.child("callee")), names);
        }
      }
      default -> {}
    }
    node.children().forEach(child -> names.addAll(aliased(child)));
    return names;
  }

  private static void addRoot(Node node, Set<String> names) {
    if (node.is("MemberExpression", "Identifier")) {
      addName(root(node), names);
    }
  }

  private static void addName(Node node, Set<String> names) {
    if (node.is("Identifier")) {
      names.add(node.name());
    }
  }
}
