package unimig.converter.emit;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a backslash command of psql means for a script that runs without psql. */
enum PsqlCommand {
  /** Concerns psql's output or its handling of errors; without it the same SQL runs. */
  HARMLESS("", ""),
  /** Reads another file. */
  INCLUDE("runs another file", "put that file's content in its place"),
  /** Sends data of a file, or writes one. */
  COPY("copies from or to a file of the client", "use COPY ... FROM STDIN or INSERT"),
  /** Leaves the database that the migration is for. */
  CONNECT("changes the database", "keep a migration to one database"),
  /** Defines or uses a variable of psql. */
  VARIABLE("sets a variable", "write its value where it is used"),
  /** All the others, such as {@code \gexec} and {@code \if}. */
  OTHER("is run by psql only", "write it in SQL");

  private static final Pattern NAME =
      Pattern.compile("\\\\([A-Za-z_!?;.]+)\\+?(.*)", Pattern.DOTALL);
  private static final Set<String> SILENT =
      Set.of(
          "restrict",
          "unrestrict",
          "echo",
          "qecho",
          "warn",
          "timing",
          "x",
          "pset",
          "a",
          "t",
          "f",
          "h",
          "html",
          "c_title",
          "errverbose",
          "conninfo");

  private final String effect;
  private final String advice;

  PsqlCommand(String effect, String advice) {
    this.effect = effect;
    this.advice = advice;
  }

  /**
   * @param text the command with its backslash, to the end of the line
   */
  static PsqlCommand of(String text) {
    Matcher matcher = NAME.matcher(text);
    if (!matcher.matches()) {
      return OTHER;
    }
    String name = matcher.group(1);
    String arguments = matcher.group(2).strip();
    if (arguments.contains("\\")) {
      return OTHER;
    }
    return SILENT.contains(name) ? HARMLESS : withEffect(name, arguments);
  }

  private static PsqlCommand withEffect(String name, String arguments) {
    return switch (name) {
      case "set", "unset" -> setsPsqlItself(arguments) ? HARMLESS : VARIABLE;
      case "encoding" -> isUtf8(arguments) ? HARMLESS : OTHER;
      case "i", "ir", "include", "include_relative" -> INCLUDE;
      case "copy" -> COPY;
      case "c", "connect" -> CONNECT;
      case "gset", "getenv", "prompt" -> VARIABLE;
      default -> OTHER;
    };
  }

  /** Variables in capitals that control psql; AUTOCOMMIT and SINGLELINE change what runs. */
  private static boolean setsPsqlItself(String arguments) {
    String variable = arguments.split("\\s", 2)[0];
    return Set.of(
            "ECHO",
            "ECHO_HIDDEN",
            "ON_ERROR_STOP",
            "ON_ERROR_ROLLBACK",
            "QUIET",
            "VERBOSITY",
            "SHOW_CONTEXT",
            "HISTFILE",
            "HISTSIZE",
            "PROMPT1",
            "PROMPT2",
            "PROMPT3",
            "FETCH_COUNT",
            "HIDE_TABLEAM",
            "HIDE_TOAST_COMPRESSION")
        .contains(variable);
  }

  private static boolean isUtf8(String arguments) {
    String name = arguments.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    return name.isEmpty() || name.equals("UTF8") || name.equals("UNICODE");
  }

  /** What it does, to follow the command in a message. */
  String effect() {
    return effect;
  }

  String advice() {
    return advice;
  }
}
