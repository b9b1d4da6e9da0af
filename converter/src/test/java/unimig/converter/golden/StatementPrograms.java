package unimig.converter.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small migrations of statements and control flow over rows, as the translator knows them. */
final class StatementPrograms {
  private final Random random;
  private int names;

  StatementPrograms(long seed) {
    this.random = new Random(seed);
  }

  String next() {
    names = 0;
    List<String> lines = new ArrayList<>();
    lines.add("exports.up = async (knex) => {");
    lines.add("  let seen = 0;");
    lines.add(
        "  for (const item of await knex('items').select(" + columns() + ").orderBy('id')) {");
    int count = 3 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      statement("    ", 2).forEach(lines::add);
    }
    lines.add("    seen += 1;");
    lines.add("  }");
    lines.add("  await knex('results').insert({ step: 0, value: `seen ${seen}` });");
    lines.add("};");
    lines.add("exports.down = async (knex) => {");
    lines.add("  for (const id of await knex('results').pluck('id')) {");
    lines.add("    await knex('results').where('id', id).del();");
    lines.add("  }");
    lines.add("};");
    return String.join("\n", lines) + "\n";
  }

  private static String columns() {
    return "'id', 'name', 'amount', 'price', 'done'";
  }

  private List<String> statement(String indent, int depth) {
    return switch (random.nextInt(depth > 0 ? 12 : 7)) {
      case 0 -> List.of(indent + "await " + filtered("items") + ".update({ " + cells() + " });");
      case 1 -> List.of(indent + "await " + filtered("links") + ".del();");
      case 2 -> List.of(indent + insert());
      case 3 -> List.of(indent + step());
      case 4 -> counted(indent);
      case 5 -> listed(indent);
      case 6 -> upserted(indent);
      case 7 -> branch(indent, depth);
      case 8 -> loop(indent, depth);
      case 9 -> stored(indent);
      case 10 -> transaction(indent, depth);
      default -> first(indent, depth);
    };
  }

  private List<String> branch(String indent, int depth) {
    List<String> lines = new ArrayList<>();
    lines.add(indent + "if (" + test() + ") {");
    lines.addAll(statement(indent + "  ", depth - 1));
    if (random.nextBoolean()) {
      lines.add(indent + "} else {");
      lines.addAll(statement(indent + "  ", depth - 1));
    }
    lines.add(indent + "}");
    return lines;
  }

  private List<String> loop(String indent, int depth) {
    String row = name("row");
    List<String> lines = new ArrayList<>();
    lines.add(
        indent + "for (const " + row + " of await " + filtered("links") + ".orderBy('id')) {");
    lines.add(
        indent
            + "  await knex('results').insert({ step: "
            + row
            + ".item, value: "
            + row
            + ".kind });");
    lines.addAll(statement(indent + "  ", depth - 1));
    lines.add(indent + "}");
    return lines;
  }

  private List<String> transaction(String indent, int depth) {
    List<String> lines = new ArrayList<>();
    lines.add(indent + "await knex.transaction(async (trx) => {");
    for (String line : statement(indent + "  ", depth - 1)) {
      lines.add(line.replace("await knex", "await trx").replace("= knex", "= trx"));
    }
    lines.add(indent + "});");
    return lines;
  }

  private List<String> first(String indent, int depth) {
    String row = name("first");
    List<String> lines = new ArrayList<>();
    lines.add(
        indent
            + "const "
            + row
            + " = await "
            + filtered("items")
            + ".orderBy('id', 'desc').first();");
    lines.add(indent + "if (" + row + ") {");
    lines.add(
        indent
            + "  await knex('results').insert({ step: "
            + row
            + ".id, value: "
            + row
            + ".name });");
    lines.addAll(statement(indent + "  ", depth - 1));
    lines.add(indent + "}");
    return lines;
  }

  /** A builder that is extended where a condition holds. */
  private List<String> stored(String indent) {
    String query = name("query");
    String rows = name("rows");
    List<String> lines = new ArrayList<>();
    lines.add(indent + "let " + query + " = " + filtered("items") + ".select('id', 'name');");
    lines.add(indent + "if (" + test() + ") {");
    lines.add(indent + "  " + query + " = " + query + filter("items") + ";");
    lines.add(indent + "}");
    lines.add(indent + "const " + rows + " = await " + query + ".orderBy('id');");
    lines.add(indent + recorded(rows + ".map((each) => each.id).join()"));
    return lines;
  }

  private List<String> counted(String indent) {
    String changed = name("changed");
    return List.of(
        indent
            + "const "
            + changed
            + " = await "
            + filtered("links")
            + ".update({ kind: "
            + text()
            + " });",
        indent + recorded("`changed ${" + changed + "}`"));
  }

  private List<String> listed(String indent) {
    String ids = name("ids");
    String not = random.nextBoolean() ? "whereIn" : "whereNotIn";
    return List.of(
        indent + "const " + ids + " = await " + filtered("links") + ".orderBy('id').pluck('item');",
        indent + "await knex('items')." + not + "('id', " + ids + ").update({ " + cells() + " });",
        indent + recorded("`ids ${" + ids + ".length}`"));
  }

  private List<String> upserted(String indent) {
    String end = random.nextBoolean() ? "merge()" : "ignore()";
    String made = name("made");
    return List.of(
        indent
            + "const "
            + made
            + " = await knex('items').insert({ id: item.id + 1, "
            + cells()
            + " }).onConflict('id')."
            + end
            + ".returning('id');",
        indent + recorded("`made ${" + made + ".length}`"));
  }

  private String insert() {
    return random.nextBoolean()
        ? "await knex('links').insert({ item: " + number() + ", kind: " + text() + " });"
        : "await knex('links').insert([{ item: " + number() + " }, { kind: " + text() + " }]);";
  }

  private String step() {
    String method = random.nextBoolean() ? "increment" : "decrement";
    return "await " + filtered("items") + "." + method + "('amount', " + number() + ");";
  }

  private String recorded(String value) {
    return "await knex('results').insert({ step: item.id, value: " + value + " });";
  }

  private String filtered(String table) {
    return "knex('" + table + "')" + filter(table) + (random.nextBoolean() ? filter(table) : "");
  }

  private String filter(String table) {
    boolean items = table.equals("items");
    String number = items ? "amount" : "item";
    String text = items ? "name" : "kind";
    return switch (random.nextInt(11)) {
      case 0 -> ".where('" + number + "', '" + pick(">", "<=", "<>") + "', " + number() + ")";
      case 1 -> ".where('" + text + "', " + text() + ")";
      case 2 -> ".whereNot('" + text + "', " + text() + ")";
      case 3 -> ".whereIn('" + number + "', [" + number() + ", " + number() + "])";
      case 4 -> ".where({ " + number + ": " + number() + ", " + text + ": " + text() + " })";
      case 5 -> "." + pick("whereNull", "whereNotNull") + "('" + text + "')";
      case 6 -> ".whereRaw('" + number + " % 2 = ? or " + text + " = ?', [1, " + text() + "])";
      case 7 ->
          ".where((q) => { q.where('"
              + text
              + "', "
              + text()
              + ").orWhere('"
              + number
              + "', "
              + number()
              + "); })";
      case 8 ->
          ".whereIn('"
              + number
              + "', function () { this.select('item').from('links').where('kind', "
              + text()
              + "); })";
      case 9 ->
          ".modify((q) => { if ("
              + test()
              + ") q.where('"
              + number
              + "', '>', "
              + number()
              + "); })";
      default -> ".whereIn('id', knex('items').select('id').where('name', " + text() + "))";
    };
  }

  private String cells() {
    return pick(
        "name: " + text(),
        "amount: " + number(),
        "name: " + text() + ", amount: " + number(),
        "price: item.price, done: item.done",
        "done: " + test());
  }

  private String test() {
    return pick(
        "item.name",
        "item.done",
        "item.amount > 2",
        "!item.price",
        "item.name === 'pear'",
        "item.amount !== null",
        "item.id % 2 === 0");
  }

  private String number() {
    return pick("item.id", "item.amount", "2", "0", "item.id + 1", "-1");
  }

  private String text() {
    return pick(
        "item.name", "'pear'", "`${item.name}!`", "''", "'it''s'".replace("''", "\\'"), "null");
  }

  private String name(String stem) {
    names++;
    return stem + names;
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** What the programs find in the database. */
  static String setup() {
    return """
        create table items (
          id integer primary key, name text, amount integer, price numeric, done boolean,
          data jsonb);
        create table links (id serial primary key, item integer, kind text);
        create table results (id serial primary key, step integer, value text);
        insert into items values
          (1, 'pear', 3, 2.50, true, '{"tags": ["a", "é"], "size": 1.5}'),
          (2, null, null, null, null, null), (3, '', 0, 0, false, '{"owner": {"name": "Kim"}}'),
          (5, 'Öl "x"', -7, 1e3, true, '{"tags": [], "size": "big", "owner": null}'),
          (8, 'pear!', 2147483, 0.1, null, '{"size": null}');
        insert into links (item, kind) values
          (1, 'pear'), (1, null), (3, ''), (8, 'other'), (null, 'pear!');
        """;
  }
}
