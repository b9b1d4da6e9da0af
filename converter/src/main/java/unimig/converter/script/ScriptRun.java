package unimig.converter.script;

import java.time.Duration;
import java.util.Optional;

/**
 * What one script context is made of.
 *
 * @param files that the script may read
 * @param settings of its set
 * @param values that differ from run to run
 * @param log takes what it prints
 * @param database for scripts that are executed; empty where they are only recorded
 * @param watched whether looks at answers are to be noticed
 * @param open whether single expressions of its modules are to be evaluated later
 * @param realTime whether timers wait
 * @param limit of the time that one call into a script may take, and all its timers together
 */
public record ScriptRun(
    ScriptFiles files,
    ScriptSettings settings,
    RuntimeValues values,
    ScriptLog log,
    Optional<ScriptDatabase> database,
    boolean watched,
    boolean open,
    boolean realTime,
    Duration limit) {

  /** A run that records: no database, every look at an answer noticed, no waiting. */
  public static ScriptRun recording(
      ScriptFiles files, ScriptSettings settings, RuntimeValues values, Duration limit) {
    return new ScriptRun(
        files, settings, values, ScriptLog.SILENT, Optional.empty(), true, false, false, limit);
  }

  /** A run that compiles expressions of migrations one by one, without a database. */
  public static ScriptRun translating(
      ScriptFiles files, ScriptSettings settings, RuntimeValues values, Duration limit) {
    return new ScriptRun(
        files, settings, values, ScriptLog.SILENT, Optional.empty(), false, true, false, limit);
  }

  /** A run that does what the script says. */
  public static ScriptRun executing(
      ScriptFiles files,
      ScriptSettings settings,
      RuntimeValues values,
      ScriptLog log,
      ScriptDatabase database,
      boolean realTime) {
    return new ScriptRun(
        files,
        settings,
        values,
        log,
        Optional.of(database),
        false,
        false,
        realTime,
        Duration.ofDays(1));
  }
}
