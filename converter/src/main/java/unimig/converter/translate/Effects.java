package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which parts of an expression change something, so that what is around them has an order. */
final class Effects {
  private static final List<String> CHANGING = List.of("pop", "shift", "splice", "unshift", "push");

  private final Place place;

  private Effects(Place place) {
    this.place = place;
  }

  static Effects of(Place place) {
    return new Effects(place);
  }

  /** Whether it, or a part of it, changes something when it is evaluated. */
  boolean isIn(Node node) {
    return isOne(node) || (!isClosed(node) && node.children().stream().anyMatch(this::isIn));
  }

  /** What is not evaluated where it stands. */
  private static boolean isClosed(Node node) {
    return node.isFunction() || node.is("ClassExpression");
  }

  /** Whether it changes something itself, or may evaluate a part that does. */
  boolean isOne(Node node) {
    return switch (node.type()) {
      case "AwaitExpression", "AssignmentExpression", "UpdateExpression" -> true;
      case "UnaryExpression" -> node.text("operator").equals("delete");
      case "LogicalExpression" -> isIn(node.child("right"));
      case "ConditionalExpression" ->
          isIn(node.child("consequent")) || isIn(node.child("alternate"));
      case "OptionalCallExpression" -> node.list("arguments").stream().anyMatch(this::isIn);
      case "OptionalMemberExpression" -> node.flag("computed") && isIn(node.child("property"));
      case "MemberExpression" -> isCounting(node);
      case "CallExpression" ->
          LoopedCallbacks.matches(node)
              || RegExpCursors.isCall(node, place)
              || isChanging(node)
              || isOwn(node);
      default -> false;
    };
  }

  /** {@code list[i++]}, which Java evaluates as JavaScript does. */
  static boolean isCounting(Node node) {
    return node.is("MemberExpression")
        && node.flag("computed")
        && node.child("object").is("Identifier")
        && node.child("property").is("UpdateExpression")
        && node.child("property").child("argument").is("Identifier")
        && !node.child("property").child("argument").isName(node.child("object").name());
  }

  private boolean isChanging(Node call) {
    Node callee = call.child("callee");
    return callee.is("MemberExpression")
        && callee.property().filter(CHANGING::contains).isPresent()
        && !(Names.root(callee).is("Identifier")
            && place.scope().find(Names.root(callee).name()).filter(Constants::builds).isPresent());
  }

  /** A function of the script that may do more than answer. */
  private boolean isOwn(Node call) {
    Rules rules = new Rules();
    HelperCalls helpers = new HelperCalls(rules);
    Optional<Binding.Function> function = helpers.find(call, place);
    return function.isPresent()
        && !helpers.isAsync(call, place)
        && !new BuildingFunctions(rules).isCall(call, place)
        && (!HelperCalls.onlyAnswers(function.get(), place.unit().module())
            || RunValues.isIn(function.get().node().child("body"), place));
  }

  /** The parts of an expression that are evaluated whenever it is, in order. */
  static List<Node> parts(Node node) {
    return switch (node.type()) {
      case "LogicalExpression" -> List.of(node.child("left"));
      case "ConditionalExpression" -> List.of(node.child("test"));
      case "OptionalMemberExpression" -> List.of(node.child("object"));
      case "OptionalCallExpression" -> List.of(node.child("callee"));
      case "MemberExpression" ->
          node.flag("computed")
              ? List.of(node.child("object"), node.child("property"))
              : List.of(node.child("object"));
      case "ObjectProperty" ->
          node.flag("computed")
              ? List.of(node.child("key"), node.child("value"))
              : List.of(node.child("value"));
      case "CallExpression" -> call(node);
      case "NewExpression" -> node.list("arguments");
      case "TemplateLiteral" -> node.list("expressions");
      case "ArrayExpression" -> node.list("elements");
      case "ObjectExpression" -> node.list("properties");
      default -> isClosed(node) ? List.of() : node.children();
    };
  }

  private static List<Node> call(Node call) {
    List<Node> parts = new ArrayList<>();
    Node callee = call.child("callee");
    if (callee.is("MemberExpression")) {
      parts.addAll(parts(callee));
    } else if (!callee.is("Identifier", "SequenceExpression")) {
      parts.add(callee);
    }
    parts.addAll(call.list("arguments"));
    return parts;
  }

  /** What a member is taken or a method called of. */
  static Optional<Node> receiver(Node node) {
    boolean method = node.is("CallExpression") && node.child("callee").is("MemberExpression");
    return node.is("MemberExpression")
        ? Optional.of(node.child("object"))
        : method ? Optional.of(node.child("callee").child("object")) : Optional.empty();
  }
}
