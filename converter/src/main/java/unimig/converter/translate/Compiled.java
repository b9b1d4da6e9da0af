package unimig.converter.translate;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Knex made of an expression, as {@code symbolic.cjs} tells it.
 *
 * @param form of the answer: rows, first, count, found, result, pluck:column, or unknown
 * @param columns of its rows, if they are known
 * @param misused number of the hole that is not fit for its place, or -1
 */
record Compiled(
    List<Statement> statements,
    String form,
    Optional<List<String>> columns,
    Optional<String> error,
    int misused) {

  /**
   * A statement that was sent.
   *
   * @param ofKnex whether no script asked for it
   * @param strayQuestionMark whether Knex numbered a question mark that has no value
   */
  record Statement(String sql, List<Item> values, boolean ofKnex, boolean strayQuestionMark) {
    Statement with(String otherSql, List<Item> otherValues) {
      return new Statement(otherSql, otherValues, ofKnex, strayQuestionMark);
    }
  }

  /**
   * A bound value; type is that of {@code recorder.cjs}, or hole or a part of {@link StandIns} with
   * the number of the hole.
   */
  record Item(String type, String text) {
    boolean isHole(int number) {
      return type.equals("hole") && text.equals(String.valueOf(number));
    }
  }

  static Compiled of(String json) {
    JsonObject object = JsonParser.parseString(json).getAsJsonObject();
    List<Statement> statements = new ArrayList<>();
    object
        .getAsJsonArray("statements")
        .forEach(each -> statements.add(statement(each.getAsJsonObject())));
    JsonElement columns = object.get("columns");
    return new Compiled(
        statements,
        object.has("form") ? object.get("form").getAsString() : "unknown",
        columns == null || columns.isJsonNull()
            ? Optional.empty()
            : Optional.of(
                columns.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList()),
        object.has("error") ? Optional.of(object.get("error").getAsString()) : Optional.empty(),
        object.has("misused") ? object.get("misused").getAsInt() : -1);
  }

  private static Statement statement(JsonObject json) {
    List<Item> values = new ArrayList<>();
    json.getAsJsonArray("values")
        .forEach(
            each -> {
              JsonObject value = each.getAsJsonObject();
              String text = value.has("text") ? value.get("text").getAsString() : "";
              values.add(new Item(value.get("type").getAsString(), text));
            });
    return new Statement(
        json.get("sql").getAsString(),
        values,
        json.get("ofKnex").getAsBoolean(),
        json.get("strayQuestionMark").getAsBoolean());
  }
}
