package unimig.converter.script;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Contexts without a database that are used again: loading Knex takes longer than most migrations
 * do. Safe for use by several threads.
 */
public final class ContextPool implements AutoCloseable {
  private final ScriptEngine engine;
  private final ScriptFiles files;
  private final Duration limit;
  private final Map<Key, Deque<ScriptContext>> free = new HashMap<>();

  private record Key(ScriptSettings settings, ZoneId zone) {
    static Key of(ScriptRun run) {
      return new Key(run.settings(), run.values().zone());
    }
  }

  /**
   * @param files that scripts may read
   * @param limit of the time that one call into a script may take
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

  private ScriptContext take(ScriptRun run) {
    ScriptContext context;
    synchronized (free) {
      Deque<ScriptContext> contexts = free.get(Key.of(run));
      context = contexts == null ? null : contexts.poll();
    }
    if (context == null) {
      return new ScriptContext(engine, run);
    }
    context.renew(run);
    return context;
  }

  /** Keeps a context whose scripts came to their end. */
  public void giveBack(ScriptContext context) {
    synchronized (free) {
      free.computeIfAbsent(Key.of(context.run()), key -> new ArrayDeque<>()).push(context);
    }
  }

  @Override
  public void close() {
    synchronized (free) {
      free.values().forEach(contexts -> contexts.forEach(ScriptContext::close));
      free.clear();
    }
  }
}
