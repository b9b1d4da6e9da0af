package unimig.runner.dual;

/** A table, as the catalog has its names. */
record TableName(String schema, String name) {
  TableName withSuffix(String suffix) {
    return new TableName(schema, name + suffix);
  }

  /** Quoted for a statement. */
  String sql() {
    return quoted(schema) + "." + quoted(name);
  }

  private static String quoted(String identifier) {
    return "\"" + identifier.replace("\"", "\"\"") + "\"";
  }

  @Override
  public String toString() {
    return schema + "." + name;
  }
}
