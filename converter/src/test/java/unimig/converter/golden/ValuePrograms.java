package unimig.converter.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small migrations that compute values of rows, as the translator knows them, and insert them. */
final class ValuePrograms {
  private final Random random;
  private int names;

  ValuePrograms(long seed) {
    this.random = new Random(seed);
  }

  String next() {
    names = 0;
    List<String> lines = new ArrayList<>();
    lines.add("class Part {");
    lines.add("  static MOST = 3;");
    lines.add("  static cut(text) { return Part.rest(text).slice(0, Part.MOST); }");
    lines.add("  static rest(text) { return text.slice(1).trim(); }");
    lines.add("  kind = 'part';");
    lines.add("  constructor(text, size = text.length) { this.text = text; this.size = size; }");
    lines.add("  label(mark) { return `${this.kind}${mark}${this.text}:${this.size}`; }");
    lines.add("}");
    lines.add("exports.up = async (knex) => {");
    lines.add(
        "  const items = await knex('items').select('id', 'name', 'amount', 'price', 'done').orderBy('id');");
    lines.add("  let count = 0;");
    lines.add("  let text = '';");
    lines.add("  const found = [];");
    lines.add("  for (const item of items) {");
    lines.add("    const name = item.name || 'none';");
    lines.add("    const amount = Number(item.amount);");
    int steps = 8 + random.nextInt(6);
    for (int i = 0; i < steps; i++) {
      lines.addAll(step());
    }
    lines.add("    count += 1;");
    lines.add("  }");
    lines.add("  " + recorded("[count, text, found.length, found.join('/')]"));
    lines.add("};");
    lines.add("exports.down = async (knex) => {");
    lines.add("  const rows = await knex('results');");
    lines.add("  if (rows.length > 0) await knex('results').del();");
    lines.add("};");
    return String.join("\n", lines) + "\n";
  }

  private List<String> step() {
    return switch (random.nextInt(6)) {
      case 0 -> List.of("    if (" + test(2) + ") { text += " + text(2) + "; }");
      case 1 -> List.of("    if (" + test(2) + ") found.push(" + text(2) + ");");
      case 2 ->
          List.of(
              "    for (const part of " + list(2) + ") {",
              "      " + recorded("[part, count]"),
              "    }");
      case 3 -> named(number(3));
      case 4 -> named(list(3));
      default -> named(random.nextBoolean() ? text(3) : test(3));
    };
  }

  private List<String> named(String value) {
    names++;
    String name = "value" + names;
    return List.of("    const " + name + " = " + value + ";", "    " + recorded("[" + name + "]"));
  }

  private static String recorded(String value) {
    return "await knex('results').insert({ step: count, value: JSON.stringify(" + value + ") });";
  }

  private String number(int depth) {
    if (depth == 0) {
      return pick("amount", "count", "3", "2.5", "name.length", "-1");
    }
    int less = depth - 1;
    return switch (random.nextInt(10)) {
      case 9 -> "new Part(" + text(less) + ", " + number(less) + ").size";
      case 0 -> "(" + number(less) + " + " + number(less) + ")";
      case 1 -> "(" + number(less) + " * " + number(less) + ")";
      case 2 -> "(" + number(less) + " - " + number(less) + ")";
      case 3 -> "(" + number(less) + " % 7)";
      case 4 -> "Math." + pick("floor", "round", "ceil", "abs") + "(" + number(less) + ")";
      case 5 -> "Math." + pick("max", "min") + "(" + number(less) + ", " + number(less) + ")";
      case 6 -> list(less) + ".length";
      case 7 -> "parseInt(" + text(less) + ", 10)";
      default -> text(less) + ".indexOf('e')";
    };
  }

  private String text(int depth) {
    if (depth == 0) {
      return pick("name", "'pear'", "'é, ü'", "String(item.price)", "`${item.done}`");
    }
    int less = depth - 1;
    return switch (random.nextInt(13)) {
      case 10 -> "new Part(" + text(less) + ").label(" + pick("'-'", "count", "name") + ")";
      case 11 -> "Part.cut(" + text(less) + ")";
      case 12 -> "(Part.rest(" + text(less) + ") || " + text(less) + ")";
      case 0 -> "`${" + text(less) + "}-${" + number(less) + "}`";
      case 1 -> text(less) + "." + pick("toUpperCase", "toLowerCase", "trim") + "()";
      case 2 -> text(less) + ".slice(" + pick("1", "-2", "0, 2", "1, -1") + ")";
      case 3 -> text(less) + ".replace('e', 'E')";
      case 4 -> text(less) + ".padStart(6, '*')";
      case 5 -> list(less) + ".join('+')";
      case 6 -> "String(" + number(less) + ")";
      case 7 -> "(" + test(less) + " ? " + text(less) + " : " + text(less) + ")";
      case 8 -> "(" + text(less) + " + " + text(less) + ")";
      default -> text(less) + ".replace(/[aeiou]/g, '')";
    };
  }

  private String test(int depth) {
    if (depth == 0) {
      return pick("item.done === true", "amount > 2", "name === 'pear'", "item.price !== null");
    }
    int less = depth - 1;
    return switch (random.nextInt(7)) {
      case 0 -> "(" + number(less) + " " + pick("<", ">=", "===", "!==") + " " + number(less) + ")";
      case 1 -> "(" + text(less) + " " + pick("<", ">=", "===", "!==") + " " + text(less) + ")";
      case 2 -> "(" + test(less) + " && " + test(less) + ")";
      case 3 -> "(" + test(less) + " || " + test(less) + ")";
      case 4 -> "!(" + test(less) + ")";
      case 5 -> text(less) + "." + pick("includes", "startsWith", "endsWith") + "('e')";
      default -> list(less) + ".includes('pear')";
    };
  }

  /** Of texts. */
  private String list(int depth) {
    if (depth == 0) {
      return pick("[name, 'pear']", "name.split('')", "items.map((each) => `${each.name}`)");
    }
    int less = depth - 1;
    return switch (random.nextInt(6)) {
      case 0 -> list(less) + ".map((part) => `<${part}>`)";
      case 1 -> list(less) + ".filter((part) => part !== 'pear')";
      case 2 -> list(less) + ".slice(" + pick("1", "0, 2", "-2") + ")";
      case 3 -> text(less) + ".split(" + pick("'e'", "' '", "','") + ")";
      case 4 -> "[" + text(less) + ", " + text(less) + "]";
      default -> list(less) + ".concat([" + text(less) + "])";
    };
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
