package unimig.converter.translate;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/** {@code Promise.all} of statements, which one connection runs in order. */
final class PromiseAllRule {
  private final Rules rules;

  PromiseAllRule(Rules rules) {
    this.rules = rules;
  }

  /** {@code const name = await Promise.all(…)}. */
  void declare(Node pattern, Node all, Place place) {
    requireOneConnection(all, place);
    Node list = all.list("arguments").get(0);
    boolean named = pattern.is("Identifier") && !place.body().isAssigned(pattern.name());
    Binding kept = list.is("Identifier") ? place.scope().find(list.name()).orElse(null) : null;
    Code answers =
        kept instanceof Binding.Promises promises
            ? promises.answers().orElseThrow()
            : answers(list, pattern.is("Identifier") ? pattern.name() : "answers", place);
    Type type = place.body().widening().of(pattern.start(), answers.type());
    if (named && type.equals(answers.type())) {
      place.body().own(answers.text());
      Binding.Variable variable =
          new Binding.Variable(answers.text(), type, false, pattern.start());
      place.scope().declare(pattern.name(), variable);
    } else {
      new Destructuring(rules).declare(pattern, answers, place, all);
    }
  }

  private static void requireOneConnection(Node node, Place place) {
    if (!place.unit().transactional()) {
      throw new Refusal(node, "Promise.all on several connections");
    }
  }

  void run(Node node, Place place) {
    requireOneConnection(node, place);
    Node argument = node.list("arguments").get(0);
    boolean sent =
        argument.is("Identifier")
            && place
                .scope()
                .find(argument.name())
                .filter(b -> b instanceof Binding.Promises)
                .isPresent();
    if (!sent) {
      promises(argument, true, place);
    }
  }

  /**
   * Writes what sends them.
   *
   * @param alone whether no other promises are awaited with them
   */
  void promises(Node list, boolean alone, Place place) {
    boolean statements =
        list.is("ArrayExpression")
            && list.list("elements").stream()
                .allMatch(each -> new Promised(rules).isStatement(each, place));
    if (statements) {
      all(list, list.list("elements"), place);
    } else if (isMap(list)) {
      each(list, alone, place);
    } else {
      throw new Refusal(list, "Promise.all of something else than statements");
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

  static boolean isMap(Node node) {
    return node.is("CallExpression")
        && node.child("callee").is("MemberExpression")
        && node.child("callee").property().filter("map"::equals).isPresent()
        && node.list("arguments").size() == 1
        && node.list("arguments").get(0).isFunction()
        && node.list("arguments").get(0).list("params").size() == 1;
  }

  private void each(Node map, boolean alone, Place place) {
    Node callback = map.list("arguments").get(0);
    Code list = list(map, place);
    Optional<Node> only =
        only(callback).filter(each -> new Promised(rules).isStatement(each, place));
    if (only.isPresent()) {
      new ForOfRule(rules)
          .over(
              list,
              callback.list("params").get(0),
              callback,
              place.last(false),
              inner -> {
                if (new KnexCalls(rules).run(only.get(), inner) > 1) {
                  throw new Refusal(only.get(), "Promise.all of what sends several statements");
                }
              });
      return;
    }
    RunTurns run = new RunTurns(rules, callback, list.type(), place);
    if (alone && !isEven(callback, place) && run.fits()) {
      run.write(list);
      return;
    }
    List<Turn> turns = turns(callback, place);
    if (turns.size() > 1 && !alone) {
      throw new Refusal(map, "Promise.all of what sends several statements");
    }
    new Turns(rules, callback, place).write(list, turns);
  }

  /** What functions of {@code Promise.all} answer, as a list that is declared here. */
  Code answers(Node map, String name, Place place) {
    if (!isMap(map)) {
      throw new Refusal(map, "what it answers is used");
    }
    Node callback = map.list("arguments").get(0);
    Code list = list(map, place);
    RunTurns run = new RunTurns(rules, callback, list.type(), place);
    if (!isEven(callback, place) && run.fits()) {
      return run.answers(list, name);
    }
    return new Turns(rules, callback, place).answers(list, turns(callback, place), name);
  }

  private Code list(Node map, Place place) {
    Code list = rules.value(map.child("callee").child("object"), place);
    Node root = Names.root(map.child("callee"));
    Node callback = map.list("arguments").get(0);
    if (root.is("Identifier") && Names.changed(callback.child("body")).contains(root.name())) {
      throw new Refusal(map, "a loop over a list that may change meanwhile");
    }
    return list;
  }

  /** The statement of a function that does nothing else. */
  static Optional<Node> only(Node callback) {
    Node body = callback.child("body");
    List<Node> statements = body.is("BlockStatement") ? body.list("body") : List.of(body);
    if (statements.size() != 1) {
      return Optional.empty();
    }
    Node only = statements.get(0);
    Node sent =
        only.is("ReturnStatement")
            ? only.find("argument").orElse(only)
            : only.is("ExpressionStatement") ? only.child("expression") : only;
    return Optional.of(sent.is("AwaitExpression") ? sent.child("argument") : sent);
  }

  /** Whether it is known in which turn each statement is sent. */
  private boolean isEven(Node callback, Place place) {
    try {
      return !turns(callback, place).isEmpty();
    } catch (Refusal uneven) {
      return false;
    }
  }

  private List<Turn> turns(Node callback, Place place) {
    if (place.guarded()) {
      throw new Refusal(callback, "Promise.all inside try");
    }
    if (Purity.contains(callback, List.of("ThrowStatement"))) {
      throw new Refusal(callback, "Promise.all of functions that fail while others go on");
    }
    Sends sends = new Sends(rules, place);
    if (Names.free(callback.child("body")).stream()
        .anyMatch(name -> hides(callback, name, place))) {
      throw new Refusal(callback, "Promise.all of functions with names of their own for Knex");
    }
    Node body = callback.child("body");
    if (body.is("BlockStatement")) {
      return Turn.of(body.list("body"), sends);
    }
    if (sends.returned(body, place) > 1) {
      throw new Refusal(body, "Promise.all of functions that do not take turns evenly");
    }
    return List.of(new Turn(Optional.empty(), List.of(returned(body))));
  }

  private static boolean hides(Node callback, String name, Place place) {
    return Names.of(callback.list("params").get(0)).contains(name)
        && place.scope().find(name).filter(b -> b instanceof Binding.Database).isPresent();
  }

  /** What a function without a block returns, as a statement. */
  static Node returned(Node value) {
    JsonObject statement = new JsonObject();
    statement.addProperty("type", "ReturnStatement");
    statement.add("start", value.json().get("start"));
    statement.add("end", value.json().get("end"));
    statement.add("loc", value.json().get("loc"));
    statement.add("argument", value.json());
    return new Node(statement);
  }
}
