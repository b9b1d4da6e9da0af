package unimig.converter.translate;

/** The jump of Java by which a function that is written into another one returns early. */
final class Leaving {
  private final String jump;
  private boolean used;

  Leaving(String jump) {
    this.jump = jump;
  }

  /** Without a semicolon. */
  String use() {
    used = true;
    return jump;
  }

  boolean isUsed() {
    return used;
  }
}
