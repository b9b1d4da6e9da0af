package unimig.converter.translate;

import java.util.List;
import java.util.Optional;

/** {@code Array.from(members)} and {@code Array.from({ length: n }, (_, i) => …)}. */
final class ArrayFrom {
  private final Rules rules;

  ArrayFrom(Rules rules) {
    this.rules = rules;
  }

  Optional<Code> call(Node node, Place place) {
    List<Node> arguments = node.list("arguments");
    if (arguments.size() == 2 && length(arguments.get(0)).isPresent()) {
      return Optional.of(counted(length(arguments.get(0)).get(), arguments.get(1), place));
    }
    if (arguments.size() != 1 || arguments.get(0).is("SpreadElement", "ObjectExpression")) {
      return Optional.empty();
    }
    Code code = new Iterables(rules).source(arguments.get(0), place);
    return Optional.of(copy(code, place.unit()));
  }

  /** A new list. */
  static Code copy(Code source, Unit unit) {
    return source.type().is(Type.Kind.LIST) && !source.type().nullable()
        ? ListChanges.copy(source, unit)
        : Iterables.spread(source, unit);
  }

  private static Optional<Node> length(Node object) {
    List<Node> properties = object.is("ObjectExpression") ? object.list("properties") : List.of();
    return properties.size() == 1
            && properties.get(0).is("ObjectProperty")
            && properties.get(0).property().filter("length"::equals).isPresent()
        ? Optional.of(properties.get(0).child("value"))
        : Optional.empty();
  }

  private Code counted(Node length, Node function, Place place) {
    Code count = rules.value(length, place);
    List<Node> parameters = function.list("params");
    boolean plain =
        function.isFunction()
            && count.type().equals(Type.INT)
            && !function.flag("async")
            && !function.child("body").is("BlockStatement")
            && parameters.size() <= 2
            && parameters.stream().allMatch(each -> each.is("Identifier"));
    if (!plain) {
      throw new Refusal(function, "a list of a length that is made by more than an expression");
    }
    Place inner = place.with(place.scope().lambda());
    String index = inner.body().name(parameters.size() == 2 ? parameters.get(1).name() : "i");
    for (Node parameter : parameters) {
      boolean number = parameters.indexOf(parameter) == 1;
      Binding binding =
          number
              ? new Binding.Variable(index, Type.INT, false, parameter.start())
              : new Binding.Forbidden("an element of a list that is made here");
      inner.scope().declare(parameter.name(), binding);
    }
    Code code = rules.value(function.child("body"), inner);
    inner.body().release(index);
    place.unit().use("java.util.stream.IntStream");
    Type type = code.type();
    Destructuring.importType(Type.list(type), place.unit());
    String range = "IntStream.range(0, " + count.text() + ").<" + type.boxed() + ">mapToObj(";
    return Code.atom(range + index + " -> " + code.text() + ").toList()", Type.list(type))
        .of(count, code);
  }
}
