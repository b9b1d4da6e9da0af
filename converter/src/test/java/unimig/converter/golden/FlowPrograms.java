package unimig.converter.golden;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Small migrations that collect, group and sort rows before they write, as the translator can. */
final class FlowPrograms {
  private final Random random;
  private final List<Supplier<String>> blocks =
      List.of(
          this::grouped,
          this::counted,
          this::reduced,
          this::sorted,
          this::taken,
          this::distinct,
          this::sought,
          this::chosen,
          this::caught,
          this::looped,
          this::labelled,
          this::parsed,
          this::dated,
          this::called,
          this::reached);
  private int names;

  FlowPrograms(long seed) {
    this.random = new Random(seed);
  }

  String next() {
    names = 0;
    List<String> lines = new ArrayList<>();
    lines.add("const KINDS = { pear: 'fruit', 'pear!': 'loud', '': 'none' };");
    lines.add("function labelled(text, size = 2) {");
    lines.add("  if (!text) return 'nothing';");
    lines.add("  return `${text.slice(0, size)}:${text.length}`;");
    lines.add("}");
    lines.add("const doubled = (value) => (value ?? " + number() + ") * 2;");
    lines.add("exports.up = async (knex) => {");
    lines.add("  const items = await knex('items').select().orderBy('id');");
    int count = 6 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      String block = blocks.get(random.nextInt(blocks.size())).get();
      block.lines().map(line -> "  " + line).forEach(lines::add);
    }
    lines.add("};");
    lines.add("exports.down = async (knex) => {");
    lines.add("  const [row] = await knex('results').count('* as n');");
    lines.add("  if (Number(row.n) > 0) await knex('results').del();");
    lines.add("};");
    String program = String.join("\n", lines) + "\n";
    // What JSON.parse says of a text differs from version to version.
    return program.contains("JSON.parse") ? program.replace(".message", ".name") : program;
  }

  private String grouped() {
    String map = name("groups");
    return text(
        "const " + map + " = new Map();",
        "for (const item of items) {",
        "  const key = " + key() + ";",
        "  if (!" + map + ".has(key)) " + map + ".set(key, []);",
        "  " + map + ".get(key).push(" + value() + ");",
        "}",
        "for (const [key, values] of " + map + ") {",
        "  if (values.length "
            + pick("> 1", "!== 2", "< 3")
            + ") "
            + recorded("[key, values, " + map + ".size]"),
        "}");
  }

  private String counted() {
    String counts = name("counts");
    return text(
        "const " + counts + " = {};",
        "for (const item of items) {",
        "  const key = " + key() + ";",
        "  " + counts + "[key] = (" + counts + "[key] || 0) + " + pick("1", "item.id") + ";",
        "}",
        "for (const [key, count] of Object.entries(" + counts + ")) {",
        "  " + recorded("`${key} ${count}`"),
        "}",
        recorded("Object." + pick("keys", "values") + "(" + counts + ")"));
  }

  private String reduced() {
    return recorded(
        pick(
            "items.reduce((sum, item) => sum + (item.amount || 0), 0)",
            "items.reduce((most, item) => Math.max(most, item.id), 0)",
            "items.reduce((all, item) => all + " + key() + ", '')",
            "items.reduce((all, item) => ({ ...all, [" + key() + "]: item.id }), {})"));
  }

  private String sorted() {
    String order =
        pick(
            "(b.amount ?? 0) - (a.amount ?? 0)",
            "a.id % 3 - b.id % 3",
            "(a.name || '') < (b.name || '') ? -1 : 1");
    return recorded("[...items].sort((a, b) => " + order + ").map((item) => item.id)");
  }

  private String taken() {
    String n = name("n");
    String rest = name("rest");
    return text(
        "for (const { name: " + n + " = 'x', amount, ..." + rest + " } of items) {",
        "  if ("
            + pick("amount", n, n + " !== null")
            + ") "
            + recorded("[" + n + ", amount, " + rest + ".id, Object.keys(" + rest + ")]"),
        "}");
  }

  private String distinct() {
    String set = name("set");
    return text(
        "const " + set + " = new Set(items.map((item) => " + key() + "));",
        set + "." + pick("add", "delete") + "('pear');",
        recorded("[" + set + ".size, " + set + ".has('other'), Array.from(" + set + ")]"));
  }

  private String sought() {
    String found = name("found");
    return text(
        "const " + found + " = items.find((item) => " + test() + ");",
        "if (" + found + ") " + recorded("[" + found + ".id, " + found + ".name]"),
        recorded(
            "[items.some((item) => "
                + test()
                + "), items.every((item) => "
                + test()
                + "),"
                + " items.findIndex((item) => "
                + test()
                + ")]"),
        recorded("items.flatMap((item) => (" + test() + " ? [item.id, " + value() + "] : []))"));
  }

  private String chosen() {
    String kind = name("kind");
    return text(
        "for (const item of items) {",
        "  let " + kind + " = KINDS[item.name];",
        "  switch (item." + pick("name", "id") + ") {",
        "    case 'pear':",
        "    case 3:",
        "      " + kind + " = 'first';",
        pick("      break;", "      // and on"),
        "    case '':",
        "      " + kind + " += '+';",
        "      break;",
        "    default:",
        "      if (" + test() + ") continue;",
        "  }",
        "  " + recorded("[" + kind + ", item.id]"),
        "}");
  }

  private String caught() {
    return text(
        "for (const item of items) {",
        "  try {",
        "    if (" + test() + ") throw new Error(`bad ${item.name}`);",
        "    " + recorded(value()),
        "  } catch (error) {",
        "    " + recorded("error.message"),
        "  }" + pick("", " finally {\n    " + recorded("item.id") + "\n  }"),
        "}");
  }

  private String looped() {
    String i = name("i");
    return pick(
        text(
            "for (let " + i + " = 0; " + i + " < items.length; " + i + " += 2) {",
            "  if (items[" + i + "].amount === null) continue;",
            "  " + recorded("[" + i + ", items[" + i + "].name]"),
            "}"),
        text(
            "let " + i + " = items.length;",
            "while (" + i + " > 0) {",
            "  " + i + "--;",
            "  if (items[" + i + "].id === " + number() + ") break;",
            "  " + recorded(i),
            "}"),
        text(
            "let " + i + " = 0;",
            "do {",
            "  " + i + " += " + pick("1", "2", "items.length") + ";",
            "} while (" + i + " < 3);",
            recorded(i)));
  }

  private String labelled() {
    String outer = name("outer");
    return text(
        outer + ": for (const item of items) {",
        "  for (const letter of " + key() + ") {",
        "    if (letter === 'r') continue " + outer + ";",
        "    if (letter === '!') break " + outer + ";",
        "    " + recorded("letter"),
        "  }",
        "}");
  }

  private String parsed() {
    String copy = name("copy");
    return text(
        "const " + copy + " = JSON.parse(JSON.stringify(items.map((item) => item.data)));",
        "for (const data of " + copy + ") {",
        "  if (data && data.tags) " + recorded("[data.tags.length, data.tags.join('|')]"),
        "  else " + recorded("data"),
        "}");
  }

  private String dated() {
    String day = name("day");
    return text(
        "for (const item of items) {",
        "  const " + day + " = new Date(Date.UTC(2024, " + pick("1", "11") + ", item.id * 7));",
        "  if ("
            + test()
            + ") "
            + day
            + ".setUTCDate("
            + day
            + ".getUTCDate() + "
            + number()
            + ");",
        "  " + recorded(day + ".toISOString()." + pick("slice(0, 10)", "split('T')")),
        "}");
  }

  private String called() {
    return text(
        "for (const item of items) {",
        "  "
            + recorded(
                pick(
                    "[labelled(item.name), doubled(item.amount)]",
                    "labelled(" + key() + ", " + number() + " + 2)",
                    "items.filter((each) => each.id <= item.id).map((each) => doubled(each.amount))")),
        "}");
  }

  private String reached() {
    String found = name("reached");
    return text(
        "for (const item of items) {",
        "  const "
            + found
            + " = item.data?."
            + pick("tags?.[0]", "size", "owner?.name")
            + " ?? "
            + pick("'none'", "item.name")
            + ";",
        "  " + recorded(found),
        "  if ('size' in (item.data || {})) " + recorded("typeof item.data.size"),
        "}");
  }

  private String key() {
    return pick(
        "(item.name || 'none')", "String(item.amount)", "`${item.done}`", "String(item.id % 2)");
  }

  private String value() {
    return pick("item.id", "item.name", "item.price", "[item.id, item.done]", "{ id: item.id }");
  }

  private String test() {
    return pick(
        "item.done",
        "item.name",
        "item.amount > 1",
        "item.data",
        "item.id === 3",
        "!item.amount",
        "item.price === null");
  }

  private String number() {
    return pick("0", "1", "3", "-2");
  }

  private static String recorded(String value) {
    return "await knex('results').insert({ step: 0, value: JSON.stringify(" + value + ") });";
  }

  private static String text(String... lines) {
    return String.join("\n", Arrays.asList(lines));
  }

  private String name(String stem) {
    names++;
    return stem + names;
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
