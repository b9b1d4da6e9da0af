package unimig.converter.translate;

import java.util.List;
import java.util.Set;

/** Whether all that a function does with a name can be done with a dictionary. */
final class DictionaryUses {
  private static final Set<String> WHOLE = Set.of("keys", "values", "entries", "stringify");

  private final String name;
  private final boolean map;
  private final boolean returned;
  private int declared;

  /**
   * @param returned whether the function may return it, as that of {@code reduce} does
   */
  DictionaryUses(String name, boolean map, boolean returned) {
    this.name = name;
    this.map = map;
    this.returned = returned;
  }

  boolean allow(Node function) {
    boolean all = function.children().stream().allMatch(each -> check(each, false));
    return all && declared == 1;
  }

  /**
   * @param apart whether it is in a function that may run at another time
   */
  private boolean check(Node node, boolean apart) {
    if (node.isName(name)) {
      declared++;
      return returned && declared == 1;
    }
    if (isNamedFunction(node)) {
      return !Names.free(node).contains(name);
    }
    if (node.is("VariableDeclarator") && node.child("id").isName(name)) {
      declared++;
      return node.find("init").filter(init -> !check(init, apart)).isEmpty();
    }
    if (node.is("ExpressionStatement")) {
      return statement(node.child("expression"), apart);
    }
    if (node.is("ForOfStatement") && map && isParts(node.child("right"))) {
      return check(node.child("left"), apart)
          && check(node.child("body"), apart)
          && !changes(node.child("body"));
    }
    if (node.is("ReturnStatement") && returned) {
      return node.find("argument")
          .filter(each -> !each.isName(name) && !check(each, apart))
          .isEmpty();
    }
    if (node.is("UnaryExpression") && node.text("operator").equals("delete")) {
      return !Names.free(node).contains(name);
    }
    if (node.is("AssignmentExpression", "UpdateExpression")) {
      Node target = node.child(node.is("UpdateExpression") ? "argument" : "left");
      return !isEntry(target) && rest(node, apart);
    }
    return part(node, apart);
  }

  /** What becomes a method of its own. */
  private static boolean isNamedFunction(Node node) {
    return node.is("FunctionDeclaration")
        || (node.is("VariableDeclarator")
            && node.find("init").filter(Node::isFunction).isPresent());
  }

  private boolean part(Node node, boolean apart) {
    if (isEntry(node)) {
      return check(node.child("property"), apart);
    }
    if (map && node.is("MemberExpression") && node.child("object").isName(name)) {
      return node.property().filter("size"::equals).isPresent();
    }
    if (node.is("CallExpression") && isCall(node)) {
      return arguments(node, apart);
    }
    if (!map && node.is("CallExpression") && isWhole(node)) {
      return true;
    }
    if (!map && node.is("BinaryExpression") && node.text("operator").equals("in")) {
      boolean here = node.child("right").isName(name);
      return here ? check(node.child("left"), apart) : rest(node, apart);
    }
    if (isNamed(node)) {
      return check(node.child(node.is("ObjectProperty") ? "value" : "object"), apart);
    }
    return rest(node, apart);
  }

  /** Whether what stands first or last in it is only the name of a property. */
  private static boolean isNamed(Node node) {
    return node.is("MemberExpression", "OptionalMemberExpression", "ObjectProperty")
        && !node.flag("computed");
  }

  private boolean rest(Node node, boolean apart) {
    boolean loop = node.is("CallExpression") && ForEachCall.matches(node);
    return node.children().stream()
        .allMatch(each -> check(each, apart || (each.isFunction() && !loop)));
  }

  /** {@code object[key]}. */
  private boolean isEntry(Node node) {
    return !map
        && node.is("MemberExpression")
        && node.flag("computed")
        && node.child("object").isName(name)
        && node.property().isEmpty();
  }

  /** What changes it stands by itself. */
  private boolean statement(Node expression, boolean apart) {
    if (expression.is("AssignmentExpression", "UpdateExpression")) {
      Node target = expression.child(expression.is("UpdateExpression") ? "argument" : "left");
      if (isEntry(target)) {
        return !apart && expression.children().stream().allMatch(each -> check(each, false));
      }
      return check(expression, apart);
    }
    if (DictionaryAdding.find(expression).filter(this::isEntry).isPresent()) {
      return !apart
          && check(DictionaryAdding.find(expression).get(), false)
          && arguments(expression, false);
    }
    if (expression.is("CallExpression") && isMethod(expression, "forEach")) {
      Node function = expression.list("arguments").get(0);
      return function.isFunction()
          && !function.flag("async")
          && !apart
          && !changes(function)
          && function.children().stream().allMatch(each -> check(each, false));
    }
    boolean changes = expression.is("CallExpression") && isMethod(expression, "set|delete");
    return changes ? !apart && arguments(expression, false) : check(expression, apart);
  }

  private boolean arguments(Node call, boolean apart) {
    return call.list("arguments").stream()
        .allMatch(each -> check(each, apart || each.isFunction()));
  }

  /** What only looks. */
  private boolean isCall(Node call) {
    return isMethod(call, "get|has");
  }

  private boolean isMethod(Node call, String methods) {
    Node callee = call.child("callee");
    boolean mine =
        map
            && callee.is("MemberExpression")
            && callee.child("object").isName(name)
            && callee.property().filter(each -> each.matches(methods)).isPresent();
    return mine
        && call.list("arguments").size() == (callee.property().get().equals("set") ? 2 : 1)
        && call.list("arguments").stream().noneMatch(each -> each.is("SpreadElement"));
  }

  /** What a loop goes through. */
  private boolean isParts(Node node) {
    boolean method =
        node.is("CallExpression")
            && node.child("callee").is("MemberExpression")
            && node.child("callee").child("object").isName(name)
            && node.child("callee").property().filter(WHOLE::contains).isPresent()
            && node.list("arguments").isEmpty();
    return node.isName(name) || method;
  }

  /** {@code Object.keys(object)}, {@code JSON.stringify(object)}. */
  private boolean isWhole(Node call) {
    Node callee = call.child("callee");
    List<Node> arguments = call.list("arguments");
    return callee.is("MemberExpression")
        && (callee.child("object").isName("Object") || callee.child("object").isName("JSON"))
        && callee.property().filter(WHOLE::contains).isPresent()
        && arguments.size() == 1
        && arguments.get(0).isName(name);
  }

  private boolean changes(Node node) {
    boolean here = node.is("CallExpression") && isMethod(node, "set|delete");
    return here || node.children().stream().anyMatch(this::changes);
  }

  /** Whether entries of any dictionary are taken away. */
  static boolean deletes(Node node) {
    boolean here =
        node.is("CallExpression")
            && node.child("callee").is("MemberExpression")
            && node.child("callee").property().filter("delete"::equals).isPresent()
            && !node.list("arguments").isEmpty();
    return here || node.children().stream().anyMatch(DictionaryUses::deletes);
  }
}
