package unimig.converter.translate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether evaluating an expression at conversion changes nothing that outlives it. */
final class Purity {
  private static final Set<String> METHODS =
      Set.of(
          "at",
          "charAt",
          "concat",
          "endsWith",
          "entries",
          "every",
          "filter",
          "find",
          "findIndex",
          "flat",
          "flatMap",
          "from",
          "fromEntries",
          "get",
          "has",
          "includes",
          "indexOf",
          "isArray",
          "isFinite",
          "isInteger",
          "isNaN",
          "join",
          "keys",
          "lastIndexOf",
          "map",
          "match",
          "max",
          "min",
          "floor",
          "ceil",
          "round",
          "abs",
          "padEnd",
          "padStart",
          "parse",
          "readFileSync",
          "reduce",
          "repeat",
          "replace",
          "replaceAll",
          "resolve",
          "slice",
          "some",
          "split",
          "startsWith",
          "stringify",
          "substr",
          "substring",
          "test",
          "toFixed",
          "toISOString",
          "toLowerCase",
          "toString",
          "toUpperCase",
          "trim",
          "trimEnd",
          "trimStart",
          "values");

  private static final Set<String> FUNCTIONS =
      Set.of("String", "Number", "Boolean", "parseInt", "parseFloat", "require");

  private static final Set<String> CLASSES = Set.of("Set", "Map", "RegExp");

  private final Module module;

  Purity(Module module) {
    this.module = module;
  }

  boolean isPure(Node node) {
    return isPure(node, new HashSet<>());
  }

  private boolean isPure(Node node, Set<String> called) {
    boolean here =
        switch (node.type()) {
          case "AwaitExpression",
              "YieldExpression",
              "AssignmentExpression",
              "UpdateExpression",
              "ThisExpression",
              "ClassExpression",
              "TaggedTemplateExpression",
              "Import" ->
              false;
          case "UnaryExpression" -> !node.text("operator").equals("delete");
          case "CallExpression", "OptionalCallExpression" -> callIsPure(node, called);
          case "NewExpression" ->
              node.child("callee").is("Identifier")
                  && CLASSES.contains(node.child("callee").name());
          default -> true;
        };
    return here && node.children().stream().allMatch(child -> isPure(child, called));
  }

  private boolean callIsPure(Node call, Set<String> called) {
    Node callee = call.child("callee");
    if (callee.is("MemberExpression", "OptionalMemberExpression")) {
      return callee.property().filter(METHODS::contains).isPresent();
    }
    if (callee.is("SequenceExpression")) {
      // What the erasure of imports makes of a call of an imported function.
      return true;
    }
    if (!callee.is("Identifier")) {
      return false;
    }
    String name = callee.name();
    return FUNCTIONS.contains(name)
        || !called.add(name)
        || module.function(name).filter(each -> isPureFunction(each, called)).isPresent();
  }

  /** A function that changes at most variables of its own. */
  private boolean isPureFunction(Node function, Set<String> called) {
    return !function.flag("async")
        && !function.flag("generator")
        && changesNothing(function.child("body"), called);
  }

  private boolean changesNothing(Node body, Set<String> called) {
    return body.is("BlockStatement")
        ? body.list("body").stream().allMatch(each -> statementIsPure(each, called))
        : isPure(body, called);
  }

  private boolean statementIsPure(Node statement, Set<String> called) {
    return switch (statement.type()) {
      case "ReturnStatement",
          "VariableDeclaration",
          "IfStatement",
          "BlockStatement",
          "ThrowStatement" ->
          isPure(statement, called);
      default -> false;
    };
  }

  /**
   * Whether building a statement changes nothing of the script's own. Calls are of builders, or
   * evaluated twice by the caller to see that they come out alike.
   */
  static boolean buildsOnly(Node node, Scope scope) {
    Set<String> free = Names.free(node);
    // A builder's own methods, such as delete, change the builder.
    free.removeIf(name -> scope.find(name).filter(Constants::builds).isPresent());
    Set<String> assigned = Names.assigned(node);
    Set<String> changed = Names.changed(node);
    return assigned.stream().noneMatch(free::contains)
        && changed.stream().noneMatch(free::contains)
        && !contains(node, List.of("AwaitExpression", "YieldExpression"));
  }

  static boolean contains(Node node, List<String> types) {
    return types.contains(node.type())
        || node.children().stream().anyMatch(child -> contains(child, types));
  }
}
