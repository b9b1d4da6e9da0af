package unimig.converter.translate;

import java.util.List;

/** {@code Promise.all} of statements, which one connection runs in order. */
final class PromiseAllRule {
  private final Rules rules;

  PromiseAllRule(Rules rules) {
    this.rules = rules;
  }

  void run(Node node, Place place) {
    if (!place.unit().transactional()) {
      throw new Refusal(node, "Promise.all on several connections");
    }
    Node argument = node.list("arguments").get(0);
    boolean statements =
        argument.is("ArrayExpression")
            && argument.list("elements").stream()
                .allMatch(each -> new Promised(rules).isStatement(each, place));
    if (statements) {
      all(node, argument.list("elements"), place);
    } else if (isMap(argument)) {
      each(argument, place);
    } else {
      throw new Refusal(node, "Promise.all of something else than statements");
    }
  }

  /** Knex takes turns between builders that send several statements each. */
  private void all(Node node, List<Node> elements, Place place) {
    for (Node element : elements) {
      if (new KnexCalls(rules).run(element, place) > 1) {
        throw new Refusal(node, "Promise.all of what sends several statements");
      }
    }
  }

  private static boolean isMap(Node node) {
    return node.is("CallExpression")
        && node.child("callee").is("MemberExpression")
        && node.child("callee").property().filter("map"::equals).isPresent()
        && node.list("arguments").size() == 1
        && node.list("arguments").get(0).isFunction()
        && node.list("arguments").get(0).list("params").size() == 1;
  }

  private void each(Node map, Place place) {
    Node callback = map.list("arguments").get(0);
    Node body = callback.child("body");
    List<Node> statements = body.is("BlockStatement") ? body.list("body") : List.of(body);
    Node only = statements.get(0);
    Node sent =
        only.is("ReturnStatement")
            ? only.find("argument").orElse(only)
            : only.is("ExpressionStatement") ? only.child("expression") : only;
    Node promise = sent.is("AwaitExpression") ? sent.child("argument") : sent;
    if (statements.size() != 1 || !new Promised(rules).isStatement(promise, place)) {
      throw new Refusal(callback, "Promise.all of functions that do more than send one statement");
    }
    Code list = rules.value(map.child("callee").child("object"), place);
    ForOfRule loops = new ForOfRule(rules);
    loops.over(
        list,
        callback.list("params").get(0),
        callback,
        place.last(false),
        inner -> {
          if (new KnexCalls(rules).run(promise, inner) > 1) {
            throw new Refusal(promise, "Promise.all of what sends several statements");
          }
        });
  }
}
