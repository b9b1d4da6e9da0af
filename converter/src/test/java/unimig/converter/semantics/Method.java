package unimig.converter.semantics;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import unimig.runner.api.JavaScript;

/**
 * One method in both languages.
 *
 * @param script a JavaScript function
 * @param java the same in Java, on the list of its arguments
 * @param arguments how to generate each of them
 */
record Method(
    String name,
    String script,
    Function<List<@Nullable Object>, @Nullable Object> java,
    List<Function<JavaScriptValues, @Nullable Object>> arguments) {

  @SafeVarargs
  static Method of(
      String script,
      Function<List<@Nullable Object>, @Nullable Object> java,
      Function<JavaScriptValues, @Nullable Object>... arguments) {
    List<Function<JavaScriptValues, @Nullable Object>> all = new ArrayList<>();
    for (Function<JavaScriptValues, @Nullable Object> each : arguments) {
      all.add(each);
    }
    return new Method(script, script, java, all);
  }

  static double number(List<@Nullable Object> arguments, int index) {
    return JavaScript.toNumber(arguments.get(index));
  }

  static String text(List<@Nullable Object> arguments, int index) {
    return (String) Objects.requireNonNull(arguments.get(index));
  }
}
