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

  static boolean matches(Node node) {
    return node.is("CallExpression")
        && node.child("callee").is("MemberExpression")
        && node.child("callee").property().filter("batchInsert"::equals).isPresent()
        && node.child("callee").child("object").is("Identifier")
        && node.list("arguments").size() >= 2;
  }

  void run(Node node, Place place) {
    List<Node> arguments = node.list("arguments");
    int size = arguments.size() == 2 ? DEFAULT_SIZE : size(arguments.get(2), place);
    Code rows = rules.value(arguments.get(1), place);
    if (!rows.type().is(Type.Kind.LIST) || rows.type().nullable()) {
      throw new Refusal(arguments.get(1), "it may be no list");
    }
    Unit unit = place.unit();
    Destructuring.importType(rows.type(), unit);
    Body body = place.body();
    String chunks = body.name("chunks");
    String chunk = body.name("chunk");
    String made = unit.api("Knex") + ".chunks(" + rows.text() + ", " + size + ")";
    body.line("List<" + rows.type().java() + "> " + chunks + " = " + made + ";");
    body.line("db.transaction(() -> {");
    body.line("for (" + rows.type().java() + " " + chunk + " : " + chunks + ") {");
    // A lambda of Java cannot use variables that are assigned.
    Place inner = place.with(place.scope().lambda());
    Code part = Code.atom(chunk, rows.type());
    List<Sent> sent = new KnexCompiler(rules, inner).batch(node, part).statements();
    if (sent.size() != 1) {
      throw new Refusal(node, "what Knex makes of it");
    }
    body.line("db.update(" + unit.add(sent.get(0)) + ");");
    body.line("}");
    body.line("});");
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
