package unimig.converter.translate;

import java.util.Optional;
import java.util.Set;

/** What is done with an error that was caught. */
final class CaughtErrors {
  /** Where a statement's layout shows, as in its message and position, Java differs. */
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
  static Code property(Binding.Caught caught, Node member) {
    String name = member.property().orElse("");
    if (!PROPERTIES.contains(name)) {
      throw new Refusal(member, "another property of an error than those of node-postgres");
    }
    String call = name.equals("code") ? ".code()" : ".property(" + JavaLiterals.string(name) + ")";
    return Code.atom(caught.java() + call, Type.ANY);
  }

  /** {@code error instanceof Class}: all that is thrown is an error. */
  static Code isOne(Binding.Caught caught, Node type, Place place) {
    boolean declared = type.is("Identifier") && place.unit().module().declares(type.name());
    if (type.isName("Error") && !declared && place.scope().find("Error").isEmpty()) {
      return Code.TRUE;
    }
    ErrorClasses own =
        ErrorClasses.find(type, place)
            .filter(each -> each.isTold(place))
            .orElseThrow(
                () -> new Refusal(type, "a class that does not tell errors by their name"));
    String name = JavaLiterals.string(own.name());
    return Code.atom(name + ".equals(" + caught.java() + ".property(\"name\"))", Type.BOOLEAN);
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
