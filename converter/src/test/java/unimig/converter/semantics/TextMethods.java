package unimig.converter.semantics;

import static unimig.converter.semantics.Method.number;
import static unimig.converter.semantics.Method.text;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import unimig.runner.api.JavaScript;
import unimig.runner.api.JavaScriptArray;
import unimig.runner.api.JavaScriptText;

/** Methods of strings. */
final class TextMethods {
  private TextMethods() {}

  static List<Method> all() {
    return List.of(
        unary("(a) => a.trim()", JavaScriptText::trim),
        unary("(a) => a.trimStart()", JavaScriptText::trimStart),
        unary("(a) => a.trimEnd()", JavaScriptText::trimEnd),
        unary("(a) => a.toUpperCase()", JavaScriptText::toUpperCase),
        unary("(a) => a.toLowerCase()", JavaScriptText::toLowerCase),
        unary("(a) => [...a]", JavaScriptArray::spread),
        positioned("(a, b) => a.charAt(b)", JavaScriptText::charAt),
        positioned("(a, b) => a.at(b)", JavaScriptText::at),
        positioned("(a, b) => a.charCodeAt(b)", JavaScriptText::charCodeAt),
        positioned("(a, b) => a[b]", JavaScript::get),
        positioned("(a, b) => a.slice(b)", JavaScriptText::slice),
        positioned("(a, b) => a.substring(b)", JavaScriptText::substring),
        positioned("(a, b) => a.substr(b)", JavaScriptText::substr),
        between("(a, b, c) => a.slice(b, c)", JavaScriptText::slice),
        between("(a, b, c) => a.substring(b, c)", JavaScriptText::substring),
        between("(a, b, c) => a.substr(b, c)", JavaScriptText::substr),
        searching("(a, b) => a.split(b)", JavaScriptText::split),
        Method.of(
            "(a, b, c) => a.split(b, c)",
            a -> JavaScriptText.split(text(a, 0), text(a, 1), (int) number(a, 2)),
            JavaScriptValues::text,
            JavaScriptValues::text,
            values -> values.below(4)),
        found("(a, b, c) => a.indexOf(b, c)", JavaScriptText::indexOf),
        found("(a, b, c) => a.lastIndexOf(b, c)", JavaScriptText::lastIndexOf),
        found("(a, b, c) => a.includes(b, c)", JavaScriptText::includes),
        found("(a, b, c) => a.startsWith(b, c)", JavaScriptText::startsWith),
        found("(a, b, c) => a.endsWith(b, c)", JavaScriptText::endsWith),
        positioned("(a, b) => a.padStart(Math.min(b, 30))", (a, b) -> pad(true, a, b, " ")),
        padded("(a, b, c) => a.padStart(Math.min(c, 30), b)", true),
        padded("(a, b, c) => a.padEnd(Math.min(c, 30), b)", false),
        Method.of(
            "(a, b) => a.repeat(b)",
            a -> JavaScriptText.repeat(text(a, 0), number(a, 1)),
            JavaScriptValues::text,
            values -> values.below(6) - 1.5),
        replacing("(a, b, c) => a.replace(b, c)", JavaScriptText::replace),
        replacing("(a, b, c) => a.replaceAll(b, c)", JavaScriptText::replaceAll));
  }

  private static String pad(boolean start, String text, double length, String filler) {
    double bounded = Double.isNaN(length) ? length : Math.min(length, 30);
    return start
        ? JavaScriptText.padStart(text, bounded, filler)
        : JavaScriptText.padEnd(text, bounded, filler);
  }

  private static Method padded(String script, boolean start) {
    return found(script, (a, b, c) -> pad(start, a, c, b));
  }

  private static Method unary(String script, Function<String, @Nullable Object> java) {
    return Method.of(script, a -> java.apply(text(a, 0)), JavaScriptValues::text);
  }

  private static Method positioned(String script, BiFunction<String, Double, Object> java) {
    return Method.of(
        script,
        a -> java.apply(text(a, 0), number(a, 1)),
        JavaScriptValues::text,
        JavaScriptValues::position);
  }

  private static Method searching(String script, BiFunction<String, String, Object> java) {
    return Method.of(
        script,
        a -> java.apply(text(a, 0), text(a, 1)),
        JavaScriptValues::text,
        JavaScriptValues::text);
  }

  /** Of a text and two positions. */
  @FunctionalInterface
  private interface Between {
    Object apply(String text, double start, double end);
  }

  private static Method between(String script, Between java) {
    return Method.of(
        script,
        a -> java.apply(text(a, 0), number(a, 1), number(a, 2)),
        JavaScriptValues::text,
        JavaScriptValues::position,
        JavaScriptValues::position);
  }

  /** Of a text, what is looked for, and a position. */
  @FunctionalInterface
  private interface Found {
    Object apply(String text, String search, double position);
  }

  private static Method found(String script, Found java) {
    return Method.of(
        script,
        a -> java.apply(text(a, 0), text(a, 1), number(a, 2)),
        JavaScriptValues::text,
        JavaScriptValues::piece,
        JavaScriptValues::position);
  }

  /** Of a text, what is looked for, and what comes for it. */
  @FunctionalInterface
  private interface Replacing {
    Object apply(String text, String search, String replacement);
  }

  private static Method replacing(String script, Replacing java) {
    return Method.of(
        script,
        a -> java.apply(text(a, 0), text(a, 1), text(a, 2)),
        JavaScriptValues::text,
        JavaScriptValues::piece,
        JavaScriptValues::replacement);
  }
}
