package unimig.converter.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unimig.converter.script.OpenScript;
import unimig.converter.script.ProjectFiles;
import unimig.converter.script.ScriptContext;
import unimig.converter.script.ScriptEngine;
import unimig.converter.script.ScriptFiles;
import unimig.converter.script.ScriptRun;
import unimig.converter.script.ScriptSettings;
import unimig.converter.sql.JdbcSql;
import unimig.converter.testing.LegacyTree;
import unimig.runner.api.JavaScript;
import unimig.runner.api.JavaScriptException;
import unimig.runner.api.Knex;

/**
 * What the runner writes into a statement is what Knex writes, for columns and names of any kind.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class StandInsTest {
  private static final int CASES = 150;
  private static final List<String> NAMES =
      List.of(
          "a",
          "b",
          "Z",
          "10",
          "9",
          "ä",
          "user_id",
          "userId",
          "s.t",
          "s.t.u",
          "x as y",
          "X AS Y",
          " spaced ",
          "quo\"te",
          "list[2]",
          "*",
          "a.*",
          "𝒳",
          "to as.t",
          "sel ect");
  private static final List<String> VALUES =
      List.of("1", "-2.5", "\"\"", "\"text\"", "null", "true", "false", "\"it's ? $1\"");

  private final Random random = new Random(20240105);
  private ScriptEngine engine;

  @BeforeAll
  void open() {
    engine = new ScriptEngine();
  }

  @AfterAll
  void close() {
    engine.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "2", "1"})
  void writesWhatKnexWrites(String line, @TempDir Path root) {
    new LegacyTree(root)
        .with("m.js", "exports.up = async () => {}; exports.down = async () => {};");
    ScriptSettings settings =
        new ScriptSettings(
            line, Optional.empty(), Optional.empty(), List.of(), false, ScriptFiles.PROJECT);
    ScriptRun run =
        ScriptRun.translating(
            new ProjectFiles(root, List.of()),
            settings,
            new UntouchedValues(),
            Duration.ofMinutes(2));
    try (ScriptContext context = new ScriptContext(engine, run)) {
      compareAll(context.open(ScriptFiles.PROJECT + "/m.js"));
    }
  }

  private void compareAll(OpenScript script) {
    for (int i = 0; i < CASES; i++) {
      String rows = rows();
      compare(script, "knex('t').insert(h(0))", rows, "insert into \"t\" ?", Knex::rows);
      String row = row();
      compare(script, "knex('t').insert(h(0))", row, "insert into \"t\" ?", Knex::rows);
      compare(
          script,
          "knex('t').whereRaw('k = 1').update(h(0))",
          row,
          "update \"t\" set ? where k = 1",
          value -> Knex.assigned(columns(value)));
    }
    for (String name : NAMES) {
      String json = '"' + name.replace("\"", "\\\"") + '"';
      Function<Object, Object> quoted = value -> Knex.identifier(String.valueOf(value));
      compare(script, "knex(h(0)).del()", json, "delete from ?", quoted);
      compare(script, "knex.raw('drop table ??', [h(0)])", json, "drop table ?", quoted);
      compare(
          script,
          "knex.schema.table(h(0), (t) => { t.dropColumn('c'); })",
          json,
          "alter table ? drop column \"c\"",
          quoted);
    }
  }

  @SuppressWarnings("unchecked") // Objects of JSON have texts for keys.
  private static Map<String, Object> columns(Object value) {
    return (Map<String, Object>) value;
  }

  private String rows() {
    List<String> rows = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      rows.add(row());
    }
    return rows.toString();
  }

  private String row() {
    List<String> names = new ArrayList<>(NAMES);
    Collections.shuffle(names, random);
    List<String> properties = new ArrayList<>();
    for (String name : names.subList(0, random.nextInt(4))) {
      properties.add('"' + name.replace("\"", "\\\"") + "\":" + pick(VALUES));
    }
    return "{" + String.join(",", properties) + "}";
  }

  private String pick(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static void compare(
      OpenScript script, String code, String json, String sql, Function<Object, Object> marked) {
    JsonObject samples = new JsonObject();
    samples.addProperty("0", "=" + json);
    String function = "(function (h, knex) { return " + code + "; })";
    Compiled knex = Compiled.of(script.compile(function, samples.toString()));
    assertEquals(text(knex), java(sql, json, marked), () -> code + " of " + json);
  }

  /** The statement and its values, or the beginning of the error. */
  private static String text(Compiled knex) {
    if (knex.error().isPresent()) {
      return knex.error().get().replaceFirst("!.*", "!");
    }
    Compiled.Statement statement = knex.statements().get(0);
    JdbcSql sql = JdbcSql.from(statement.sql());
    List<String> values =
        sql.arrange(statement.values()).stream()
            .map(item -> item.type().equals("null") ? "null" : item.text())
            .toList();
    return sql.text() + values;
  }

  private static String java(String sql, String json, Function<Object, Object> marked) {
    try {
      Object value = Objects.requireNonNull(JavaScript.parseJson(json));
      Knex.Shaped shaped = Knex.shape(sql, marked.apply(value));
      return shaped.sql() + shaped.values().stream().map(String::valueOf).toList();
    } catch (JavaScriptException e) {
      return String.valueOf(e.getMessage()).replaceFirst("^Error: ", "");
    }
  }
}
