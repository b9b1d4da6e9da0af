package unimig.converter.record;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import unimig.converter.script.RuntimeValues;
import unimig.converter.script.ScriptContext;
import unimig.converter.script.ScriptEngine;
import unimig.converter.script.ScriptFiles;
import unimig.converter.script.ScriptRun;
import unimig.converter.script.ScriptSettings;

/** Contexts that are used again: loading Knex takes longer than recording most migrations. */
final class ContextPool implements AutoCloseable {
  private final ScriptEngine engine;
  private final ScriptFiles files;
  private final Duration limit;
  private final Map<Key, Deque<ScriptContext>> free = new HashMap<>();

  private record Key(ScriptSettings settings, ZoneId zone) {}

  ContextPool(ScriptEngine engine, ScriptFiles files, Duration limit) {
    this.engine = engine;
    this.files = files;
    this.limit = limit;
  }

  /** A context for one thread, until it is given back or closed. */
  ScriptContext take(ScriptSettings settings, RuntimeValues values) {
    ScriptContext context;
    synchronized (free) {
      Deque<ScriptContext> contexts = free.get(new Key(settings, values.zone()));
      context = contexts == null ? null : contexts.poll();
    }
    if (context == null) {
      return new ScriptContext(engine, ScriptRun.recording(files, settings, values, limit));
    }
    context.renew(values);
    return context;
  }

  /** Keeps a context whose scripts came to their end. */
  void giveBack(ScriptSettings settings, ZoneId zone, ScriptContext context) {
    synchronized (free) {
      free.computeIfAbsent(new Key(settings, zone), key -> new ArrayDeque<>()).push(context);
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
