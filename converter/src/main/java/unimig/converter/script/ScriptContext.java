package unimig.converter.script;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.PolyglotException.StackFrame;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import unimig.converter.script.ScriptFailure.Kind;
import unimig.runner.api.ScriptHost.Direction;

/**
 * One fresh JavaScript world in which scripts of one set run: no access to Java, files only through
 * {@link ScriptFiles}, no network, no threads. For one thread at a time.
 */
public final class ScriptContext implements AutoCloseable {
  private final ScriptEngine engine;
  private ScriptRun run;
  private final Context context;
  private final HostFunctions host;
  private final Value runtime;
  private @Nullable Value line;

  public ScriptContext(ScriptEngine engine, ScriptRun run) {
    this.engine = engine;
    this.run = run;
    this.context =
        engine
            .newContext()
            .allowExperimentalOptions(true)
            .option("js.text-encoding", "true")
            .option("js.stack-trace-limit", "30")
            .timeZone(run.values().zone())
            .build();
    this.host = new HostFunctions(engine, context, run);
    this.runtime = exportsOf("runtime").execute(host.object());
  }

  ScriptRun run() {
    return run;
  }

  /** What was loaded or read since it was made fit for this migration. */
  public LoadedFiles loaded() {
    return host.loaded();
  }

  private Value exportsOf(String bundle) {
    Value module = context.eval("js", "({ exports: {} })");
    Value require =
        context.eval(
            "js",
            "(name) => globalThis.__unimig_builtin ? globalThis.__unimig_builtin(name) : undefined");
    context.eval(engine.bundle(bundle)).execute(module.getMember("exports"), require, module);
    return module.getMember("exports");
  }

  /**
   * Makes the context fit for another migration. As on Node, where all migrations of a run share
   * one process, what scripts did to globals stays; but not what they wrote to the environment,
   * which each recording must read anew.
   *
   * @param other with the settings and the zone that the context was made with
   */
  void renew(ScriptRun other) {
    boolean same = run.files() == other.files();
    run = other;
    host.renew(other);
    call(() -> runtime.invokeMember("reset", same));
  }

  /**
   * Records one direction of a migration.
   *
   * @param path virtual
   * @param failing which statement is to fail, and how
   * @return the events as {@code recorder.cjs} writes them, whether or not the script came to its
   *     end
   */
  public RecordedRun record(String path, Direction direction, FailingStatement failing) {
    Value knex = line();
    try {
      Value job =
          call(
              () ->
                  runtime.invokeMember(
                      "record", knex, settings(), path, name(direction), failing.json()));
      Optional<ScriptFailure> failure = finish(job);
      String events = call(() -> job.invokeMember("collect")).asString();
      return new RecordedRun(events, failure, host.loaded());
    } catch (ScriptFailedException e) {
      // The watchdog has closed the context: nothing can be asked of it any more.
      return new RecordedRun(RecordedRun.NO_EVENTS, Optional.of(e.failure()), host.loaded());
    }
  }

  /**
   * Loads a migration whose expressions are to be evaluated and compiled one by one.
   *
   * @param path virtual
   * @throws ScriptFailedException if it cannot be loaded
   */
  public OpenScript open(String path) {
    Value knex = line();
    Syntax syntax = host.syntax(path);
    Value job = call(() -> runtime.invokeMember("open", knex, settings(), path));
    end(job);
    return new OpenScript(syntax, this, job);
  }

  /** A file of the project, parsed. */
  Syntax syntax(String path) {
    return host.syntax(path);
  }

  /** Where the function is that an expression means, if it is one in a file of the project. */
  Optional<OpenScript.Declared> declared(Value job, String path, String expression) {
    SourceSection section =
        call(() -> job.invokeMember("declared", path, expression)).getSourceLocation();
    String file = section == null ? "" : section.getSource().getName();
    boolean own = file.startsWith(ScriptFiles.PROJECT + "/") && !file.contains("/node_modules/");
    return own
        ? Optional.of(new OpenScript.Declared(file, ModuleSources.offset(section.getCharIndex())))
        : Optional.empty();
  }

  /** Calls a function of a job that answers text. */
  String ask(Value job, String function, Object... arguments) {
    return call(() -> job.invokeMember(function, arguments)).asString();
  }

  /** Calls a function of a job that makes another job, and waits for what that collects. */
  String await(Value job, String function, Object... arguments) {
    Value other = call(() -> job.invokeMember(function, arguments));
    end(other);
    return ask(other, "collect");
  }

  /** A place in what was run as the place in the file. */
  String original(String place) {
    return engine.sources().original(place);
  }

  private void end(Value job) {
    finish(job)
        .ifPresent(
            failure -> {
              throw new ScriptFailedException(failure);
            });
  }

  /**
   * Executes one direction of a migration on the run's database.
   *
   * @throws ScriptFailedException if it does not come to its end
   */
  public void execute(String path, Direction direction) {
    Value job =
        call(() -> runtime.invokeMember("execute", line(), settings(), path, name(direction)));
    try {
      end(job);
    } finally {
      run.branches().ifPresent(this::tell);
    }
  }

  /** Of the migration and what it imports; its settings are not its own. */
  private void tell(BranchListener listener) {
    String taken = call(() -> runtime.invokeMember("taken")).asString();
    Set<String> own = host.loaded().own();
    JsonParser.parseString(taken)
        .getAsJsonObject()
        .asMap()
        .forEach(
            (path, ways) -> {
              if (own.contains(path)) {
                listener.ran(
                    path,
                    host.ways(path),
                    ways.getAsJsonArray().asList().stream()
                        .map(JsonElement::getAsInt)
                        .collect(Collectors.toSet()));
              }
            });
  }

