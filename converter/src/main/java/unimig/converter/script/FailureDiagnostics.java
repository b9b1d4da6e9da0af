package unimig.converter.script;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import unimig.converter.script.ScriptFailure.Kind;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;

/** Says what a {@link ScriptFailure} means to a user. */
public final class FailureDiagnostics {
  private static final Pattern PLACE = Pattern.compile("(.*):(\\d+):(\\d+)");
  private static final String NOT_POSTGRESQL = "NOT_POSTGRESQL";

  /** What Knex's table builder says to {@code engine}, {@code charset} and {@code collate}. */
  private static final Pattern MYSQL_ONLY =
      Pattern.compile("Knex only supports \\w+ statement with mysql");

  private static final Map<String, String> ADVICE =
      Map.ofEntries(
          entry("SYNTAX_ERROR", "mend the file; it must run on Node"),
          entry("MISSING_MODULE", "install the project's packages (npm ci), or mend the path"),
          entry("SCRIPT_HANGS", "await only what Knex or a timer settles"),
          entry("SCRIPT_TIMEOUT", "mend the loop, or raise --script-timeout"),
          entry(
              "NETWORK_REFUSED",
              "take the network call out: migrations may only reach their database"),
          entry("OUTSIDE_PROJECT", "copy the file into the project"),
          entry(
              "BUILTIN_REFUSED",
              "take it out: migrations may read files of the project, nothing else"),
          entry(ProjectDirectory.CODE, ProjectDirectory.ADVICE),
          entry("SCRIPT_EXITS", "throw an error instead"),
          entry("INVALID_MIGRATION", "export both functions, as Knex demands"),
          entry("EMPTY_QUERY", "remove the empty statement: Knex throws on it"),
          entry(NOT_POSTGRESQL, "convert only migrations that were written for PostgreSQL"));

  private FailureDiagnostics() {}

  /**
   * An error at the place where the script failed.
   *
   * @param script virtual path, for failures that know no place
   */
  public static Diagnostic of(ScriptFailure failure, String script) {
    String code = codeOf(failure);
    SourceSpan place = span(failure.place(), script);
    String advice =
        ADVICE.getOrDefault(code, "make it run on Node with an empty database, then convert again");
    return Diagnostic.error(place, code, message(failure, code), advice);
  }

  private static String codeOf(ScriptFailure failure) {
    if (failure.message().contains("The query is empty")) {
      return "EMPTY_QUERY";
    }
    if (MYSQL_ONLY.matcher(failure.message()).find()) {
      return NOT_POSTGRESQL;
    }
    boolean own = ADVICE.containsKey(failure.code()) || failure.kind() != Kind.THROWN;
    return own && !failure.code().isEmpty() ? failure.code() : "SCRIPT_THROWS";
  }

  private static String message(ScriptFailure failure, String code) {
    String first = failure.message().lines().findFirst().orElse("");
    return switch (code) {
      case "MISSING_MODULE" -> "module \"" + failure.object() + "\" is not found";
      case "SCRIPT_THROWS" -> "the script throws \"" + first + "\"";
      case "SCRIPT_TIMEOUT", "SCRIPT_HANGS" -> "the script does not end: " + first;
      default -> first;
    };
  }

  /**
   * A virtual {@code path:line:column} as a place in the project.
   *
   * @param script virtual path, used where there is no place
   */
  public static SourceSpan span(Optional<String> place, String script) {
    return span(place.orElse("")).orElseGet(() -> SourceSpan.startOf(relative(script)));
  }

  /** A virtual {@code path:line:column} as a place in the project; empty if it is none. */
  static Optional<SourceSpan> span(String place) {
    Matcher matcher = PLACE.matcher(place);
    return matcher.matches()
        ? Optional.of(
            new SourceSpan(
                relative(matcher.group(1)),
                Math.max(1, Integer.parseInt(matcher.group(2))),
                Math.max(1, Integer.parseInt(matcher.group(3)))))
        : Optional.empty();
  }

  /** A virtual path as seen from the project's root. */
  public static String relative(String path) {
    String root = ScriptFiles.PROJECT + "/";
    return path.startsWith(root) ? path.substring(root.length()) : path;
  }
}
