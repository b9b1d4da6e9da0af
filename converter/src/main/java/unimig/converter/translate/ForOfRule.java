package unimig.converter.translate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import unimig.converter.translate.Constants.Constant;

/** {@code for (const a of list)}; constants are gone through one by one. */
final class ForOfRule implements StatementRule {
  /** More would be no code that a person reads. */
  private static final int MOST_COPIES = 40;

  private static final List<String> JUMPS = List.of("BreakStatement", "ContinueStatement");

  private static final Set<String> GLOBALS =
      Set.of(
          "console",
          "Number",
          "String",
          "Boolean",
          "BigInt",
          "JSON",
          "Math",
          "Object",
          "Array",
          "Date",
          "parseInt",
          "parseFloat",
          "isNaN");

  private final Rules rules;

  ForOfRule(Rules rules) {
    this.rules = rules;
  }

  @Override
  public boolean translate(Node node, Place place) {
    Node left = node.child("left");
    if (!left.is("VariableDeclaration")) {
      throw new Refusal(node, "a loop into a variable from outside");
    }
    GeneratorLoops generators = new GeneratorLoops(rules, place);
    Optional<Binding.Function> generator = generators.find(node);
    if (generator.isPresent()) {
      generators.write(node, generator.get());
      return true;
    }
    if (new DictionaryLoops(rules).write(node, place)) {
      return true;
    }
    Node pattern = left.list("declarations").get(0).child("id");
    Node body = node.child("body");
    Optional<Constant> constant = place.unit().constants().find(node.child("right"), place.scope());
    if (constant.isPresent()
        && constant.get().type().equals("list")
        && pattern.is("Identifier")
        && isBuiltWith(pattern.name(), body, place)
        && isFixed(constant.get(), pattern, place)) {
      if (!Purity.contains(body, JUMPS) && constant.get().elements().size() <= MOST_COPIES) {
        return copies(node, pattern, constant.get().elements().size(), place);
      }
    }
    Code source = rules.expression(node.child("right"), place);
    Code list = Iterables.looped(source, place.unit());
    Node root = Names.root(node.child("right"));
    if (source.type().is(Type.Kind.LIST)
        && root.is("Identifier")
        && Names.changed(body).contains(root.name())) {
      throw new Refusal(node, "a loop over a list that may change meanwhile");
    }
    over(list, pattern, body, place.last(false), inner -> rules.statement(body, inner));
    return true;
  }

  /** Whether a statement of Knex, or a function of the script, may be another for each element. */
  private static boolean isBuiltWith(String name, Node node, Place place) {
    boolean here =
        node.is("CallExpression")
            && isBuilding(Names.root(node), place)
            && Names.free(node).contains(name);
    return here || node.children().stream().anyMatch(child -> isBuiltWith(name, child, place));
  }

  private static boolean isBuilding(Node root, Place place) {
    return root.is("Identifier")
        && !GLOBALS.contains(root.name())
        && !(place.scope().find(root.name()).orElse(null) instanceof Binding.Variable)
        && place.unit().constants().find(root, place.scope()).isEmpty();
  }

  private static boolean isFixed(Constant list, Node name, Place place) {
    return !place.body().isAssigned(name.name())
        && (!place.body().isChanged(name.name())
            || list.elements().stream().allMatch(Constant::isPrimitive));
  }

  private boolean copies(Node node, Node name, int count, Place place) {
    String list = place.unit().constants().closed(node.child("right"), place.scope());
    for (int i = 0; i < count; i++) {
      // Each is run as often as what is around it, so builders may be extended there.
      Place inner = place.block().last(false);
      inner.scope().declare(name.name(), new Binding.Constant("(" + list + ")[" + i + "]"));
      if (!rules.statement(node.child("body"), inner)) {
        return false;
      }
    }
    return true;
  }

  /** A loop of Java. */
  void over(Code list, Node pattern, Node body, Place place, Consumer<Place> write) {
    if (!list.type().is(Type.Kind.LIST) || list.type().nullable()) {
      throw new Refusal(pattern, "a loop over what may be no list");
    }
    Type type = list.type().elementType();
    Destructuring.importType(type, place.unit());
    Place inner = place.inner();
    Optional<String> wanted = Destructuring.nameOf(pattern);
    boolean own = wanted.isPresent() && !inner.body().isAssigned(wanted.get());
    String java = inner.body().name(own ? wanted.get() : type.is(Type.Kind.ROW) ? "row" : "each");
    inner.body().line("for (" + type.java() + " " + java + " : " + list.text() + ") {");
    if (own) {
      inner.scope().declare(wanted.get(), new Binding.Variable(java, type, false, pattern.start()));
    } else {
      new Destructuring(rules).declare(pattern, Code.atom(java, type), inner, body);
    }
    write.accept(inner);
    inner.body().line("}");
  }
}
