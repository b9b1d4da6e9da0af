package unimig.converter.script;

import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;

/**
 * Bundled functions from text to text in a context of their own, such as TypeScript erasure. The
 * engine closes it.
 */
final class ScriptTool {
  private final Value functions;

  ScriptTool(Context context, Source bundle) {
    Value module = context.eval("js", "({ exports: {} })");
    ProxyExecutable require =
        arguments -> {
          throw new IllegalStateException("a bundled tool requires " + arguments[0]);
        };
    context.getBindings("js").putMember("process", ProxyObject.fromMap(Map.of()));
    context.eval(bundle).execute(module.getMember("exports"), require, module);
    this.functions = module.getMember("exports");
  }

  /**
   * @throws PolyglotException as the function throws it
   */
  synchronized String apply(String function, String text, String argument) {
    return functions.invokeMember(function, text, argument).asString();
  }
}
