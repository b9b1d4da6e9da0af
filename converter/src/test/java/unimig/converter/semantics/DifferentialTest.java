package unimig.converter.semantics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import java.util.TimeZone;
import java.util.function.Function;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import unimig.runner.api.JavaScriptException;

/** Each method on generated arguments, in JavaScript and in Java: results must be the same. */
@TestInstance(Lifecycle.PER_CLASS)
final class DifferentialTest {
  /** Another one with {@code -Dunimig.seed}, to look further. */
  private static final long SEED = Long.getLong("unimig.seed", 20240105);

  private static final int CASES = Integer.getInteger("unimig.cases", 200);

  private final TimeZone zone = TimeZone.getDefault();
  private final Engine engine =
      Engine.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();

  @AfterAll
  void close() {
    TimeZone.setDefault(zone);
    engine.close();
  }

  @TestFactory
  Stream<DynamicTest> operators() {
    return Methods.operators().stream().map(method -> test("UTC", method));
  }

  @TestFactory
  Stream<DynamicTest> numbers() {
    return Methods.numbers().stream().map(method -> test("UTC", method));
  }

  @TestFactory
  Stream<DynamicTest> texts() {
    return TextMethods.all().stream().map(method -> test("UTC", method));
  }

  @TestFactory
  Stream<DynamicTest> regularExpressions() {
    return RegExpMethods.all().stream().map(method -> test("UTC", method));
  }

  @TestFactory
  Stream<DynamicTest> lists() {
    return ListMethods.all().stream().map(method -> test("UTC", method));
  }

  @TestFactory
  Stream<DynamicTest> objects() {
    return ListMethods.ofObjects().stream().map(method -> test("UTC", method));
  }

  @TestFactory
  Stream<DynamicTest> lodash() {
    return Stream.concat(LodashMethods.ofLists().stream(), LodashMethods.ofValues().stream())
        .map(method -> test("UTC", method));
  }

  @TestFactory
  Stream<DynamicTest> dates() {
    return Stream.of("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe")
        .flatMap(id -> DateMethods.all().stream().map(method -> test(id, method)));
  }

  private DynamicTest test(String zoneId, Method method) {
    return DynamicTest.dynamicTest(
        zoneId + " " + method.name(),
        () -> {
          long seed = SEED + method.name().hashCode();
          TimeZone.setDefault(TimeZone.getTimeZone(zoneId));
          List<List<@Nullable Object>> cases = cases(method, new JavaScriptValues(seed));
          List<String> sources = cases.stream().map(DifferentialTest::source).toList();
          List<String> expected = inJavaScript(zoneId, method, sources);
          List<String> wrong = new ArrayList<>();
          int compared = 0;
          for (int i = 0; i < cases.size(); i++) {
            String actual = inJava(method, cases.get(i));
            compared += actual.startsWith("refused") ? 0 : 1;
            if (!actual.startsWith("refused") && !actual.equals(expected.get(i))) {
              wrong.add(
                  sources.get(i) + "\n   JavaScript " + expected.get(i) + "\n   Java " + actual);
            }
          }
          String told = "seed " + SEED + ", " + method.script() + "\n" + String.join("\n", wrong);
          assertEquals(Collections.emptyList(), wrong.stream().limit(8).toList(), told);
          assertEquals(true, compared * 2 > cases.size(), "Java refuses most of the values");
        });
  }

  private static List<List<@Nullable Object>> cases(Method method, JavaScriptValues values) {
    List<List<@Nullable Object>> cases = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      List<@Nullable Object> arguments = new ArrayList<>();
      for (Function<JavaScriptValues, @Nullable Object> each : method.arguments()) {
        arguments.add(each.apply(values));
      }
      cases.add(arguments);
    }
    return cases;
  }

  private static String source(List<@Nullable Object> arguments) {
    return "() => " + JavaScriptValues.source(arguments);
  }

  private List<String> inJavaScript(String zoneId, Method method, List<String> sources) {
    try (Context context =
        Context.newBuilder("js")
            .engine(engine)
            .timeZone(TimeZone.getTimeZone(zoneId).toZoneId())
            .build()) {
      if (method.script().contains("_.")) {
        context.eval("js", LodashMethods.library());
      }
      Value run = context.eval("js", Canonical.SCRIPT);
      StringJoiner cases = new StringJoiner(",\n", "[", "]");
      sources.forEach(cases::add);
      Value results =
          run.execute(
              context.eval("js", "(" + method.script() + ")"),
              context.eval("js", cases.toString()));
      List<String> all = new ArrayList<>();
      for (long i = 0; i < results.getArraySize(); i++) {
        all.add(results.getArrayElement(i).asString());
      }
      return all;
    }
  }

  /** What Java has no value for it must refuse, which is not wrong. */
  private static String inJava(Method method, List<@Nullable Object> arguments) {
    try {
      return Canonical.of(method.java().apply(arguments));
    } catch (JavaScriptException e) {
      return "throws " + e.name();
    } catch (IllegalStateException e) {
      return "refused " + e.getMessage();
    }
  }
}
