package unimig.converter.translate;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Methods that call themselves: what they return, and whether they use the database, is assumed
 * until it turns out to be so.
 */
final class RepeatedMethods {
  private static final int ATTEMPTS = 6;

  private final Unit unit;
  private final Node call;

  /**
   * @param call for reasons
   */
  RepeatedMethods(Unit unit, Node call) {
    this.unit = unit;
    this.call = call;
  }

  /**
   * @param key that calls find it by
   * @param writing makes it, of its name in Java
   */
  Unit.Method define(
      String key, String name, Node function, Function<String, Unit.Method> writing) {
    Set<String> before = new TreeSet<>(unit.methods().keySet());
    Type general = returns(function) ? Type.ANY : Type.NOTHING;
    Type assumed = general;
    boolean database = false;
    boolean narrowed = false;
    for (int i = 0; i < ATTEMPTS; i++) {
      String java = unit.methodName(name);
      unit.methods().put(key, new Unit.Method(java, "", assumed, database));
      Unit.Method method = writing.apply(java);
      if (!unit.isRepeated(java) || fits(method, assumed, database, narrowed)) {
        unit.methods().remove(key);
        unit.methods().put(key, method);
        return method;
      }
      narrowed = narrowed || !method.returns().equals(assumed);
      assumed = assumed.equals(general) ? method.returns() : general;
      database = database || method.usesDatabase();
      unit.keepOnly(before);
    }
    throw new Refusal(call, "a function that calls itself, of several types");
  }

  private static boolean fits(
      Unit.Method method, Type assumed, boolean database, boolean narrowed) {
    Type type = method.returns();
    boolean holds = type.equals(assumed) || (narrowed && assumed.equals(Type.ANY) && isValue(type));
    return holds && method.usesDatabase() == database;
  }

  /** Whether what holds anything may hold it: Java holds a missing row as null. */
  private static boolean isValue(Type type) {
    return !type.is(Type.Kind.NOTHING, Type.Kind.RESULT, Type.Kind.ITERABLE)
        && !(type.is(Type.Kind.ROW) && type.nullable());
  }

  private static boolean returns(Node function) {
    return !function.child("body").is("BlockStatement") || returnsValue(function.child("body"));
  }

  private static boolean returnsValue(Node node) {
    return !node.isFunction()
        && ((node.is("ReturnStatement") && node.find("argument").isPresent())
            || node.children().stream().anyMatch(RepeatedMethods::returnsValue));
  }

  /** Whether a function gives a parameter as it is to every call of itself. */
  static boolean passesOn(String parameter, Node function) {
    List<Node> parameters = function.list("params");
    int index = 0;
    while (index < parameters.size() && !parameters.get(index).isName(parameter)) {
      index++;
    }
    return function.find("id").isPresent()
        && index < parameters.size()
        && passesOn(function.find("id").get().name(), index, parameter, function.child("body"));
  }

  private static boolean passesOn(String name, int index, String parameter, Node node) {
    if (node.isName(name)) {
      return false;
    }
    if (node.is("CallExpression") && node.child("callee").isName(name)) {
      List<Node> arguments = node.list("arguments");
      return index < arguments.size()
          && arguments.get(index).isName(parameter)
          && arguments.stream().allMatch(each -> passesOn(name, index, parameter, each));
    }
    return node.children().stream().allMatch(each -> passesOn(name, index, parameter, each));
  }
}
