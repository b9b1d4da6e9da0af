package unimig.converter.translate;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How many statements a piece of a function sends, before it is translated. */
final class Sends {
  /** More than one, or what cannot be told. */
  static final int MANY = 1000;

  /** Does not come to its end. */
  private static final int NEVER = -1;

  private static final List<String> CHOOSING =
      List.of("ConditionalExpression", "LogicalExpression", "OptionalCallExpression");

  private static final List<String> TURNING =
      List.of(
          "DoWhileStatement",
          "ForInStatement",
          "ForOfStatement",
          "ForStatement",
          "LabeledStatement",
          "SwitchStatement",
          "TryStatement",
          "WhileStatement");

  private final Rules rules;
  private final Place place;
  private final Set<Integer> called = new HashSet<>();

  Sends(Rules rules, Place place) {
    this.rules = rules;
    this.place = place;
  }

  /**
   * The most that are sent.
   *
   * @param through on the ways that come to its end
   * @param any on all ways
   */
  private record Most(int through, int any) {
    static final Most NONE = new Most(0, 0);

    Most then(Most next) {
      if (through == NEVER) {
        return this;
      }
      int last = next.through == NEVER ? NEVER : through + next.through;
      return new Most(last, Math.max(any, through + next.any));
    }

    Most or(Most other) {
      return new Most(Math.max(through, other.through), Math.max(any, other.any));
    }
  }

  /** The most that any way through the statements sends. */
  int most(List<Node> statements) {
    return sequence(statements, place).any();
  }

  /** Whether a statement sends one, whatever the values are. */
  boolean isExactlyOne(Node statement) {
    boolean plain = statement.is("ExpressionStatement", "VariableDeclaration");
    return plain && most(List.of(statement)) == 1 && isAlways(statement);
  }

  private boolean isAlways(Node node) {
    if (node.is("AwaitExpression")) {
      Node sent = node.child("argument");
      return new Promised(rules).isStatement(sent, place) && !mayInsertNothing(sent);
    }
    boolean chosen = CHOOSING.contains(node.type()) || node.isFunction();
    return !chosen && node.children().stream().anyMatch(this::isAlways);
  }

  /** Knex sends no insert of an empty list. */
  static boolean mayInsertNothing(Node chain) {
    if (!chain.is("CallExpression", "MemberExpression")) {
      return false;
    }
    boolean insert =
        chain.is("CallExpression")
            && chain.child("callee").is("MemberExpression")
            && chain.child("callee").property().filter("insert"::equals).isPresent()
            && !chain.list("arguments").stream().limit(1).allMatch(e -> e.is("ObjectExpression"));
    return insert
        || mayInsertNothing(chain.child(chain.is("CallExpression") ? "callee" : "object"));
  }

  private Most sequence(List<Node> statements, Place at) {
    Most most = Most.NONE;
    for (Node each : statements) {
      most = most.then(statement(each, at));
    }
    return most;
  }

  private Most statement(Node node, Place at) {
    switch (node.type()) {
      case "BlockStatement" -> {
        return sequence(node.list("body"), at);
      }
      case "IfStatement" -> {
        Most test = of(expression(node.child("test"), at));
        Most yes = statement(node.child("consequent"), at);
        Most no = node.find("alternate").map(each -> statement(each, at)).orElse(Most.NONE);
        return test.then(yes.or(no));
      }
      case "ReturnStatement", "ThrowStatement" -> {
        int sent = node.find("argument").map(each -> returned(each, at)).orElse(0);
        return new Most(NEVER, sent);
      }
      default -> {
        int sent = expression(node, at);
        return of(TURNING.contains(node.type()) && sent > 0 ? MANY : sent);
      }
    }
  }

  private static Most of(int sent) {
    return new Most(sent, sent);
  }

  /** What a function returns is sent, as if it were awaited. */
  int returned(Node node, Place at) {
    return node.is("AwaitExpression") || !new Promised(rules).isPromise(node, at)
        ? expression(node, at)
        : awaited(node, at);
  }

  private int expression(Node node, Place at) {
    if (node.is("AwaitExpression")) {
      return awaited(node.child("argument"), at);
    }
    if (node.isFunction() || node.is("YieldExpression")) {
      return usesDatabase(node, at) || Purity.contains(node, List.of("AwaitExpression")) ? MANY : 0;
    }
    return node.children().stream().mapToInt(child -> expression(child, at)).sum();
  }

  private int awaited(Node promise, Place at) {
    if (new HelperCalls(rules).isAsync(promise, at)) {
      return arguments(promise, at) + helper(promise, at);
    }
    boolean several = BatchInsert.matches(promise) || isOfSchema(promise);
    if (!several && new Promised(rules).isStatement(promise, at)) {
      return 1 + chain(promise, at);
    }
    return MANY;
  }

  /** Its functions build parts of it. */
  private int chain(Node node, Place at) {
    return Purity.contains(node, List.of("AwaitExpression"))
        ? node.children().stream().mapToInt(child -> expression(child, at)).sum()
        : 0;
  }

  private int arguments(Node call, Place at) {
    return call.list("arguments").stream().mapToInt(each -> expression(each, at)).sum();
  }

  /** Changes of the schema may be several statements. */
  private static boolean isOfSchema(Node chain) {
    if (!chain.is("CallExpression", "MemberExpression")) {
      return false;
    }
    Optional<String> name = chain.is("MemberExpression") ? chain.property() : Optional.empty();
    if (name.filter(each -> each.matches("hasTable|hasColumn")).isPresent()) {
      return false;
    }
    return name.filter(each -> each.matches("schema|transaction")).isPresent()
        || isOfSchema(chain.child(chain.is("CallExpression") ? "callee" : "object"));
  }

  private int helper(Node call, Place at) {
    Binding.Function function = new HelperCalls(rules).find(call, at).orElseThrow();
    Node node = function.node();
    if (!called.add(node.start())) {
      return MANY;
    }
    Place inner = at.with(function.scope().inner());
    List<Node> parameters = node.list("params");
    for (int i = 0; i < Math.min(parameters.size(), call.list("arguments").size()); i++) {
      boolean database = HelperParameters.isDatabase(call.list("arguments").get(i), at);
      if (database && parameters.get(i).is("Identifier")) {
        inner.scope().declare(parameters.get(i).name(), new Binding.Database());
      }
    }
    Node body = node.child("body");
    int most =
        body.is("BlockStatement")
            ? sequence(body.list("body"), inner).any()
            : returned(body, inner);
    called.remove(node.start());
    return most;
  }

  private static boolean usesDatabase(Node function, Place at) {
    return Names.free(function).stream()
        .map(name -> at.scope().find(name))
        .flatMap(Optional::stream)
        .anyMatch(b -> b instanceof Binding.Database || b instanceof Binding.Builder);
  }
}
