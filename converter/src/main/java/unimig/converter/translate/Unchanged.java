package unimig.converter.translate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which parts of a statement have the same value after all that the statement changes. */
final class Unchanged {
  /** What cannot fail, and is the same later where its parts are. */
  private static final List<String> WHOLE =
      List.of("TemplateLiteral", "ArrayExpression", "ObjectExpression", "ObjectProperty");

  private final Place place;
  private final Set<String> assigned = new TreeSet<>();
  private final List<String> changes = new ArrayList<>();
  private final boolean reaching;

  /**
   * @param statements or their expressions, with all that they change
   */
  Unchanged(List<Node> statements, Place place) {
    this.place = place;
    for (Node each : statements) {
      assigned.addAll(Names.assigned(each));
      changes(each);
    }
    this.reaching = statements.stream().anyMatch(this::reaches);
  }

  private void changes(Node node) {
    if (node.is("AssignmentExpression", "UpdateExpression")) {
      Node target = node.child(node.is("UpdateExpression") ? "argument" : "left");
      changes.addAll(Names.of(target));
    }
    node.children().forEach(this::changes);
  }

  /** Whether it may change parts of lists and objects that it does not name as variables. */
  private boolean reaches(Node node) {
    boolean here =
        switch (node.type()) {
          case "AssignmentExpression" -> !node.child("left").is("Identifier");
          case "UpdateExpression" -> !node.child("argument").is("Identifier");
          case "CallExpression" ->
              new HelperCalls(new Rules())
                  .find(node, place)
                  .map(function -> !HelperCalls.changesNothing(function, place.unit().module()))
                  .orElseGet(() -> Effects.of(place).isOne(node));
          default -> false;
        };
    return here || (!node.isFunction() && node.children().stream().anyMatch(this::reaches));
  }

  /** Whether a variable is changed at one place only. */
  boolean isChangedOnce(String name) {
    return Collections.frequency(changes, name) == 1;
  }

  /** Whether a value changes only where its parts do, each of which can be told. */
  boolean isMadeOf(Node node) {
    return isBuilding(node) || isWhole(node);
  }

  private boolean isWhole(Node node) {
    boolean computed = node.is("BinaryExpression", "UnaryExpression");
    return WHOLE.contains(node.type())
        || (computed
            && !node.text("operator").matches("in|instanceof|delete")
            && !place.unit().module().mentions("BigInt"));
  }

  private boolean isBuilding(Node node) {
    Node root = Names.root(node);
    return node.is("CallExpression", "MemberExpression")
        && root.is("Identifier")
        && place.scope().find(root.name()).filter(Constants::builds).isPresent();
  }

  boolean is(Node node) {
    if (place.scope().earlier(node).isPresent()
        || node.isFunction()
        || (node.type().endsWith("Literal") && !node.is("TemplateLiteral"))) {
      return true;
    }
    if (node.is("Identifier")) {
      return isKept(node);
    }
    if (node.is("SpreadElement")) {
      return !reaching && node.child("argument").is("Identifier") && isKept(node.child("argument"));
    }
    if (place.unit().constants().find(node, place.scope()).isPresent()) {
      return true;
    }
    return node.is("MemberExpression") && isCell(node);
  }

  /** A name whose value no part of the statement changes. */
  private boolean isKept(Node name) {
    Optional<Binding> binding = place.scope().find(name.name());
    return !(binding.orElse(null) instanceof Binding.Variable) || !assigned.contains(name.name());
  }

  /** A column or property of what is there, which nothing changes. */
  private boolean isCell(Node member) {
    return !reaching
        && !member.flag("computed")
        && member.child("object").is("Identifier")
        && isKept(member.child("object"))
        && place.scope().find(member.child("object").name()).orElse(null)
            instanceof Binding.Variable variable
        && variable.type().is(Type.Kind.ROW, Type.Kind.OBJECT)
        && !variable.type().nullable();
  }
}
