package unimig.converter.semantics;

import java.util.List;
import org.jspecify.annotations.Nullable;
import unimig.runner.api.JavaScript;
import unimig.runner.api.JavaScriptArray;
import unimig.runner.api.JavaScriptRegExp;

/** Regular expressions such as migrations have, and such as show the engine's corners. */
final class RegExpMethods {
  private static final List<String> EXPRESSIONS =
      List.of(
          "/a/",
          "/a/g",
          "/A/gi",
          "/[^a-z]/g",
          "/[^a-z0-9]+/gi",
          "/[\\W_]+/g",
          "/\\s+/g",
          "/^\\s+|\\s+$/g",
          "/\\d+/",
          "/(\\d+)-(\\d+)/g",
          "/(\\d{4})-(\\d{2})-(\\d{2})/",
          "/^(?<year>\\d{4})-(?<month>\\d\\d)/",
          "/,/g",
          "/,\\s*/",
          "/(,)|(b)/g",
          "/(a)|b/g",
          "/(a*)*/",
          "/(a*)+?b/g",
          "/(?:)/g",
          "/x*/g",
          "/.*/g",
          "/./gs",
          "/^./gm",
          "/.$/gm",
          "/\\bx/g",
          "/\\B./g",
          "/([a-z])\\1/gi",
          "/(z)?(a(b)?)*/",
          "/(?=(a+))a*b\\1/",
          "/(?!a)[a-c]/g",
          "/a{2}/g",
          "/a{1,2}?/g",
          "/a{0,}b/g",
          "/(a|ab)(c|bcd)?/",
          "/[\\u00e0-\\u00ff]/gi",
          "/[\\ud83d]/g",
          "/\\u03c3/gi",
          "/[k\\u212a\\u017f]/gi",
          "/[\\b\\0\\]\\-\\\\]/g",
          "/[+-]|[-.]/g",
          "/\\$\\{(\\w+)\\}/g",
          "/[$&+,:;=?@#|'<>.^*()%!-]/g",
          "/\\x41\\t\\/|\\./",
          "/[]|[^]/g");

  private RegExpMethods() {}

  static List<Method> all() {
    return EXPRESSIONS.stream().map(RegExpMethods::method).toList();
  }

  private static Method method(String expression) {
    int end = expression.lastIndexOf('/');
    JavaScriptRegExp regExp =
        JavaScriptRegExp.of(expression.substring(1, end), expression.substring(end + 1));
    return Method.of(
        """
        (a, b) => [a.search(%1$s), a.match(%1$s) && Array.from(a.match(%1$s)), a.split(%1$s),
            a.replace(%1$s, b), a.replace(%1$s, (m, ...all) => `<${m}${all.at(-2)}>`),
            (%1$s).exec(a)?.groups]
        """
            .formatted(expression)
            .replace("all.at(-2)", expression.contains("?<") ? "all.at(-3)" : "all.at(-2)"),
        arguments -> results(regExp, Method.text(arguments, 0), Method.text(arguments, 1)),
        JavaScriptValues::searched,
        JavaScriptValues::replacement);
  }

  private static List<@Nullable Object> results(
      JavaScriptRegExp regExp, String text, String replacement) {
    return JavaScriptArray.of(
        regExp.search(text),
        regExp.match(text),
        regExp.split(text),
        regExp.replace(text, replacement),
        regExp.replace(text, match -> "<" + match.text() + match.index() + ">"),
        regExp.exec(text).map(JavaScriptRegExp.Match::groups).orElse(JavaScript.UNDEFINED));
  }
}
