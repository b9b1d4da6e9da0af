package unimig.runner.api;

/** The type of {@link JavaScript#UNDEFINED}. */
enum Undefined {
  UNDEFINED;

  @Override
  public String toString() {
    return "undefined";
  }
}
