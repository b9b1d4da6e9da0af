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
 * @param branches told which ways scripts take, if that is counted
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
    Optional<BranchListener> branches,
    boolean realTime,
    Duration limit) {

  /** A run that records: no database, every look at an answer noticed, no waiting. */
  public static ScriptRun recording(
      ScriptFiles files, ScriptSettings settings, RuntimeValues values, Duration limit) {
    return new ScriptRun(
        files,
        settings,
        values,
        ScriptLog.SILENT,
        Optional.empty(),
        true,
        false,
        Optional.empty(),
        false,
        limit);
  }

  /** A run that compiles expressions of migrations one by one, without a database. */
  public static ScriptRun translating(
      ScriptFiles files, ScriptSettings settings, RuntimeValues values, Duration limit) {
    return new ScriptRun(
        files,
        settings,
        values,
        ScriptLog.SILENT,
        Optional.empty(),
        false,
        true,
        Optional.empty(),
        false,
        limit);
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
        Optional.empty(),
        realTime,
        Duration.ofDays(1));
  }

  /** The same, with the ways that its scripts take counted. */
  ScriptRun counting(BranchListener listener) {
    return new ScriptRun(
        files,
        settings,
        values,
        log,
        database,
        watched,
        open,
        Optional.of(listener),
        realTime,
        limit);
  }
}
