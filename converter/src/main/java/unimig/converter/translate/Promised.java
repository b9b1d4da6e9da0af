package unimig.converter.translate;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is awaited or returned: statements, chains of {@code then}, calls of helpers. */
final class Promised {
  private static final Set<String> OTHERS = Set.of("allSettled", "any", "race");

  private final Rules rules;

  Promised(Rules rules) {
    this.rules = rules;
  }

  boolean isPromise(Node node, Place place) {
    return isStatement(node, place)
        || isThen(node)
        || isCatch(node)
        || isBlock(node)
        || isAll(node)
        || PromiseChain.matches(node)
        || isTransaction(node, place)
        || new HelperCalls(rules).isAsync(node, place);
  }

  /** A builder, or what its methods answer; functions with a method of Java are called. */
  boolean isStatement(Node node, Place place) {
    return new Builders(rules).isOne(node, place) && !new HelperCalls(rules).isAsync(node, place);
  }

  private static boolean isThen(Node node) {
    return node.is("CallExpression")
        && node.child("callee").is("MemberExpression")
        && node.child("callee").property().filter("then"::equals).isPresent();
  }

  private static boolean isCatch(Node node) {
    return node.is("CallExpression")
        && node.child("callee").is("MemberExpression")
        && node.child("callee").property().filter("catch"::equals).isPresent()
        && node.list("arguments").size() == 1
        && node.list("arguments").get(0).isFunction();
  }

  /** {@code (async () => { … })()}. */
  private static boolean isBlock(Node node) {
    return node.is("CallExpression")
        && node.child("callee").isFunction()
        && node.child("callee").flag("async")
        && node.child("callee").list("params").isEmpty()
        && node.list("arguments").isEmpty();
  }

  static boolean isAll(Node node) {
    return node.is("CallExpression")
        && node.child("callee").is("MemberExpression")
        && node.child("callee").child("object").isName("Promise")
        && node.child("callee").property().filter("all"::equals).isPresent()
        && node.list("arguments").size() == 1;
  }

  /**
   * {@code Promise.allSettled} and its like go on with what fails, or leave what is sent behind.
   */
  private static void requireKnown(Node node) {
    boolean other =
        node.is("CallExpression")
            && node.child("callee").is("MemberExpression")
            && node.child("callee").child("object").isName("Promise")
            && node.child("callee").property().filter(OTHERS::contains).isPresent();
    if (other) {
      String name = node.child("callee").property().orElseThrow();
      throw new Refusal(node, "Promise." + name + ", where some may fail while others go on");
    }
  }

  private static boolean isTransaction(Node node, Place place) {
    return node.is("CallExpression")
        && node.child("callee").is("MemberExpression")
        && node.child("callee").property().filter("transaction"::equals).isPresent()
        && node.child("callee").child("object").is("Identifier")
        && place
            .scope()
            .find(node.child("callee").child("object").name())
            .filter(b -> b instanceof Binding.Database)
            .isPresent();
  }

  /** Writes what it does; no one looks at its value. */
  void run(Node node, Place place) {
    requireKnown(node);
    if (node.is("AwaitExpression")) {
      run(node.child("argument"), place);
    } else if (ExplicitTransaction.ends(node, place)) {
      ExplicitTransaction.end(node, place);
    } else if (isThen(node)) {
      then(node, place);
    } else if (isCatch(node)) {
      new TryRule(rules).caught(node, place);
    } else if (isBlock(node)) {
      inlined(node.child("callee"), place.inner());
    } else if (isAll(node)) {
      new PromiseAllRule(rules).run(node, place);
    } else if (PromiseChain.matches(node)) {
      new PromiseChain(rules).run(node, place);
    } else if (isTransaction(node, place)) {
      new TransactionRule(rules).run(node, place);
    } else if (isStatement(node, place)) {
      new KnexCalls(rules).run(node, place);
    } else if (new HelperCalls(rules).isAsync(node, place)) {
      place.body().line(new HelperCalls(rules).call(node, place).text() + ";");
    } else if (node.is("ConditionalExpression")) {
      choose(node, place);
    } else if (!rules.expression(node, place).steady()) {
      throw new Refusal(node, "it does something besides what it answers");
    }
  }

  private void choose(Node node, Place place) {
    Code test = new Truth(rules).of(node.child("test"), place);
    if (test.isFixed()) {
      run(node.child(test.equals(Code.TRUE) ? "consequent" : "alternate"), place);
      return;
    }
    place.body().line("if (" + test.text() + ") {");
    run(node.child("consequent"), place.inner());
    place.body().line("} else {");
    run(node.child("alternate"), place.inner());
    place.body().line("}");
  }

  private void then(Node node, Place place) {
    List<Node> arguments = node.list("arguments");
    Node callback = arguments.get(0);
    if (arguments.size() != 1 || !callback.isFunction()) {
      throw new Refusal(node, ".then with something else than one function");
    }
    Node before = node.child("callee").child("object");
    Place inner = place.inner();
    Optional<Node> parameter = callback.list("params").stream().findFirst();
    if (parameter.isPresent()) {
      new Destructuring(rules).declare(parameter.get(), value(before, place), inner, callback);
    } else {
      // What comes after it is run even where that returned.
      run(before, place.last(false));
    }
    inlined(callback, inner);
  }

  /** The body of a function that is written where it is called. */
  void inlined(Node function, Place place) {
    boolean ends = place.last() && !place.inlined() && place.body().ignoresReturn();
    if (ends) {
      body(function, place.inlined(new Leaving("return")));
    } else {
      ForEachCall.labelled(place, inner -> body(function, inner));
    }
  }

  /** The body of a function. */
  void body(Node function, Place place) {
    Node body = function.child("body");
    if (body.is("BlockStatement")) {
      new BlockRule(rules).statements(body.list("body"), place);
    } else {
      new EarlierParts(rules, place).before(body);
      run(body, place);
    }
  }

  /** What it answers. */
  Code value(Node node, Place place) {
    requireKnown(node);
    if (node.is("AwaitExpression")) {
      return value(node.child("argument"), place);
    }
    if (isStatement(node, place)) {
      return new KnexCalls(rules).value(node, place);
    }
    if (new HelperCalls(rules).isAsync(node, place)) {
      return new HelperCalls(rules).call(node, place);
    }
    if (isThen(node)) {
      return new ThenValue(rules).of(node, place);
    }
    if (isTransaction(node, place)) {
      return new TransactionRule(rules).value(node, place);
    }
    throw new Refusal(node, "what it answers is used");
  }
}
