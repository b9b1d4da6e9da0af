package unimig.runner.catalog;

/** Names as SQL text. */
final class SqlName {
  private SqlName() {}

  static String of(String schema, String name) {
    return of(schema) + "." + of(name);
  }

  static String of(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
