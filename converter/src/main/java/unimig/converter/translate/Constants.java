package unimig.converter.translate;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import unimig.converter.script.OpenScript;

/** Finds the values of expressions that are the same in every run, by evaluating them. */
final class Constants {
  private final ScriptAnswers script;
  private final Module module;
  private final Purity purity;

  Constants(ScriptAnswers script, Module module) {
    this.script = script;
    this.module = module;
    this.purity = new Purity(module);
  }

  /** The value of a constant: null, boolean, string, number, list, object or undefined. */
  record Constant(String type, JsonElement value) {
    boolean isPrimitive() {
      return type.equals("plain") || type.equals("number") || type.equals("undefined");
    }

    /** Whether no part of it is a list or object, which could be changed under another name. */
    boolean isFlat() {
      return isPrimitive() || parts().stream().allMatch(Constant::isPrimitive);
    }

    private List<Constant> parts() {
      if (type.equals("list")) {
        return elements();
      }
      return type.equals("object")
          ? value.getAsJsonArray().asList().stream()
              .map(pair -> constant(pair.getAsJsonArray().get(1)))
              .toList()
          : List.of(this);
    }

    List<Constant> elements() {
      return value.getAsJsonArray().asList().stream().map(Constants::constant).toList();
    }

    boolean truthy() {
      return switch (type) {
        case "undefined" -> false;
        case "number" ->
            Double.parseDouble(value.getAsString()) != 0 && !value.getAsString().equals("NaN");
        case "plain" ->
            !value.isJsonNull()
                && (value.getAsJsonPrimitive().isBoolean()
                    ? value.getAsBoolean()
                    : !value.getAsString().isEmpty());
        default -> true;
      };
    }
  }

  static Constant constant(JsonElement json) {
    JsonObject object = json.getAsJsonObject();
    JsonElement value = object.get("value");
    return new Constant(object.get("type").getAsString(), value == null ? object : value);
  }

  /** Whether every name in it means the same in every run. */
  boolean hasFixedNames(Node node, Scope scope) {
    return hasFixedNames(node, scope, new HashSet<>());
  }

  /**
   * @param seen functions, which may call themselves
   */
  private boolean hasFixedNames(Node node, Scope scope, Set<Integer> seen) {
    for (String name : Names.free(node)) {
      Optional<Binding> binding = scope.find(name);
      boolean fixed =
          binding.isEmpty()
              ? isFixed(name)
              : binding.get() instanceof Binding.Constant
                  || builds(binding.get())
                  || (binding.get() instanceof Binding.Function function
                      && (!seen.add(function.node().start())
                          || hasFixedNames(function.node(), function.scope(), seen)));
      if (!fixed) {
        return false;
      }
    }
    return true;
  }

  /** A name of the module whose value stays; what is no list or object cannot be changed. */
  private boolean isFixed(String name) {
    if (module.isAssigned(name)) {
      return false;
    }
    Optional<Node> declared = module.classNamed(StaticMembers.owner(name));
    if (declared.isPresent()) {
      return isKept(declared.get(), name);
    }
    return (!module.isChanged(name) || is(name, Constant::isPrimitive))
        && (!module.isAliased(name) || is(name, Constant::isFlat));
  }

  /**
   * A class, or what it holds.
   *
   * @param name {@code Class} or {@code Class.property}
   */
  private boolean isKept(Node declared, String name) {
    String owner = StaticMembers.owner(name);
    boolean kept = !module.isChanged(owner) && StaticMembers.keeps(declared);
    if (!kept || name.equals(owner) || !module.isAliased(owner)) {
      return kept;
    }
    return name.endsWith(StaticMembers.COMPUTED)
        ? is("Object.values(" + owner + ")", Constant::isFlat)
        : is(name, Constant::isPrimitive);
  }

  private boolean is(String name, Predicate<Constant> condition) {
    String json = script.evaluate("(function () { return " + name + "; })");
    JsonObject value = JsonParser.parseString(json).getAsJsonObject();
    return value.has("error") || condition.test(constant(value));
  }

