package unimig.converter.translate;

import java.util.Optional;
import java.util.Set;

/**
 * Expressions that are the same when they are computed later, and cannot fail: those of a builder
 * that is kept are computed when its statement is sent.
 */
final class Lasting {
  private static final Set<String> WHOLE =
      Set.of(
          "ArrayExpression",
          "BinaryExpression",
          "BlockStatement",
          "ConditionalExpression",
          "ExpressionStatement",
          "IfStatement",
          "LogicalExpression",
          "ObjectExpression",
          "ObjectProperty",
          "ReturnStatement",
          "TemplateElement",
          "TemplateLiteral",
          "UnaryExpression");

  private static final Set<String> FUNCTIONS = Set.of("String", "Number", "Boolean");

  private final Place place;

  private Lasting(Place place) {
    this.place = place;
  }

  /**
   * @param home where what it becomes part of is declared
   */
  static void require(Node node, Place place, Scope home) {
    for (String name : Names.free(node)) {
      Optional<Binding> binding = place.scope().find(name);
      boolean variable = binding.filter(b -> b instanceof Binding.Variable).isPresent();
      boolean stays =
          !place.body().isAssigned(name)
              && !place.body().isChanged(name)
              && home.find(name).filter(outer -> isSame(outer, binding.get())).isPresent();
      if (variable && !stays) {
        throw new Refusal(node, "a statement that is kept, of a value that may change meanwhile");
      }
    }
    if (RunValues.isIn(node, place)) {
      throw new Refusal(node, "a statement that is kept, of a value that may change meanwhile");
    }
    new Lasting(place).check(node);
  }

  /** Whether both are one variable, of which more may be known here. */
  private static boolean isSame(Binding outer, Binding here) {
    return outer instanceof Binding.Variable one
        && here instanceof Binding.Variable other
        && one.java().equals(other.java())
        && one.declaration() == other.declaration();
  }

  private void check(Node node) {
    if (place.unit().constants().hasFixedNames(node, place.scope()) || isPlain(node)) {
      return;
    }
    boolean known =
        WHOLE.contains(node.type())
            || node.isFunction()
            || isBuilding(node)
            || (node.is("CallExpression")
                && node.child("callee").is("Identifier")
                && FUNCTIONS.contains(node.child("callee").name()));
    if (!known) {
      throw new Refusal(node, "a statement that is kept, of a value that may fail");
    }
    if (node.is("MemberExpression")) {
      check(node.child("object"));
    } else {
      node.children().forEach(this::check);
    }
  }

  /** A name, or a property of what is there. */
  private boolean isPlain(Node node) {
    if (node.is("Identifier")) {
      return true;
    }
    return node.is("MemberExpression")
        && !place.unit().module().changesParts()
        && !node.flag("computed")
        && node.child("object").is("Identifier")
        && place.scope().find(node.child("object").name()).orElse(null)
            instanceof Binding.Variable variable
        && variable.type().is(Type.Kind.ROW, Type.Kind.OBJECT, Type.Kind.LIST, Type.Kind.RESULT)
        && !variable.type().nullable();
  }

  /** Functions of the script may fail. */
  private boolean builds(String name, Optional<Binding> binding) {
    return binding.isPresent()
        ? !(binding.get() instanceof Binding.Variable || binding.get() instanceof Binding.Function)
        : place.unit().module().function(name).isEmpty();
  }

  /** Part of a chain of Knex or of a builder that Knex passes. */
  private boolean isBuilding(Node node) {
    Node root = Names.root(node);
    Optional<Binding> binding =
        root.is("Identifier") ? place.scope().find(root.name()) : Optional.empty();
    return node.is("CallExpression", "MemberExpression")
        && (root.is("ThisExpression") || (root.is("Identifier") && builds(root.name(), binding)));
  }
}
