package unimig.converter.script;

import org.graalvm.polyglot.Value;

/** A loaded migration, expressions of which can be evaluated. As long-lived as its context. */
public final class OpenScript {
  private final String path;
  private final Syntax syntax;
  private final ScriptContext context;
  private final Value job;

  OpenScript(String path, Syntax syntax, ScriptContext context, Value job) {
    this.path = path;
    this.syntax = syntax;
    this.context = context;
    this.job = job;
  }

  public Syntax syntax() {
    return syntax;
  }

  /** What Knex knows of the migration, as JSON: {@code transactional}. */
  public String traits() {
    return context.ask(job, "collect");
  }

  /**
   * The value of a function of (nothing, knex), as JSON.
   *
   * @param code of the function, which sees what the module declares
   */
  public String evaluate(String code) {
    return context.ask(job, "evaluate", code);
  }

  /**
   * What the statement that a function of (hole, knex) makes sends, as JSON.
   *
   * @param code of the function, which sees what the module declares
   * @param samples JSON: kinds of values by number of hole, for holes that are to be filled
   * @throws ScriptFailedException if it does not come to its end
   */
  public String compile(String code, String samples) {
    return context.await(job, "compile", code, samples);
  }

  /**
   * The place of an offset in the parsed code, in the file itself.
   *
   * @return {@code path:line:column} with a virtual path
   */
  public String place(int offset) {
    String before = syntax.code().substring(0, offset);
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int column = offset - before.lastIndexOf('\n') + (line == 1 ? syntax.shift() : 0);
    return context.original(path + ":" + line + ":" + column);
  }
}
