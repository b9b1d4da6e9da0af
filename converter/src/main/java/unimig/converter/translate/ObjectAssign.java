package unimig.converter.translate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code Object.assign(target, source, …)}. */
final class ObjectAssign {
  private final Rules rules;

  ObjectAssign(Rules rules) {
    this.rules = rules;
  }

  Optional<Code> call(Node node, Place place) {
    List<Node> arguments = node.list("arguments");
    if (arguments.size() == 2 && arguments.get(1).is("SpreadElement")) {
      return spread(arguments, place);
    }
    boolean plain =
        arguments.stream().noneMatch(each -> each.is("SpreadElement") || each.isFunction());
    if (arguments.isEmpty() || !plain) {
      return Optional.empty();
    }
    Node target = arguments.get(0);
    boolean fresh = target.is("ObjectExpression");
    boolean empty = fresh && target.list("properties").isEmpty();
    List<Node> given = empty ? arguments.subList(1, arguments.size()) : arguments;
    List<Code> values = new ArgumentValues(rules, place).of(given, "Object.assign()");
    boolean row = !fresh && !values.get(0).type().is(Type.Kind.OBJECT, Type.Kind.ANY);
    if (row) {
      throw new Refusal(target, "Object.assign() to what may be no plain object");
    }
    String object = place.unit().api("JavaScriptObject");
    String texts = values.stream().map(Code::text).collect(Collectors.joining(", "));
    String text = object + (fresh ? ".spread(" : ".assign(") + texts + ")";
    Code code = fresh ? Code.atom(text, Type.OBJECT) : Code.action(text, Type.OBJECT);
    return Optional.of(code.of(values.toArray(new Code[0])));
  }

  /** {@code Object.assign({}, ...objects)}. */
  private Optional<Code> spread(List<Node> arguments, Place place) {
    Node target = arguments.get(0);
    if (!target.is("ObjectExpression") || !target.list("properties").isEmpty()) {
      return Optional.empty();
    }
    Code list = new Iterables(rules).list(arguments.get(1).child("argument"), place);
    if (list.type().elementType().nullable() && list.type().elementType().is(Type.Kind.ROW)) {
      return Optional.empty();
    }
    String call = place.unit().api("JavaScriptObject") + ".spread(";
    return Optional.of(Code.atom(call + list.operand() + ".toArray())", Type.OBJECT).of(list));
  }
}
