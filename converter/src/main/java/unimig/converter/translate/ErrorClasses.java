package unimig.converter.translate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Classes of the script that extend {@code Error}, of which nothing but message, name and their own
 * properties is looked at.
 *
 * @param name what {@code error.name} is
 * @param constructor nothing where it is that of {@code Error}
 * @param properties of their own, in the order in which they are assigned
 */
record ErrorClasses(String name, Optional<Node> constructor, Map<String, Node> properties) {
  ErrorClasses {
    properties = new LinkedHashMap<>(properties);
  }

  /** What errors have of their own, or is no value that a script gives. */
  private static final Set<String> OF_ERRORS =
      Set.of("cause", "constructor", "message", "name", "stack", "toString", "__proto__");

  /** The class that a name of the module means, if it is one of these. */
  static Optional<ErrorClasses> find(Node name, Place place) {
    boolean ofModule = name.is("Identifier") && place.scope().find(name.name()).isEmpty();
    return ofModule
        ? place.unit().module().classNamed(name.name()).flatMap(ErrorClasses::of)
        : Optional.empty();
  }

  private static Optional<ErrorClasses> of(Node declared) {
    boolean error = declared.find("superClass").filter(each -> each.isName("Error")).isPresent();
    List<Node> members = declared.child("body").list("body");
    if (!error || members.size() > 1) {
      return Optional.empty();
    }
    if (members.isEmpty()) {
      return Optional.of(new ErrorClasses("Error", Optional.empty(), Map.of()));
    }
    Node constructor = members.get(0);
    boolean plain =
        constructor.is("ClassMethod")
            && constructor.text("kind").equals("constructor")
            && constructor.list("params").stream().allMatch(each -> each.is("Identifier"));
    return plain ? constructed(declared, constructor) : Optional.empty();
  }

  /** {@code super(message); this.name = 'NAME'}. */
  private static Optional<ErrorClasses> constructed(Node declared, Node constructor) {
    List<Node> statements = constructor.child("body").list("body");
    boolean begins = !statements.isEmpty() && superCall(statements.get(0)).isPresent();
    String name = "Error";
    Map<String, Node> properties = new LinkedHashMap<>();
    for (Node each : statements.subList(Math.min(1, statements.size()), statements.size())) {
      Optional<String> named = nameIn(each, declared);
      Optional<String> property = propertyIn(each);
      if (named.isEmpty() && property.isEmpty()) {
        return Optional.empty();
      }
      name = named.orElse(name);
      property.ifPresent(key -> properties.put(key, each.child("expression").child("right")));
    }
    return begins
        ? Optional.of(new ErrorClasses(name, Optional.of(constructor), properties))
        : Optional.empty();
  }

  private static Optional<Node> superCall(Node statement) {
    return Optional.of(statement)
        .filter(each -> each.is("ExpressionStatement"))
        .map(each -> each.child("expression"))
        .filter(each -> each.is("CallExpression") && each.child("callee").is("Super"))
        .filter(each -> each.list("arguments").size() == 1);
  }

  /** The text in {@code this.name = 'NAME'} or {@code this.name = this.constructor.name}. */
  private static Optional<String> nameIn(Node statement, Node declared) {
    Node assignment =
        statement.is("ExpressionStatement") ? statement.child("expression") : statement;
    boolean named =
        assignment.is("AssignmentExpression")
            && assignment.text("operator").equals("=")
            && isOfThis(assignment.child("left"), "name");
    if (!named) {
      return Optional.empty();
    }
    Node value = assignment.child("right");
    boolean own =
        value.is("MemberExpression")
            && value.property().filter("name"::equals).isPresent()
            && isOfThis(value.child("object"), "constructor");
    return own
        ? declared.find("id").map(Node::name)
        : Optional.of(value)
            .filter(each -> each.is("StringLiteral"))
            .map(each -> each.text("value"));
  }

  /** The property that {@code this.code = value} gives a value. */
  private static Optional<String> propertyIn(Node statement) {
    return Optional.of(statement)
        .filter(each -> each.is("ExpressionStatement"))
        .map(each -> each.child("expression"))
        .filter(each -> each.is("AssignmentExpression") && each.text("operator").equals("="))
        .map(each -> each.child("left"))
        .filter(left -> left.is("MemberExpression") && left.child("object").is("ThisExpression"))
        .flatMap(Node::property)
        .filter(key -> !OF_ERRORS.contains(key));
  }

  private static boolean isOfThis(Node node, String property) {
    return node.is("MemberExpression")
        && node.child("object").is("ThisExpression")
        && node.property().filter(property::equals).isPresent();
  }

  /** The message of one that is made with arguments. */
  Code message(List<Node> arguments, Rules rules, Place place) {
    if (constructor.isEmpty()) {
      return rules.value(arguments.get(0), place);
    }
    Node call = superCall(constructor.get().child("body").list("body").get(0)).orElseThrow();
    Place inside = place.with(parameters(arguments, rules, place));
    return rules.value(call.list("arguments").get(0), inside);
  }

  /** What is put behind the making of an error: its own properties. */
  String withProperties(List<Node> arguments, Rules rules, Place place) {
    if (properties.isEmpty()) {
      return "";
    }
    Place inside = place.with(parameters(arguments, rules, place));
    StringBuilder calls = new StringBuilder();
    properties.forEach(
        (key, value) -> {
          String text = Parts.of(rules.value(value, inside), place.unit()).text();
          calls.append(".with(" + JavaLiterals.string(key) + ", " + text + ")");
        });
    return calls.toString();
  }

  /** Whether an error of the script may have such a property. */
  static boolean isOwn(String property, Place place) {
    return place.unit().module().classes().stream()
        .flatMap(each -> of(each).stream())
        .anyMatch(each -> each.properties().containsKey(property));
  }

  private Scope parameters(List<Node> arguments, Rules rules, Place place) {
    Scope scope = Scope.module().inner();
    List<Node> parameters = constructor.get().list("params");
    for (int i = 0; i < parameters.size(); i++) {
      if (i >= arguments.size()) {
        throw new Refusal(constructor.get(), "an error that is made without what it is made of");
      }
      Code value = rules.value(arguments.get(i), place);
      scope.declare(
          parameters.get(i).name(),
          new Binding.Variable(value.operand(), value.type(), false, parameters.get(i).start()));
    }
    return scope;
  }

  /** Whether errors of the script may have a name that is one of the language. */
  static boolean isTaken(String name, Place place) {
    return place.unit().module().classes().stream()
        .flatMap(each -> of(each).stream())
        .anyMatch(each -> each.name().equals(name));
  }

  /** Whether its name tells errors of the class from others. */
  boolean isTold(Place place) {
    return !List.of("Error", "TypeError", "RangeError", "SyntaxError", "error").contains(name)
        && place.unit().module().classes().stream()
                .flatMap(each -> of(each).stream())
                .filter(each -> each.name().equals(name))
                .count()
            == 1;
  }
}
