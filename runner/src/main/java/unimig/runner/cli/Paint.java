package unimig.runner.cli;

/** Colours for a terminal, or none. */
public final class Paint {
  private static final String ESCAPE = "\u001b[";

  private final boolean on;

  private Paint(boolean on) {
    this.on = on;
  }

  /**
   * @param wish {@code always}, {@code never}, or {@code auto}: on a terminal unless {@code
   *     NO_COLOR} is set
   */
  public static Paint of(Surroundings surroundings, String wish) {
    return new Paint(isOn(surroundings, wish));
  }

  static boolean isOn(Surroundings surroundings, String wish) {
    return switch (wish) {
      case "always" -> true;
      case "never" -> false;
      default ->
          surroundings.terminal()
              && surroundings.environment().getOrDefault("NO_COLOR", "").isEmpty();
    };
  }

  public String bold(String text) {
    return in("1", text);
  }

  public String good(String text) {
    return in("32", text);
  }

  public String bad(String text) {
    return in("31", text);
  }

  public String faint(String text) {
    return in("2", text);
  }

  public String striking(String text) {
    return in("33", text);
  }

  private String in(String code, String text) {
    return on ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
  }
}
