package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A list of promises that a variable keeps for a {@code Promise.all} behind it. Nothing else is
 * sent until then, so each may be sent where it is made.
 */
final class KeptPromises {
  private static final List<String> LEAVING =
      List.of("AwaitExpression", "ReturnStatement", "YieldExpression");

  private static final List<Type.Kind> COPIED =
      List.of(Type.Kind.BOOLEAN, Type.Kind.INT, Type.Kind.DOUBLE, Type.Kind.STRING);

  private final Rules rules;
  private final Place place;

  KeptPromises(Rules rules, Place place) {
    this.rules = rules;
    this.place = place;
  }

  /** Declares the variable, if it is one that only keeps promises. */
  boolean declare(Node declaration, Node declarator) {
    Node id = declarator.child("id");
    Optional<Node> init = declarator.find("init");
    boolean list = init.filter(each -> isEmpty(each) || isPromises(each)).isPresent();
    if (!id.is("Identifier") || !list || declaration.list("declarations").size() != 1) {
      return false;
    }
    Optional<List<Node>> range = range(declaration, id.name());
    if (range.isEmpty()) {
      return false;
    }
    List<Node> pushed = new ArrayList<>();
    range.get().forEach(each -> pushes(each, id.name(), pushed));
    boolean alone = uses(place.body().function(), id.name()) == pushed.size() + 2;
    if (!alone || (isEmpty(init.get()) && pushed.stream().noneMatch(this::mayBePromise))) {
      return false;
    }
    require(range.get(), declarator);
    Optional<Code> answers = Optional.empty();
    if (isAnswered(declaration, range.get().size())) {
      if (!PromiseAllRule.isMap(init.get()) || !pushed.isEmpty()) {
        throw new Refusal(declarator, "the answers of promises that are kept one by one");
      }
      answers = Optional.of(new PromiseAllRule(rules).answers(init.get(), id.name(), place));
    } else if (!isEmpty(init.get())) {
      new PromiseAllRule(rules).promises(init.get(), pushed.isEmpty(), place);
    }
    place.scope().declare(id.name(), new Binding.Promises(range.get(), answers));
    return true;
  }

  private static boolean isEmpty(Node init) {
    return init.is("ArrayExpression") && init.json().getAsJsonArray("elements").isEmpty();
  }

  private boolean isPromises(Node init) {
    return init.is("ArrayExpression")
        ? init.list("elements").stream()
            .allMatch(each -> new Promised(rules).isPromise(each, place))
        : PromiseAllRule.isMap(init) && isOfPromises(init.list("arguments").get(0));
  }

  private boolean isOfPromises(Node function) {
    Node body = function.child("body");
    return function.flag("async")
        || (!body.is("BlockStatement") && new Promised(rules).isPromise(body, place))
        || (body.is("BlockStatement") && body.list("body").stream().anyMatch(this::returnsPromise));
  }

  private boolean returnsPromise(Node statement) {
    return statement.is("ReturnStatement")
        && statement
            .find("argument")
            .filter(each -> new Promised(rules).isPromise(each, place))
            .isPresent();
  }

  private boolean mayBePromise(Node push) {
    return push.list("arguments").stream()
        .anyMatch(
            each ->
                new Builders(rules).isPart(each, place)
                    || new Promised(rules).isPromise(each, place));
  }

  /** The statements between the declaration and the {@code Promise.all} in the same block. */
  private Optional<List<Node>> range(Node declaration, String name) {
    Optional<List<Node>> block = block(place.body().function(), declaration);
    if (block.isEmpty()) {
      return Optional.empty();
    }
    List<Node> statements = block.get();
    int from = statements.indexOf(declaration) + 1;
    for (int i = from; i < statements.size(); i++) {
      if (isAll(statements.get(i), name)) {
        return Optional.of(statements.subList(from, i));
      }
    }
    return Optional.empty();
  }

  private boolean isAnswered(Node declaration, int between) {
    List<Node> statements = block(place.body().function(), declaration).orElseThrow();
    Node all = statements.get(statements.indexOf(declaration) + 1 + between);
    return all.is("VariableDeclaration");
  }

