package unimig.converter.translate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code before.then(callback)} of which the answer is used. */
final class ThenValue {
  /** Stands for the answer of what comes before, while it is seen how often that is taken. */
  private static final String ANSWER = "unimigAnswer";

  private final Rules rules;

  ThenValue(Rules rules) {
    this.rules = rules;
  }

  Code of(Node then, Place place) {
    List<Node> arguments = then.list("arguments");
    Node callback = arguments.get(0);
    boolean plain =
        arguments.size() == 1
            && callback.isFunction()
            && callback.list("params").size() == 1
            && !callback.list("params").get(0).is("RestElement");
    if (!plain) {
      throw new Refusal(then, "what it answers is used");
    }
    Code before = new Promised(rules).value(then.child("callee").child("object"), place);
    if (before.type().is(Type.Kind.NOTHING, Type.Kind.ITERABLE)) {
      throw new Refusal(then, "it has no value that is known");
    }
    return part(callback, before, place)
        .orElseGet(() -> new HelperCalls(rules).apply(name(callback), callback, before, place));
  }

  private static String name(Node callback) {
    Node parameter = callback.list("params").get(0);
    String of = parameter.is("Identifier") ? parameter.name() : "answer";
    return "from" + of.substring(0, 1).toUpperCase(Locale.ROOT) + of.substring(1);
  }

  /** {@code rows => rows[0].id}: what begins with the answer, and uses it nowhere else. */
  private Optional<Code> part(Node callback, Code before, Place place) {
    Node parameter = callback.list("params").get(0);
    Node body = callback.child("body");
    boolean begins =
        parameter.is("Identifier")
            && body.is("MemberExpression", "CallExpression")
            && Names.root(body).isName(parameter.name())
            && !new Promised(rules).isPromise(body, place);
    if (!begins) {
      return Optional.empty();
    }
    Place inner = place.inner();
    inner
        .scope()
        .declare(
            parameter.name(),
            new Binding.Variable(ANSWER, before.type(), false, parameter.start()));
    Code code = rules.value(body, inner);
    boolean once = code.text().split(ANSWER, -1).length == 2 && uses(body, parameter.name()) == 1;
    return once
        ? Optional.of(
            new Code(
                code.text().replace(ANSWER, before.operand()), code.type(), code.atom(), false))
        : Optional.empty();
  }

  private static long uses(Node node, String name) {
    long here = node.isName(name) ? 1 : 0;
    return here + node.children().stream().mapToLong(child -> uses(child, name)).sum();
  }
}
