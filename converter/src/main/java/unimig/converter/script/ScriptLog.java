package unimig.converter.script;

/** Takes what scripts print. */
@FunctionalInterface
public interface ScriptLog {
  /** Leaves it unread: a script's output must not be looked at while answers are watched. */
  ScriptLog SILENT = (level, text) -> {};

  void print(String level, String text);
}
