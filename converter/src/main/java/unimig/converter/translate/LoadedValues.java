package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Constants of a module that environment, clock or chance decide on when it is loaded. Where a
 * module does nothing else with those, its functions can begin with the declarations.
 */
final class LoadedValues {
  /** Calls that cannot fail, whatever the run is like. */
  private static final Set<String> METHODS =
      Set.of("now", "toISOString", "getTime", "randomUUID", "v4");

  private static final Set<String> FUNCTIONS = Set.of("String", "Number", "Boolean");

  private final Place place;
  private final List<Node> declarations = new ArrayList<>();
  private final Set<String> names = new TreeSet<>();

  private LoadedValues(Place place) {
    this.place = place;
  }

  /** The declarations in order; empty where the module may do more. */
  static Optional<List<Node>> of(Unit unit) {
    Node program = unit.module().program();
    LoadedValues values =
        new LoadedValues(
            new Place(new Body(unit, program, new Widening(), true), Scope.module().inner()));
    boolean known = program.list("body").stream().allMatch(values::isKnown);
    if (!known || values.areUsedByFunctions(program)) {
      return Optional.empty();
    }
    unit.module().vary(values.names);
    return Optional.of(values.declarations);
  }

  private boolean isKnown(Node statement) {
    return switch (statement.type()) {
      case "FunctionDeclaration" -> true;
      case "VariableDeclaration" ->
          statement.list("declarations").stream().allMatch(each -> isKnown(each, statement));
      case "ExpressionStatement" -> isExport(statement.child("expression"));
      default -> false;
    };
  }

  private boolean isKnown(Node declarator, Node statement) {
    Optional<Node> value = declarator.find("init");
    if (value.isEmpty() || !declarator.child("id").is("Identifier")) {
      return false;
    }
    if (value.get().isFunction()) {
      return true;
    }
    boolean varies =
        RunValues.isIn(value.get(), place)
            || Names.free(value.get()).stream().anyMatch(names::contains);
    if (!varies) {
      return isInert(value.get());
    }
    boolean fixed =
        statement.text("kind").equals("const") && statement.list("declarations").size() == 1;
    names.add(declarator.child("id").name());
    declarations.add(statement);
    return fixed && cannotFail(value.get());
  }

  /** Only that of functions and of what stays as it is. */
  private boolean isExport(Node expression) {
    if (expression.is("StringLiteral")) {
      return true;
    }
    if (expression.is("CallExpression")) {
      // What the erasure of exports makes.
      Node callee = expression.child("callee");
      return callee.is("MemberExpression")
          && callee.child("object").isName("Object")
          && callee.property().filter("defineProperty"::equals).isPresent()
          && expression.list("arguments").get(0).isName("exports");
    }
    return expression.is("AssignmentExpression")
        && (expression.child("right").isFunction()
            || (isInert(expression.child("right"))
                && Names.free(expression.child("right")).stream().noneMatch(names::contains)));
  }

  /** Whether it runs nothing. */
  private static boolean isInert(Node node) {
    return node.isFunction()
        || (!node.is(
                "CallExpression",
                "NewExpression",
                "OptionalCallExpression",
                "TaggedTemplateExpression",
                "ClassExpression")
            && !node.isName("process")
            && node.children().stream().allMatch(LoadedValues::isInert));
  }

  private static boolean cannotFail(Node node) {
    boolean here =
        switch (node.type()) {
          case "CallExpression" ->
              node.child("callee").is("MemberExpression")
                  ? node.child("callee").property().filter(METHODS::contains).isPresent()
                  : node.child("callee").is("Identifier")
                      && FUNCTIONS.contains(node.child("callee").name());
          case "NewExpression" -> node.child("callee").isName("Date") && !usesEnvironment(node);
          case "MemberExpression" ->
              isEnvironment(node)
                  || isEnvironment(node.child("object"))
                  || node.property().filter(METHODS::contains).isPresent();
          case "OptionalCallExpression", "AwaitExpression", "AssignmentExpression" -> false;
          default -> !node.isFunction();
        };
    return here && node.children().stream().allMatch(LoadedValues::cannotFail);
  }

  /** {@code process.env}. */
  private static boolean isEnvironment(Node node) {
    return node.is("MemberExpression")
        && node.child("object").isName("process")
        && node.property().filter("env"::equals).isPresent();
  }

  private static boolean usesEnvironment(Node node) {
    return isEnvironment(node) || node.children().stream().anyMatch(LoadedValues::usesEnvironment);
  }

  /** Functions besides up and down would see the values of the conversion. */
  private boolean areUsedByFunctions(Node program) {
    Module module = place.unit().module();
    Set<Integer> directions = new TreeSet<>();
    for (String name : List.of("up", "down")) {
      module.exportedFunction(name).ifPresent(each -> directions.add(each.start()));
    }
    return isUsedByOther(program, directions);
  }

  private boolean isUsedByOther(Node node, Set<Integer> directions) {
    if (node.isFunction()) {
      return !directions.contains(node.start())
          && Names.free(node).stream().anyMatch(names::contains);
    }
    return node.children().stream().anyMatch(child -> isUsedByOther(child, directions));
  }
}
