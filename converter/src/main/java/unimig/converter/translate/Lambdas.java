package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;

/** Functions of several values as lambdas; one whose body is a block may change things. */
final class Lambdas {
  private final Rules rules;

  Lambdas(Rules rules) {
    this.rules = rules;
  }

  /**
   * @param types of what it is called with, of which it may take fewer
   */
  Code of(Node function, List<Type> types, Place place) {
    List<Node> parameters = function.isFunction() ? function.list("params") : List.of();
    boolean known =
        function.isFunction()
            && !function.flag("async")
            && !function.flag("generator")
            && parameters.size() <= types.size()
            && !Names.free(function).contains("arguments");
    if (!known) {
      throw new Refusal(function, "a function that is not one of an element");
    }
    boolean plain = true;
    for (int i = 0; i < parameters.size(); i++) {
      plain = plain && Callbacks.isPlain(parameters.get(i), types.get(i));
    }
    return function.child("body").is("BlockStatement") || !plain
        ? block(function, types, place)
        : expression(function, types, place);
  }

  private Code expression(Node function, List<Type> types, Place place) {
    Place inner = place.with(place.scope().lambda());
    List<String> names = bind(function, types, inner);
    Code code = rules.value(function.child("body"), inner);
    names.forEach(place.body()::release);
    return Code.sum(head(names) + code.text(), code.type());
  }

  private Code block(Node function, List<Type> types, Place place) {
    if (Purity.contains(function.child("body"), List.of("AwaitExpression"))) {
      throw new Refusal(function, "a function of an element that waits");
    }
    Widening widening = new Widening();
    while (true) {
      Body body = place.body().ofLambda(function, widening);
      Place inner = new Place(body, place.scope().lambda());
      List<String> names = new ArrayList<>();
      boolean[] completes = {true};
      boolean complete =
          widening.attempt(
              () -> {
                names.addAll(bind(function, types, inner));
                List<Node> statements = Callbacks.statements(function);
                completes[0] = new BlockRule(rules).statements(statements, inner);
              });
      if (!complete) {
        continue;
      }
      Type type = body.returned().orElse(Type.NOTHING);
      if (completes[0] || type.is(Type.Kind.NOTHING)) {
        throw new Refusal(function, "a function that may end without a value");
      }
      boolean steady = !Purity.contains(function, List.of("ExpressionStatement"));
      return new Code(head(names) + "{\n" + body.lines() + "}", type, false, steady);
    }
  }

  private List<String> bind(Node function, List<Type> types, Place inner) {
    List<Node> parameters = function.list("params");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      names.add(
          i < parameters.size()
              ? new Callbacks(rules).bind(parameters.get(i), types.get(i), inner)
              : inner.body().name("ignored"));
    }
    return names;
  }

  private static String head(List<String> names) {
    return "(" + String.join(", ", names) + ") -> ";
  }
}
