package unimig.converter.translate;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Objects of classes that only hold values: a method makes them of what the constructor is given.
 */
final class Holders implements StatementRule {
  /** What no node of a script is. */
  static final String MADE = "HeldObject";

  /** Begins what the type of an object says of its class, and no name of a property. */
  private static final String NEW = "new ";

  /** What the language calls by itself. */
  private static final Set<String> CALLED = Set.of("then", "toJSON", "toString", "valueOf");

  private final Rules rules;

  Holders(Rules rules) {
    this.rules = rules;
  }

  /** The class that {@code new Class()} means, if the module declares it. */
  static Optional<Node> find(Node creation, Place place) {
    Node callee = creation.child("callee");
    boolean ofModule = callee.is("Identifier") && place.scope().find(callee.name()).isEmpty();
    return ofModule ? place.unit().module().classNamed(callee.name()) : Optional.empty();
  }

  Code create(Node creation, Node declared, Place place) {
    Node made = function(declared, place.unit().module());
    return new HelperCalls(rules)
        .create(creation, new Binding.Function(made, Scope.module()), place);
  }

  /** A function that makes an object of what its parameters are. */
  private static Node function(Node declared, Module module) {
    String name = declared.child("id").name();
    if (declared.find("superClass").isPresent() || module.isChanged(name)) {
      throw new Refusal(declared, "a class of more than fields");
    }
    JsonArray fields = new JsonArray();
    Optional<Node> constructor = Optional.empty();
    for (Node each : declared.child("body").list("body")) {
      if (each.is("ClassProperty") && !each.flag("static")) {
        fields.add(field(each).json());
      } else if (each.is("ClassMethod") && each.text("kind").equals("constructor")) {
        constructor = Optional.of(each);
      } else if (!each.flag("static") && !isMethod(each)) {
        throw new Refusal(each, "a class of more than fields");
      }
    }
    constructor.ifPresent(each -> assigned(each).forEach(field -> fields.add(field.json())));
    return function(declared, constructor, fields);
  }

  /** A method that answers something of what is held, and that the language does not call. */
  private static boolean isMethod(Node member) {
    return member.is("ClassMethod")
        && member.text("kind").equals("method")
        && !member.flag("computed")
        && !member.flag("async")
        && !member.flag("generator")
        && member.child("key").is("Identifier")
        && !CALLED.contains(member.child("key").name())
        && !Purity.contains(member, List.of("Super"));
  }

  /** Nothing if it is no method of such an object. */
  Optional<Code> call(Code object, String method, Node call, Place place) {
    Optional<Node> found = declared(object, place).flatMap(each -> method(each, method));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Binding.Function function = new Binding.Function(found.get(), Scope.module());
    if (!HelperCalls.onlyAnswers(function, place.unit().module())) {
      throw new Refusal(call, "a method of an object that changes something");
    }
    Code answer = new HelperCalls(rules).method(method, function, object, call, place);
    if (!answer.steady()) {
      throw new Refusal(call, "a method of an object that changes something");
    }
    return Optional.of(answer);
  }

  private static Optional<Node> declared(Code object, Place place) {
    boolean known = object.type().is(Type.Kind.OBJECT) && !object.type().nullable();
    return known
        ? object.type().columns().stream()
            .flatMap(each -> each.keySet().stream())
            .filter(each -> each.startsWith(NEW))
            .findFirst()
            .flatMap(each -> place.unit().module().classNamed(each.substring(NEW.length())))
        : Optional.empty();
  }

  private static Optional<Node> method(Node declared, String name) {
    return declared.child("body").list("body").stream()
        .filter(each -> !each.flag("static") && isMethod(each))
        .filter(each -> each.child("key").isName(name))
        .findFirst();
  }

  private static Node field(Node property) {
    boolean plain = property.find("value").isPresent() && property.property().isPresent();
    if (!plain || Purity.contains(property, List.of("ThisExpression"))) {
      throw new Refusal(property, "a field without a plain value");
    }
    return property;
  }

  /** {@code this.name = value}, and nothing else. */
  private static List<Node> assigned(Node constructor) {
    List<Node> fields = new ArrayList<>();
    for (Node each : constructor.child("body").list("body")) {
      boolean plain =
          value(each).filter(v -> !Purity.contains(v, List.of("ThisExpression"))).isPresent();
      if (!plain) {
        throw new Refusal(each, "a constructor that does more than to keep values");
      }
      fields.add(each.child("expression"));
    }
    return fields;
  }

  /** The value in {@code this.name = value}. */
  static Optional<Node> value(Node statement) {
    return Optional.of(statement)
        .filter(each -> each.is("ExpressionStatement"))
        .map(each -> each.child("expression"))
        .filter(each -> each.is("AssignmentExpression") && each.text("operator").equals("="))
        .filter(each -> each.child("left").is("MemberExpression"))
        .filter(each -> each.child("left").child("object").is("ThisExpression"))
        .filter(each -> each.child("left").property().isPresent())
        .map(each -> each.child("right"));
  }

  private static Node function(Node declared, Optional<Node> constructor, JsonArray fields) {
    JsonObject made = at(declared, MADE);
    made.add("fields", fields);
    made.addProperty("name", declared.child("id").name());
    JsonObject block = at(declared, "BlockStatement");
    JsonArray statements = new JsonArray();
    statements.add(made);
    block.add("body", statements);
    JsonObject function = at(declared, "FunctionDeclaration");
    function.add("id", JsonNull.INSTANCE);
    function.add(
        "params", constructor.map(each -> each.json().get("params")).orElse(new JsonArray()));
    function.add("body", block);
    return new Node(function);
  }

  private static JsonObject at(Node place, String type) {
    JsonObject node = new JsonObject();
    node.addProperty("type", type);
    node.add("start", place.json().get("start"));
    node.add("end", place.json().get("end"));
    return node;
  }

  /** Returns the object. */
  @Override
  public boolean translate(Node node, Place place) {
    NewObject made = new NewObject();
    for (Node each : node.list("fields")) {
      boolean property = each.is("ClassProperty");
      String name = (property ? each : each.child("left")).property().orElseThrow();
      Code value = rules.value(each.child(property ? "value" : "right"), place);
      boolean missing = value.type().is(Type.Kind.ROW) && value.type().nullable();
      if (missing || name.equals("__proto__")) {
        throw new Refusal(each, "a field that an object cannot hold");
      }
      Code key = Code.atom(JavaLiterals.string(name), Type.STRING);
      made.add(key, Optional.of(name), Parts.of(value, place.unit()));
    }
    made.mark(NEW + node.text("name"));
    Code object = made.code(place.unit());
    place.body().returns(object.type());
    place.body().line("return " + object.text() + ";");
    return false;
  }
}
