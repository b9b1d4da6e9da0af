package unimig.converter.script;

import com.google.gson.Gson;
import java.util.Optional;
import org.graalvm.polyglot.Value;

/** A loaded migration, expressions of which can be evaluated. As long-lived as its context. */
public final class OpenScript {
  private final Syntax syntax;
  private final ScriptContext context;
  private final Value job;

  OpenScript(Syntax syntax, ScriptContext context, Value job) {
    this.syntax = syntax;
    this.context = context;
    this.job = job;
  }

  public Syntax syntax() {
    return syntax;
  }

  /** The virtual path of the migration. */
  public String path() {
    return syntax.path();
  }

  /**
   * Another file of the project, parsed.
   *
   * @param path virtual
   */
  public Syntax syntax(String path) {
    return context.syntax(path);
  }

  /**
   * Where a function is.
   *
   * @param path virtual, of another file of the project
   * @param start offset in its parsed code
   */
  public record Declared(String path, int start) {}

  /**
   * Where the function is that an expression means, if it is one in a file of the project.
   *
   * @param path virtual, of the loaded file in which the expression stands
   * @param expression of names and properties that the module declares; it changes nothing
   */
  public Optional<Declared> declared(String path, String expression) {
    return context.declared(job, path, expression);
  }

  /**
   * JavaScript that declares what a name means at the top of a file of the project.
   *
   * @param path virtual, of a file that is loaded
   */
  public static String declaration(String path, String name) {
    String door = "globalThis.__unimig_doors.get(" + new Gson().toJson(path) + ")";
    return "const " + name + " = " + door + "(" + new Gson().toJson(name) + ");";
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
   * The place of an offset in parsed code, in the file itself.
   *
   * @return {@code path:line:column} with a virtual path
   */
  public String place(Syntax parsed, int offset) {
    String before = parsed.code().substring(0, offset);
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int column = offset - before.lastIndexOf('\n') + (line == 1 ? parsed.shift() : 0);
    return context.original(parsed.path() + ":" + line + ":" + column);
  }
}