  /**
   * What a knexfile says of its migrations, as JSON.
   *
   * @throws ScriptFailedException if it cannot be evaluated
   */
  public String readKnexfile() {
    Value knex = line();
    Value job = call(() -> runtime.invokeMember("readKnexfile", knex, settings()));
    end(job);
    return call(() -> job.invokeMember("collect")).asString();
  }

  /** Knex, evaluated once: it takes longer than most migrations do, and none of their time. */
  private Value line() {
    Value known = line;
    if (known == null) {
      known = exportsOf("knex-" + run.settings().knexLine());
      line = known;
    }
    return known;
  }

  private static String name(Direction direction) {
    return direction == Direction.UP ? "up" : "down";
  }

  private String settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    run.settings().knexfile().ifPresent(path -> settings.put("knexfile", path));
    run.settings().environment().ifPresent(name -> settings.put("environment", name));
    settings.put("prelude", run.settings().prelude());
    settings.put("disableTransactions", run.settings().disableTransactions());
    return new Gson().toJson(settings);
  }

  /** Turns the timers until the job is done; the failure it ended with, if any. */
  private Optional<ScriptFailure> finish(Value job) {
    try (Watchdog all = watchdog(() -> {})) {
      while (!call(() -> job.invokeMember("isDone")).asBoolean()) {
        if (all.isLate()) {
          // Each timer took its own short time; it is their number that has no end.
          throw new ScriptFailedException(timeout(running(job)));
        }
        double delay = call(() -> job.invokeMember("nextDelay")).asDouble();
        if (delay < 0) {
          return Optional.of(hanging(job));
        }
        waitFor(delay);
        call(() -> job.invokeMember("runNextTimer"));
      }
    } catch (ScriptFailedException e) {
      if (e.failure().kind() == Kind.TIMEOUT) {
        throw e;
      }
      return Optional.of(e.failure());
    }
    Value failure = call(() -> job.invokeMember("failure"));
    // A refusal counts even if the script caught it: on Node it would have got what it asked for.
    return host.refusal()
        .or(() -> failure.isNull() ? Optional.empty() : Optional.of(failure(failure.asString())));
  }

  private ScriptFailure hanging(Value job) {
    return new ScriptFailure(
        Kind.HANGS, "SCRIPT_HANGS", "its promise can never settle", "", running(job));
  }

  private ScriptFailure timeout(Optional<String> place) {
    String message = "it did not end within " + run.limit().toSeconds() + " s";
    return new ScriptFailure(Kind.TIMEOUT, "SCRIPT_TIMEOUT", message, "", place);
  }

  /** The function of the migration that was called. */
  private Optional<String> running(Value job) {
    return job.hasMember("running")
        ? Optional.ofNullable(job.invokeMember("running").getSourceLocation()).map(this::place)
        : Optional.empty();
  }

  private String place(SourceSection section) {
    return engine
        .sources()
        .original(
            section.getSource().getName()
                + ":"
                + section.getStartLine()
                + ":"
                + section.getStartColumn());
  }

  private void waitFor(double milliseconds) {
    if (!run.realTime() || milliseconds < 1) {
      return;
    }
    try {
      Thread.sleep((long) milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a script waits", e);
    }
  }

  private static ScriptFailure failure(String json) {
    JsonObject failure = JsonParser.parseString(json).getAsJsonObject();
    String own = failure.get("unimigCode").getAsString();
    String code = failure.get("code").getAsString();
    return new ScriptFailure(
        own.isEmpty() || own.equals("MISSING_MODULE") ? Kind.THROWN : Kind.REFUSED,
        own.isEmpty() ? code : own,
        failure.get("message").getAsString(),
        failure.get("object").getAsString(),
        Optional.of(failure.get("place").getAsString()).filter(place -> !place.isEmpty()));
  }

  /** A call into JavaScript under the watchdog. */
  private <T> T call(Supplier<T> work) {
    Watchdog watchdog = watchdog(() -> context.close(true));
    try {
      return work.get();
    } catch (PolyglotException e) {
      throw new ScriptFailedException(failure(e));
    } finally {
      watchdog.close();
    }
  }

  private Watchdog watchdog(Runnable end) {
    return Watchdog.start(engine.watchdog(), run.limit(), host.preparation(), end);
  }

  private ScriptFailure failure(PolyglotException e) {
    if (e.isHostException() && e.asHostException() instanceof ScriptFailedException own) {
      return own.failure();
    }
    Optional<String> place = placeOf(e);
    if (e.isCancelled()) {
      // Where in its loop it was when its time was up is chance.
      return timeout(host.running().map(this::place).or(() -> place));
    }
    return new ScriptFailure(Kind.THROWN, "", String.valueOf(e.getMessage()), "", place);
  }

  private Optional<String> placeOf(PolyglotException e) {
    for (StackFrame frame : e.getPolyglotStackTrace()) {
      if (frame.isGuestFrame()
          && frame.getSourceLocation() != null
          && frame.getSourceLocation().getSource().getName().startsWith("/")) {
        return Optional.of(place(frame.getSourceLocation()));
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    try {
      context.close();
    } catch (PolyglotException | IllegalStateException e) {
      // Cancelled by the watchdog, or still busy. Cancelling interrupts threads, so not by default.
      context.close(true);
    }
  }
}
