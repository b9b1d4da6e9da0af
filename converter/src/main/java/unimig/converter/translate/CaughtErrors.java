package unimig.converter.translate;

import java.util.Optional;
import java.util.Set;

/** What is done with an error that was caught. */
final class CaughtErrors {
  /** Its position depends on the layout of a statement, and its stack on much more. */
  private static final Set<String> PROPERTIES =
      Set.of(
          "code",
          "column",
          "constraint",
          "dataType",
          "detail",
          "hint",
          "name",
          "routine",
          "schema",
          "severity",
          "table");

  /** What else errors of Node and node-postgres have. */
  private static final Set<String> OF_NODE =
      Set.of(
          "address",
          "errno",
          "file",
          "internalPosition",
          "internalQuery",
          "length",
          "line",
          "nativeError",
          "port",
          "position",
          "query",
          "syscall",
          "where");

  private CaughtErrors() {}

  static Optional<Binding.Caught> find(Node node, Place place) {
    return node.is("Identifier")
        ? place
            .scope()
            .find(node.name())
            .filter(b -> b instanceof Binding.Caught)
            .map(b -> (Binding.Caught) b)
        : Optional.empty();
  }

  /** {@code error.code} and its like. */
  static Code property(Binding.Caught caught, Node member, Place place) {
    Unit unit = place.unit();
    String name = member.property().orElse("");
    if (name.equals("message")) {
      return message(caught, member, unit);
    }
    if (!PROPERTIES.contains(name) && !isOwn(name, place)) {
      throw new Refusal(member, "another property of an error than those of node-postgres");
    }
    String call = name.equals("code") ? ".code()" : ".property(" + JavaLiterals.string(name) + ")";
    return Code.atom(caught.java() + call, Type.ANY);
  }

  /** Whether errors of the script have it, and none of PostgreSQL. */
  private static boolean isOwn(String name, Place place) {
    return !OF_NODE.contains(name) && ErrorClasses.isOwn(name, place);
  }

  /** What the error says, which is of the statement as Knex writes it. */
  private static Code message(Binding.Caught caught, Node node, Unit unit) {
    if (unit.module().mentions("JSON.parse")) {
      throw new Refusal(node, "what an error says, which versions of JSON.parse say otherwise");
    }
    unit.keepStatements();
    return Code.atom(caught.java() + ".text()", Type.STRING);
  }

  /** {@code String(error)}: its name and what it says. */
  static Optional<Code> text(Node node, Place place) {
    return find(node, place)
        .map(
            caught -> {
              message(caught, node, place.unit());
              return Code.atom(caught.java() + ".written()", Type.STRING);
            });
  }

  /** {@code error instanceof Class}: all that is thrown is an error. */
  static Code isOne(Binding.Caught caught, Node type, Place place) {
    boolean declared = type.is("Identifier") && place.unit().module().declares(type.name());
    if (type.isName("Error") && !declared && place.scope().find("Error").isEmpty()) {
      return Code.TRUE;
    }
    if (!declared && type.is("Identifier") && ThrowRule.ERRORS.contains(type.name())) {
      return named(caught, type.name(), type, place);
    }
    ErrorClasses own =
        ErrorClasses.find(type, place)
            .filter(each -> each.isTold(place))
            .orElseThrow(
                () -> new Refusal(type, "a class that does not tell errors by their name"));
    return isNamed(caught, own.name());
  }

  /** One of the language, whose name no class of the script has. */
  private static Code named(Binding.Caught caught, String name, Node type, Place place) {
    if (ErrorClasses.isTaken(name, place)) {
      throw new Refusal(type, "a class that does not tell errors by their name");
    }
    return isNamed(caught, name);
  }

  private static Code isNamed(Binding.Caught caught, String name) {
    String literal = JavaLiterals.string(name);
    return Code.atom(literal + ".equals(" + caught.java() + ".property(\"name\"))", Type.BOOLEAN);
  }

  /** What a log shows of an error: nothing but people read it. */
  static Optional<String> logged(Node node, Place place) {
    Node error =
        node.is("MemberExpression")
                && node.property().filter(Set.of("message", "stack")::contains).isPresent()
            ? node.child("object")
            : node;
    return find(error, place).map(caught -> caught.java() + ".getMessage()");
  }
}