  /** The value, if it can be told now. */
  Optional<Constant> find(Node node, Scope scope) {
    if (!hasFixedNames(node, scope) || !purity.isPure(node) || usesDatabase(node, scope)) {
      return Optional.empty();
    }
    UntouchedValues values = script.values();
    values.takeTouched();
    String code = function(module.text(node), node, scope);
    String one = script.evaluate(code);
    boolean steady = script.evaluatesAlike(code);
    JsonObject json = JsonParser.parseString(one).getAsJsonObject();
    boolean failed = json.has("error") || !steady || values.takeTouched();
    return failed || values.showsIn(one) || values.wasMade(one) || hasOther(json)
        ? Optional.empty()
        : Optional.of(constant(json));
  }

  private static boolean hasOther(JsonElement json) {
    if (json.isJsonArray()) {
      JsonArray array = json.getAsJsonArray();
      return array.asList().stream().anyMatch(Constants::hasOther);
    }
    return json.isJsonObject()
        && (json.getAsJsonObject().get("type").getAsString().equals("other")
            || (json.getAsJsonObject().has("value")
                && hasOther(json.getAsJsonObject().get("value"))));
  }

  /** Whether Knex, or a builder, is in it otherwise than as {@code knex.client.…}. */
  private static boolean usesDatabase(Node node, Scope scope) {
    if (node.is("MemberExpression") && isClient(node, scope)) {
      return false;
    }
    if (node.is("Identifier")) {
      return scope.find(node.name()).filter(Constants::builds).isPresent();
    }
    return node.children().stream().anyMatch(child -> usesDatabase(child, scope));
  }

  static boolean builds(Binding binding) {
    return binding instanceof Binding.Database
        || binding instanceof Binding.Given
        || binding instanceof Binding.Outside;
  }

  private static boolean isClient(Node member, Scope scope) {
    Node object = member.child("object");
    return object.is("Identifier")
        && scope.find(object.name()).filter(b -> b instanceof Binding.Database).isPresent()
        && member.property().filter("client"::equals).isPresent();
  }

  /** A function of (hole, knex) that answers {@code text}, which stands where {@code node} does. */
  String function(String text, Node node, Scope scope) {
    return "(function (__hole, __knex) {" + prelude(node, scope) + "return (" + text + "\n);})";
  }

  /** Declares what the names in {@code node} mean. */
  private String prelude(Node node, Scope scope) {
    return prelude(node, scope, Set.of());
  }

  /**
   * @param around functions that are being declared, whose names those inside them know
   */
  private String prelude(Node node, Scope scope, Set<Integer> around) {
    Set<String> declarations = new LinkedHashSet<>();
    for (String name : Names.free(node)) {
      scope
          .find(name)
          .flatMap(binding -> declaration(name, binding, around))
          .ifPresent(declarations::add);
    }
    for (Node each : Names.references(node)) {
      each.elsewhere()
          .map(there -> OpenScript.declaration(there.path(), there.name()))
          .ifPresent(declarations::add);
    }
    return declarations.stream().collect(Collectors.joining());
  }

  /** Nothing for variables: holes stand where they are used. */
  private Optional<String> declaration(String name, Binding binding, Set<Integer> around) {
    if (binding instanceof Binding.Database || binding instanceof Binding.Outside) {
      return Optional.of("const " + name + " = __knex;");
    }
    if (binding instanceof Binding.Constant constant) {
      return Optional.of("const " + name + " = " + constant.declaration() + ";");
    }
    if (!(binding instanceof Binding.Function function)
        || around.contains(function.node().start())) {
      return Optional.empty();
    }
    Set<Integer> inner = new HashSet<>(around);
    inner.add(function.node().start());
    String before = prelude(function.node(), function.scope(), inner);
    String value = "(() => {" + before + "return (" + module.text(function.node()) + "\n);})()";
    return Optional.of("const " + name + " = " + value + ";");
  }

  /** JavaScript with the value of an expression wherever it stands. */
  String closed(Node node, Scope scope) {
    return closing(module.text(node), node, scope);
  }

  /** The same of {@code text}, which stands where {@code node} does. */
  String closing(String text, Node node, Scope scope) {
    return "(() => {" + prelude(node, scope) + "return (" + text + "\n);})()";
  }

  /** The body of an arrow function, of a block or an expression. */
  String body(String text, Node node, Scope scope) {
    String statements = node.is("BlockStatement") ? text : "return (" + text + "\n);";
    return "{" + prelude(node, scope) + statements + "}";
  }
}
