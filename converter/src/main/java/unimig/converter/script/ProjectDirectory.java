package unimig.converter.script;

import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Where a project lies. Scripts find it under another path than it has, which is right for all that
 * they read, and wrong as a value of a database.
 */
public final class ProjectDirectory {
  /** Of the error that a statement would hold it. */
  public static final String CODE = "DIRECTORY_IN_STATEMENT";

  public static final String MESSAGE =
      "a directory or path of the project becomes part of a statement";

  public static final String ADVICE =
      "name it by a constant or an environment variable, or relative to the project";

  private static final Pattern ASKED =
      Pattern.compile("\\bcwd\\b|\\b__(dir|file)name\\b|\\bimport\\.meta\\b");

  private static final Pattern SHOWN =
      Pattern.compile("(?<![\\w/.-])" + ScriptFiles.PROJECT + "(?![\\w-])[\\w/.-]*");

  private ProjectDirectory() {}

  /** Whether a script asks for it in any of the ways that Node has. */
  public static boolean isAskedIn(String script) {
    return ASKED.matcher(script).find();
  }

  /**
   * Whether it, or a path in it, is in a text.
   *
   * @param written whether what looks like one stands in what the project's files say
   */
  public static boolean showsIn(String text, Predicate<String> written) {
    return SHOWN.matcher(text).results().map(MatchResult::group).anyMatch(written.negate());
  }
}
