package unimig.converter.translate;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * The last thing that the function of a transaction does, where that is to end it: {@code
 * .then(trx.commit).catch(trx.rollback)}, {@code await trx.commit()}. Knex does so itself.
 */
final class TransactionEnds {
  private final String name;
  private final boolean used;

  private TransactionEnds(String name, boolean used) {
    this.name = name;
    this.used = used;
  }

  /**
   * The function without it.
   *
   * @param used whether what the transaction answers is used, which is what {@code commit} is given
   */
  static Node leftOut(Node callback, boolean used) {
    String name = callback.list("params").get(0).name();
    TransactionEnds ends = new TransactionEnds(name, used);
    JsonObject copy = callback.json().deepCopy();
    Node body = callback.child("body");
    if (!body.is("BlockStatement")) {
      ends.beforeEnds(body).ifPresent(before -> copy.add("body", before.json()));
    } else {
      ends.leaveOut(copy.getAsJsonObject("body").getAsJsonArray("body"), callback.flag("async"));
    }
    return new Node(copy);
  }

  private void leaveOut(JsonArray statements, boolean async) {
    if (statements.isEmpty()) {
      return;
    }
    int index = statements.size() - 1;
    Node last = new Node(statements.get(index).getAsJsonObject());
    Optional<Node> argument = last.is("ReturnStatement") ? last.find("argument") : Optional.empty();
    if (argument.isPresent()) {
      beforeEnds(argument.get()).ifPresent(each -> last.json().add("argument", each.json()));
    } else if (last.is("ExpressionStatement") && !async) {
      // Knex then waits for the end.
      beforeEnds(last.child("expression"))
          .ifPresent(before -> statements.set(index, returning(last, before)));
    } else if (!used && isCommit(last)) {
      statements.remove(index);
    } else if (!used && last.is("TryStatement") && isRollback(last)) {
      JsonArray block = last.child("block").json().getAsJsonArray("body");
      boolean commits =
          !block.isEmpty() && isCommit(new Node(block.get(block.size() - 1).getAsJsonObject()));
      if (commits) {
        block.remove(block.size() - 1);
        statements.set(index, last.child("block").json());
      }
    }
  }

  private static JsonObject returning(Node statement, Node value) {
    JsonObject made = statement.json().deepCopy();
    made.addProperty("type", "ReturnStatement");
    made.remove("expression");
    made.add("argument", value.json());
    return made;
  }

  /** {@code before} of {@code before.then(trx.commit).catch(trx.rollback)}. */
  private Optional<Node> beforeEnds(Node chain) {
    if (!isMethod(chain, "catch") && !isMethod(chain, "then")) {
      return Optional.empty();
    }
    List<Node> arguments = chain.list("arguments");
    Node object = chain.child("callee").child("object");
    if (isMethod(chain, "then")) {
      boolean both =
          arguments.size() == 2
              && isEnd(arguments.get(0), "commit")
              && isEnd(arguments.get(1), "rollback");
      return both ? Optional.of(object) : Optional.empty();
    }
    boolean ends =
        arguments.size() == 1
            && isEnd(arguments.get(0), "rollback")
            && isMethod(object, "then")
            && object.list("arguments").size() == 1
            && isEnd(object.list("arguments").get(0), "commit");
    return ends ? Optional.of(object.child("callee").child("object")) : Optional.empty();
  }

  private static boolean isMethod(Node node, String method) {
    return node.is("CallExpression")
        && node.child("callee").is("MemberExpression")
        && node.child("callee").property().filter(method::equals).isPresent();
  }

  /** {@code trx.commit}, {@code () => trx.commit()}, {@code (error) => trx.rollback(error)}. */
  private boolean isEnd(Node node, String method) {
    if (node.is("MemberExpression")) {
      return isMember(node, method);
    }
    if (!node.is("ArrowFunctionExpression") || !isCall(node.child("body"), method)) {
      return false;
    }
    List<Node> parameters = node.list("params");
    List<Node> passed = node.child("body").list("arguments");
    return method.equals("rollback")
        ? isPassed(parameters, passed)
        : !used && parameters.isEmpty() && passed.isEmpty();
  }

  private static boolean isPassed(List<Node> parameters, List<Node> passed) {
    return parameters.size() == 1
        && passed.size() == 1
        && parameters.get(0).is("Identifier")
        && passed.get(0).isName(parameters.get(0).name());
  }

  private boolean isMember(Node node, String method) {
    return node.is("MemberExpression")
        && node.child("object").isName(name)
        && node.property().filter(method::equals).isPresent();
  }

  private boolean isCall(Node node, String method) {
    return node.is("CallExpression") && isMember(node.child("callee"), method);
  }

  private boolean isCommit(Node statement) {
    return awaited(statement).filter(call -> isCall(call, "commit")).isPresent()
        && awaited(statement).orElseThrow().list("arguments").isEmpty();
  }

  private static Optional<Node> awaited(Node statement) {
    return statement.is("ExpressionStatement")
            && statement.child("expression").is("AwaitExpression")
        ? Optional.of(statement.child("expression").child("argument"))
        : Optional.empty();
  }

  /** {@code catch (error) { await trx.rollback(error); throw error; }}. */
  private boolean isRollback(Node statement) {
    Optional<Node> handler = statement.find("handler");
    Optional<Node> error = handler.flatMap(each -> each.find("param"));
    if (error.isEmpty() || statement.find("finalizer").isPresent()) {
      return false;
    }
    List<Node> body = handler.get().child("body").list("body");
    Optional<Node> first = body.stream().findFirst().flatMap(TransactionEnds::awaited);
    boolean rollsBack =
        first.filter(call -> isCall(call, "rollback")).isPresent()
            && isPassed(List.of(error.get()), first.get().list("arguments"));
    boolean rethrows =
        body.size() == 2
            && body.get(1).is("ThrowStatement")
            && error.get().is("Identifier")
            && body.get(1).child("argument").isName(error.get().name());
    return rollsBack && (body.size() == 1 || rethrows);
  }
}
