package unimig.converter.translate;

import java.util.Optional;
import unimig.converter.translate.Callbacks.Lambda;

/** Functions that are given to a method of lists by their name: {@code list.map(Number)}. */
final class NamedFunctions {
  private final Rules rules;

  NamedFunctions(Rules rules) {
    this.rules = rules;
  }

  /** A lambda of an element; nothing if the name is not known. */
  Optional<Lambda> find(Node name, Type element, Place place) {
    Optional<Binding> local = place.scope().find(name.name());
    Optional<Binding.Function> own =
        local.isPresent()
            ? local.filter(b -> b instanceof Binding.Function).map(b -> (Binding.Function) b)
            : place
                .unit()
                .module()
                .function(name.name())
                .map(node -> new Binding.Function(node, Scope.module()));
    boolean missing = element.is(Type.Kind.ROW) && element.nullable();
    if (missing || (own.isEmpty() && local.isPresent())) {
      return Optional.empty();
    }
    String java = place.body().name("each");
    Code each = Code.atom(java, element);
    Optional<Code> code =
        own.isPresent()
            ? Optional.of(
                new HelperCalls(rules)
                    .apply(name, own.get(), each, place.with(place.scope().lambda())))
            : ofLanguage(name.name(), each, place.unit());
    place.body().release(java);
    code.filter(found -> !found.steady())
        .ifPresent(
            found -> {
              throw new Refusal(name, "a function of an element that changes something");
            });
    return code.map(found -> new Lambda(java, found));
  }

  private static Optional<Code> ofLanguage(String name, Code value, Unit unit) {
    return switch (name) {
      case "Number" -> Optional.of(Numbers.of(value, unit));
      case "String" -> Optional.of(Code.atom(Text.of(value, unit), Type.STRING));
      case "Boolean" ->
          Optional.of(Code.atom(unit.javaScript() + ".truthy(" + value.text() + ")", Type.BOOLEAN));
      default -> Optional.empty();
    };
  }
}
