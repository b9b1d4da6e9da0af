package unimig.converter.script;

import java.time.Duration;
import java.util.Optional;

/**
 * Contexts that are used again: loading Knex takes longer than most migrations do. The engine keeps
 * them, for all its pools, until it is closed. Safe for use by several threads.
 */
public final class ContextPool {
  private final ScriptEngine engine;
  private final ScriptFiles files;
  private final Duration limit;

  /**
   * @param files that scripts may read
   * @param limit of the time that one call into a script that is not executed may take
   */
  public ContextPool(ScriptEngine engine, ScriptFiles files, Duration limit) {
    this.engine = engine;
    this.files = files;
    this.limit = limit;
  }

  public ScriptFiles files() {
    return files;
  }

  /** A context that records, for one thread, until it is given back or closed. */
  public ScriptContext recording(ScriptSettings settings, RuntimeValues values) {
    return take(ScriptRun.recording(files, settings, values, limit));
  }

  /** A context that translates, for one thread, until it is given back or closed. */
  public ScriptContext translating(ScriptSettings settings, RuntimeValues values) {
    return take(ScriptRun.translating(files, settings, values, limit));
  }

  /**
   * A context that executes, for one thread, until it is given back or closed. Its timers do not
   * wait.
   */
  public ScriptContext executing(
      ScriptSettings settings, RuntimeValues values, ScriptDatabase database) {
    return take(ScriptRun.executing(files, settings, values, ScriptLog.SILENT, database, false));
  }

  /** The same, with the ways that scripts take counted. */
  public ScriptContext counting(
      ScriptSettings settings,
      RuntimeValues values,
      ScriptDatabase database,
      BranchListener listener) {
    ScriptRun run = ScriptRun.executing(files, settings, values, ScriptLog.SILENT, database, false);
    return take(run.counting(listener));
  }

  private ScriptContext take(ScriptRun run) {
    Optional<ScriptContext> idle = engine.idleContexts().take(run);
    idle.ifPresent(context -> context.renew(run));
    return idle.orElseGet(() -> new ScriptContext(engine, run));
  }

  /** Keeps a context whose scripts came to their end. */
  public void giveBack(ScriptContext context) {
    engine.idleContexts().put(context);
  }
}
