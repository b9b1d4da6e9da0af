package unimig.runner.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Columns that only the run knows, as Knex writes them into inserts and updates. */
final class KnexRows {
  private KnexRows() {}

  /** {@code ("a", "b") values (?, ?), …} of an object or a list of them. */
  record Inserted(@Nullable Object rows) implements Knex.Marked {
    @Override
    public String write(StringBuilder text, List<@Nullable Object> bound, String next) {
      List<JavaScriptObject> list = list(rows);
      List<String> columns = columns(list);
      if (columns.isEmpty()) {
        text.append(withoutColumns(list));
        return next;
      }
      text.append('(').append(join(columns)).append(") values ");
      for (int i = 0; i < list.size(); i++) {
        text.append(i == 0 ? "(" : ", (").append(values(list.get(i), columns, bound)).append(')');
      }
      return next;
    }

    private String withoutColumns(List<JavaScriptObject> list) {
      boolean single = list.size() == 1 && (rows instanceof Map || rows instanceof List);
      if (!single) {
        throw JavaScriptException.error("The query is empty");
      }
      return "default values";
    }
  }

  /** {@code "a" = excluded."a", …} of the same rows. */
  record Merged(@Nullable Object rows) implements Knex.Marked {
    @Override
    public String write(StringBuilder text, List<@Nullable Object> bound, String next) {
      List<String> assignments = new ArrayList<>();
      for (String column : columns(list(rows))) {
        String name = KnexIdentifier.last(column);
        assignments.add(name + " = excluded." + name);
      }
      text.append(String.join(", ", assignments));
      return next;
    }
  }

  /** {@code "a" = ?, …} of an object. */
  record Assigned(Map<String, ? extends @Nullable Object> columns) implements Knex.Marked {
    @Override
    public String write(StringBuilder text, List<@Nullable Object> bound, String next) {
      List<String> assignments = new ArrayList<>();
      for (Map.Entry<String, ? extends @Nullable Object> each : columns.entrySet()) {
        if (each.getValue() != JavaScript.UNDEFINED) {
          String name = KnexIdentifier.quoted(each.getKey());
          assignments.add(name + " = ?");
          bound.add(each.getValue());
        }
      }
      if (assignments.isEmpty()) {
        throw JavaScriptException.ofKnex("Empty .update() call detected!");
      }
      text.append(String.join(", ", assignments));
      return next;
    }
  }

  /** Up to the first that is missing; texts and lists have their positions as columns. */
  private static List<JavaScriptObject> list(@Nullable Object rows) {
    List<?> one = JavaScript.truthy(rows) ? Collections.singletonList(rows) : List.of();
    List<?> all = rows instanceof List<?> several ? several : one;
    List<JavaScriptObject> list = new ArrayList<>();
    for (Object each : all) {
      if (JavaScript.isNullish(each)) {
        break;
      }
      list.add(each instanceof JavaScriptObject row ? row : ofEntries(each));
    }
    return list;
  }

  private static JavaScriptObject ofEntries(Object value) {
    JavaScriptObject row = new JavaScriptObject();
    JavaScriptObject.entries(value)
        .forEach(entry -> row.put(JavaScript.toText(entry.get(0)), entry.get(1)));
    return row;
  }

  /** All of them, in the order of JavaScript's sort. */
  private static List<String> columns(List<JavaScriptObject> rows) {
    TreeSet<String> columns = new TreeSet<>();
    rows.forEach(row -> columns.addAll(row.keySet()));
    return List.copyOf(columns);
  }

  private static String join(List<String> columns) {
    return String.join(", ", columns.stream().map(KnexIdentifier::quoted).toList());
  }

  private static String values(
      JavaScriptObject row, List<String> columns, List<@Nullable Object> bound) {
    List<String> places = new ArrayList<>();
    for (String column : columns) {
      Object value = row.containsKey(column) ? row.get(column) : JavaScript.UNDEFINED;
      boolean missing = value == JavaScript.UNDEFINED;
      places.add(missing ? "DEFAULT" : "?");
      if (!missing) {
        bound.add(value);
      }
    }
    return String.join(", ", places);
  }
}