  private static Optional<List<Node>> block(Node node, Node declaration) {
    if (node.is("BlockStatement") && node.list("body").contains(declaration)) {
      return Optional.of(node.list("body"));
    }
    return node.children().stream()
        .filter(each -> each.start() <= declaration.start() && declaration.end() <= each.end())
        .map(each -> block(each, declaration))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static boolean isAll(Node statement, String name) {
    Optional<Node> value =
        switch (statement.type()) {
          case "ReturnStatement" -> statement.find("argument");
          case "VariableDeclaration" -> statement.list("declarations").get(0).find("init");
          default -> statement.find("expression");
        };
    return value
        .map(each -> each.is("AwaitExpression") ? each.child("argument") : each)
        .filter(each -> Promised.isAll(each) && each.list("arguments").get(0).isName(name))
        .isPresent();
  }

  /** Calls of {@code push} that are statements. */
  private static void pushes(Node node, String name, List<Node> found) {
    boolean push =
        node.is("ExpressionStatement")
            && isPush(node.child("expression"))
            && node.child("expression").child("callee").child("object").isName(name);
    if (push) {
      found.add(node.child("expression"));
    } else {
      node.children().forEach(each -> pushes(each, name, found));
    }
  }

  static boolean isPush(Node call) {
    return call.is("CallExpression")
        && call.child("callee").is("MemberExpression")
        && call.child("callee").property().filter("push"::equals).isPresent()
        && call.child("callee").child("object").is("Identifier");
  }

  /** How often a name stands in it. */
  static int uses(Node node, String name) {
    int here = node.isName(name) ? 1 : 0;
    return here + node.children().stream().mapToInt(each -> uses(each, name)).sum();
  }

  private void require(List<Node> range, Node declarator) {
    if (place.guarded()) {
      throw new Refusal(declarator, "promises that are kept inside try");
    }
    if (!place.unit().transactional()) {
      throw new Refusal(declarator, "Promise.all on several connections");
    }
    for (Node each : range) {
      if (leaves(each)) {
        throw new Refusal(each, "something else is awaited while promises are kept");
      }
    }
  }

  private static boolean leaves(Node node) {
    return LEAVING.contains(node.type())
        || (!node.isFunction() && node.children().stream().anyMatch(KeptPromises::leaves));
  }

  /** Writes {@code promises.push(…)}, if it is one. */
  boolean push(Node call) {
    Node name = isPush(call) ? call.child("callee").child("object") : call;
    if (!name.is("Identifier")
        || !(place.scope().find(name.name()).orElse(null) instanceof Binding.Promises promises)) {
      return false;
    }
    for (Node each : call.list("arguments")) {
      requireSame(each, promises.range());
      boolean statement = new Promised(rules).isStatement(each, place);
      int sent =
          statement
              ? new KnexCalls(rules).run(each, place)
              : new Sends(rules, place).returned(each, place);
      if (sent > 1) {
        throw new Refusal(each, "Promise.all of what sends several statements");
      }
      if (!statement) {
        new Promised(rules).run(each, place);
      }
    }
    return true;
  }

  /** What a statement is built of must still be the same when it is sent. */
  private void requireSame(Node promise, List<Node> range) {
    for (String name : Names.free(promise)) {
      Binding binding = place.scope().find(name).orElse(null);
      boolean copied =
          binding instanceof Binding.Variable variable && COPIED.contains(variable.type().kind());
      boolean changes =
          range.stream().anyMatch(each -> changesLater(each, name, promise.end()))
              || (range.stream().anyMatch(each -> Names.changed(each).contains(name))
                  && place.unit().module().isAliased(name));
      if (!copied && changes && !(binding instanceof Binding.Promises)) {
        throw new Refusal(
            promise, "a statement that is kept, of a value that may change meanwhile");
      }
    }
  }

  /** Whether a name is changed behind an offset; or anywhere, if it is not declared in a loop. */
  private static boolean changesLater(Node statement, String name, int offset) {
    if (!Names.changed(statement).contains(name)) {
      return false;
    }
    return !declaresInside(statement, name) || changesBehind(statement, name, offset);
  }

  private static boolean changesBehind(Node node, String name, int offset) {
    if (node.end() <= offset) {
      return false;
    }
    boolean whole = node.start() >= offset;
    return whole
        ? Names.changed(node).contains(name)
        : node.children().stream().anyMatch(each -> changesBehind(each, name, offset));
  }

  /** In the block of a loop or function, which makes a new one each time. */
  private static boolean declaresInside(Node node, String name) {
    boolean here = node.is("BlockStatement") && declares(node.list("body"), name);
    return here || node.children().stream().anyMatch(each -> declaresInside(each, name));
  }

  private static boolean declares(List<Node> statements, String name) {
    Set<String> names = Names.declaredBy(statements);
    return names.contains(name);
  }
}
