package unimig.converter.translate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import unimig.runner.api.JavaScript;
import unimig.runner.api.Knex;

/** What Knex makes of a name that may be no text, by the place that it has in a statement. */
enum NameStyle {
  IDENTIFIER("identifier"),
  TABLE("table"),
  FROM("from"),
  NEW_COLUMN("newColumn");

  /** What may be in a row, as samples of Knex. */
  static final List<String> SAMPLES =
      List.of(
          "undefined",
          "=null",
          "=0",
          "=5",
          "=-2.5",
          "=true",
          "=false",
          "=\"\"",
          "={\"a\":1,\"b\":\"x\"}",
          "=[\"s\"]",
          "=[]");

  private final String method;

  NameStyle(String method) {
    this.method = method;
  }

  /** Of {@code Knex} in Java. */
  String method() {
    return method;
  }

  /** A sample as part of the text. */
  Object part(String sample) {
    return made(sample(sample));
  }

  /** What a sample stands for. */
  static @Nullable Object sample(String sample) {
    return sample.equals("undefined")
        ? JavaScript.UNDEFINED
        : JavaScript.parseJson(sample.substring(1));
  }

  private Object made(@Nullable Object name) {
    return switch (this) {
      case IDENTIFIER -> Knex.identifier(name);
      case TABLE -> Knex.table(name);
      case FROM -> Knex.from(name);
      case NEW_COLUMN -> Knex.newColumn(name);
    };
  }

  /** A sample as a bound value. */
  static Object bound(String sample) {
    return sample.equals("undefined")
        ? "null"
        : String.valueOf(JavaScript.parseJson(sample.substring(1)));
  }
}
