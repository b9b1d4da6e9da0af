package unimig.converter.translate;

import java.util.List;
import java.util.Optional;

/** {@code knex.batchInsert(table, rows, size)}: some rows at a time, all in one transaction. */
final class BatchInsert {
  private static final int DEFAULT_SIZE = 1000;

  private final Rules rules;

  BatchInsert(Rules rules) {
    this.rules = rules;
  }

  /** With {@code .returning(columns)} and {@code .transacting(trx)}, or without. */
  static boolean matches(Node node) {
    return isBatch(batch(node));
  }

  /** Without what is called on it. */
  private static Node batch(Node node) {
    return isCallOf(node, "returning") || isCallOf(node, "transacting")
        ? batch(node.child("callee").child("object"))
        : node;
  }

  private static boolean isBatch(Node node) {
    return isCallOf(node, "batchInsert")
        && node.child("callee").child("object").is("Identifier")
        && node.list("arguments").size() >= 2;
  }

  private static boolean isCallOf(Node node, String method) {
    return node.is("CallExpression")
        && node.child("callee").is("MemberExpression")
        && node.child("callee").property().filter(method::equals).isPresent();
  }

  /** The columns that it answers. */
  private static Optional<Node> returning(Node node) {
    return call("returning", node).map(each -> each.list("arguments").get(0));
  }

  private static Optional<Node> call(String method, Node node) {
    if (isBatch(node)) {
      return Optional.empty();
    }
    Optional<Node> before = call(method, node.child("callee").child("object"));
    if (!isCallOf(node, method)) {
      return before;
    }
    if (before.isPresent() || node.list("arguments").size() != 1) {
      throw new Refusal(node, "." + method + "() of a batch, twice or by other than one value");
    }
    return Optional.of(node);
  }

  /** Whether it is part of a transaction that is there, rather than one of its own. */
  private static boolean isInside(Node node, Place place) {
    Optional<Node> transacting = call("transacting", node);
    if (transacting.filter(each -> !Builders.transaction(each, place)).isPresent()) {
      throw new Refusal(node, "a batch in a transaction that only the run knows");
    }
    return transacting.isPresent();
  }

  void run(Node node, Place place) {
    Optional<Node> returning = returning(node);
    Node batch = batch(node);
    boolean inside = isInside(node, place);
    Code rows = rows(batch, place);
    Body body = place.body();
    String chunks = body.name("chunks");
    String chunk = body.name("chunk");
    String made = chunks(batch, rows, place);
    body.line("List<" + rows.type().java() + "> " + chunks + " = " + made + ";");
    if (!inside) {
      body.line("db.transaction(() -> {");
    }
    body.line("for (" + rows.type().java() + " " + chunk + " : " + chunks + ") {");
    Sent sent = outcome(batch, returning, Code.atom(chunk, rows.type()), place).statements().get(0);
    body.line("db.update(" + place.unit().add(sent) + ");");
    body.line(inside ? "}" : "}\n});");
  }

  /** The rows that it returns. */
  Code value(Node node, Place place) {
    Node returning =
        returning(node).orElseThrow(() -> new Refusal(node, "what it answers is used"));
    Node batch = batch(node);
    if (isInside(node, place)) {
      throw new Refusal(node, "the answer of a batch in a transaction that is there");
    }
    Place inner = place.with(place.scope().lambda());
    Code rows = rows(batch, inner);
    String inserted = place.body().name("inserted");
    String chunk = place.body().name("chunk");
    Code part = Code.atom(chunk, rows.type());
    KnexCompiler.Outcome outcome = outcome(batch, Optional.of(returning), part, place);
    Unit unit = place.unit();
    Sent sent = outcome.statements().get(0);
    Type type = Type.list(Type.row(new AnswerTypes(unit).of(sent, outcome.columns())));
    unit.api("Row");
    unit.use("java.util.ArrayList");
    String chunks = place.body().name("chunks");
    String list = "List<" + rows.type().java() + "> " + chunks;
    String text =
        "db.inTransaction(() -> {\n%s = %s;\n%s %s = new ArrayList<>();\nfor (%s %s : %s) {\n"
            .formatted(
                list,
                chunks(batch, rows, place),
                type.java(),
                inserted,
                rows.type().java(),
                chunk,
                chunks);
    String added = inserted + ".addAll(db.query(" + unit.add(sent) + "));\n}\n";
    place.body().release(chunks);
    place.body().release(inserted);
    place.body().release(chunk);
    return Code.action(text + added + "return " + inserted + ";\n})", type);
  }

  private Code rows(Node batch, Place place) {
    Code rows = rules.value(batch.list("arguments").get(1), place);
    if (!rows.type().is(Type.Kind.LIST) || rows.type().nullable()) {
      throw new Refusal(batch.list("arguments").get(1), "it may be no list");
    }
    Destructuring.importType(rows.type(), place.unit());
    return rows;
  }

  private static String chunks(Node batch, Code rows, Place place) {
    List<Node> arguments = batch.list("arguments");
    int size = arguments.size() == 2 ? DEFAULT_SIZE : size(arguments.get(2), place);
    return place.unit().api("Knex") + ".chunks(" + rows.text() + ", " + size + ")";
  }

  /** One insert of it; a lambda of Java cannot use variables that are assigned. */
  private KnexCompiler.Outcome outcome(
      Node batch, Optional<Node> returning, Code chunk, Place place) {
    Place inner = place.with(place.scope().lambda());
    KnexCompiler.Outcome outcome = new KnexCompiler(rules, inner).batch(batch, returning, chunk);
    if (outcome.statements().size() != 1) {
      throw new Refusal(batch, "what Knex makes of it");
    }
    return outcome;
  }

  private static int size(Node node, Place place) {
    Optional<Code> size =
        place.unit().constants().find(node, place.scope()).map(place.unit().literals()::of);
    boolean counts = size.filter(each -> each.type().equals(Type.INT)).isPresent();
    if (!counts || !size.get().text().matches("[1-9][0-9]*")) {
      throw new Refusal(node, "how many rows at a time is no constant");
    }
    return Integer.parseInt(size.get().text());
  }
}
