package unimig.converter.translate;

import java.util.Locale;

/** Lists, objects and long texts that a module names: constants of the class in Java. */
final class ModuleConstants {
  /** Shorter texts read best where they are used. */
  private static final int SHORT = 60;

  private final Unit unit;

  ModuleConstants(Unit unit) {
    this.unit = unit;
  }

  /** The value of a constant; by its name, if that is one of the module and worth it. */
  Code of(Node node, Scope scope, Constants.Constant constant) {
    Code value = unit.literals().of(constant);
    boolean named =
        node.is("Identifier")
            && scope.find(node.name()).isEmpty()
            && unit.module().constant(node.name()).isPresent();
    if (!named || !isWorthIt(constant, value)) {
      return value;
    }
    String java = unit.field(name(node.name()), value.type().java(), value.text());
    unit.describe(java, Comment.ofMember(new DeclaredComments(unit.module()).of(node.name())));
    Destructuring.importType(value.type(), unit);
    return Code.atom(java, value.type());
  }

  private boolean isWorthIt(Constants.Constant constant, Code value) {
    boolean fixed = ListChanges.isFixed(value) || !unit.module().changesParts();
    return switch (constant.type()) {
      case "list" -> constant.elements().size() > 1 && fixed;
      case "object" -> constant.value().getAsJsonArray().size() > 1 && fixed;
      case "plain" -> value.type().isText() && value.text().length() > SHORT;
      default -> false;
    };
  }

  /** {@code oldNames} becomes {@code OLD_NAMES}. */
  private static String name(String script) {
    return JavaNames.of(script)
        .replaceAll("(?<=[\\p{Lower}\\d])(?=\\p{Upper})", "_")
        .toUpperCase(Locale.ROOT);
  }

  /** Whether it is one of these: no variable has a name of capitals. */
  static boolean isOne(Code code) {
    return code.text().matches("\\p{Upper}[\\p{Upper}\\d_]*");
  }
}
