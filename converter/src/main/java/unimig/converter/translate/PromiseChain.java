package unimig.converter.translate;

import java.util.List;
import java.util.Optional;

/**
 * {@code list.reduce((before, each) => before.then(…), Promise.resolve())}: one after the other.
 */
final class PromiseChain {
  private final Rules rules;

  PromiseChain(Rules rules) {
    this.rules = rules;
  }

  /**
   * What is done for each element.
   *
   * @param owner the function that it is the body of
   */
  private record Link(Node element, Node owner, List<Node> statements) {}

  static boolean matches(Node node) {
    return link(node).isPresent();
  }

  void run(Node node, Place place) {
    Link link = link(node).orElseThrow();
    Node list = node.child("callee").child("object");
    Node root = Names.root(list);
    if (root.is("Identifier") && Names.changed(link.owner()).contains(root.name())) {
      throw new Refusal(node, "a loop over a list that may change meanwhile");
    }
    new ForOfRule(rules)
        .over(
            rules.value(list, place),
            link.element(),
            link.owner(),
            place.last(false),
            inner ->
                ForEachCall.body(
                    link.statements(),
                    inner,
                    here -> new BlockRule(rules).statements(link.statements(), here)));
  }

  private static Optional<Link> link(Node node) {
    boolean reduce =
        node.is("CallExpression")
            && node.child("callee").is("MemberExpression")
            && node.child("callee").property().filter("reduce"::equals).isPresent()
            && node.list("arguments").size() == 2
            && isResolved(node.list("arguments").get(1));
    Node function = reduce ? node.list("arguments").get(0) : node;
    if (!reduce || !function.isFunction() || function.list("params").size() != 2) {
      return Optional.empty();
    }
    Node before = function.list("params").get(0);
    Optional<Link> link = function.flag("async") ? awaited(function) : chained(function);
    return link.filter(each -> before.is("Identifier") && isUsedOnce(function, before.name()));
  }

  private static boolean isResolved(Node value) {
    return value.is("CallExpression")
        && value.list("arguments").isEmpty()
        && value.child("callee").is("MemberExpression")
        && value.child("callee").child("object").isName("Promise")
        && value.child("callee").property().filter("resolve"::equals).isPresent();
  }

  private static boolean isUsedOnce(Node function, String name) {
    return KeptPromises.uses(function, name) == 2;
  }

  /** {@code async (before, each) => { await before; … }}. */
  private static Optional<Link> awaited(Node function) {
    Node before = function.list("params").get(0);
    Node body = function.child("body");
    List<Node> statements = body.is("BlockStatement") ? body.list("body") : List.of();
    boolean waits =
        !statements.isEmpty()
            && statements.get(0).is("ExpressionStatement")
            && statements.get(0).child("expression").is("AwaitExpression")
            && before.is("Identifier")
            && statements.get(0).child("expression").child("argument").isName(before.name());
    return waits
        ? Optional.of(link(function, function, statements.subList(1, statements.size())))
        : Optional.empty();
  }

  /** {@code (before, each) => before.then(() => …)}. */
  private static Optional<Link> chained(Node function) {
    Node before = function.list("params").get(0);
    Node then = PromiseAllRule.only(function).orElse(function);
    boolean plain =
        before.is("Identifier")
            && then.is("CallExpression")
            && then.child("callee").is("MemberExpression")
            && then.child("callee").property().filter("then"::equals).isPresent()
            && then.child("callee").child("object").isName(before.name())
            && then.list("arguments").size() == 1
            && then.list("arguments").get(0).isFunction()
            && then.list("arguments").get(0).list("params").isEmpty();
    if (!plain) {
      return Optional.empty();
    }
    Node next = then.list("arguments").get(0);
    Node body = next.child("body");
    List<Node> statements =
        body.is("BlockStatement") ? body.list("body") : List.of(PromiseAllRule.returned(body));
    return Optional.of(link(function, next, statements));
  }

  private static Link link(Node function, Node owner, List<Node> statements) {
    return new Link(function.list("params").get(1), owner, statements);
  }
}
