package unimig.converter.script;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.io.IOAccess;

/**
 * What all script contexts share: parsed sources, TypeScript erasure, the watchdog. Expensive to
 * make, cheap to use again; safe for use by several threads.
 */
public final class ScriptEngine implements AutoCloseable {
  private final Engine engine;
  private final Map<String, Source> bundles = new ConcurrentHashMap<>();
  private final Map<String, ScriptTool> tools = new ConcurrentHashMap<>();
  private final ScheduledExecutorService watchdog =
      Executors.newSingleThreadScheduledExecutor(ScriptEngine::watchdogThread);
  private final ModuleSources sources = new ModuleSources(this);
  private final IdleContexts idleContexts = new IdleContexts();

  public ScriptEngine() {
    this.engine =
        Engine.newBuilder("js")
            .option("engine.WarnInterpreterOnly", "false")
            .option("log.level", "OFF")
            .build();
  }

  private static Thread watchdogThread(Runnable work) {
    Thread thread = new Thread(work, "script-watchdog");
    thread.setDaemon(true);
    return thread;
  }

  /** Settings that all contexts of an engine have in common: no way out. */
  Context.Builder newContext() {
    return Context.newBuilder("js")
        .engine(engine)
        .allowHostAccess(HostAccess.NONE)
        .allowPolyglotAccess(PolyglotAccess.NONE)
        .allowIO(IOAccess.NONE);
  }

  Source bundle(String name) {
    return bundles.computeIfAbsent(name, BundledScripts::load);
  }

  /**
   * Loads what most projects need while the caller is about other things; worth while on a second
   * core only.
   */
  public void warmUp() {
    Thread thread = new Thread(this::loadTools, "warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  private void loadTools() {
    String script = "export const up = (knex) => (knex ? knex.raw(`select ${1}`) : null);";
    try {
      // The one that most projects need comes first.
      ScriptTool parser = tool("parser");
      parser.apply("instrument", tool("sucrase").apply("erase", script, "warm-up.ts"), "probe");
    } catch (PolyglotException | IllegalStateException e) {
      // The engine was closed meanwhile; and what is truly amiss shows where the tool is needed.
      return;
    }
  }

  ScriptTool tool(String name) {
    return tools.computeIfAbsent(name, each -> new ScriptTool(newContext().build(), bundle(each)));
  }

  ModuleSources sources() {
    return sources;
  }

  IdleContexts idleContexts() {
    return idleContexts;
  }

  ScheduledExecutorService watchdog() {
    return watchdog;
  }

  @Override
  public void close() {
    watchdog.shutdownNow();
    // With all contexts, even where a tool is still warming up in its own thread.
    engine.close(true);
  }
}
