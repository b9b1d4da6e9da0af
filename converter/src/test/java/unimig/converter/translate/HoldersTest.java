package unimig.converter.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Classes that do more than to hold values. */
final class HoldersTest {
  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("constructor(a) { this.a = a; this.b = this.a; }", "2:30 more"),
        Arguments.of("constructor(a) { if (a) this.a = a; }", "2:18 more"),
        Arguments.of("constructor(a) { this.a = a; } get b() { return 1; }", "2:32 fields"),
        Arguments.of("constructor(a) { this.a = a; } toJSON() { return 1; }", "2:32 fields"),
        Arguments.of("a = this;", "2:1 field"),
        Arguments.of("#a = 1;", "2:1 fields"),
        Arguments.of(
            "constructor(a) { this.a = a; } next() { this.a += 1; return 'x'; }", "5:24 changes"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refuses(String members, String expected, @TempDir Path root) {
    String script =
        "class Box {\n"
            + members
            + "\n}\nexports.up = async (knex) => { for (const row of await knex('t').select('a')) {\n"
            + "await knex('t').insert(new Box(row.a).next()); } };\nexports.down = async () => {};\n";
    var reason = TranslatedScript.reasons(root, script).get(0);
    assertEquals(
        expected.substring(0, expected.indexOf(' ')),
        reason.place().line() + ":" + reason.place().column(),
        reason.message());
  }

  @ParameterizedTest
  @MethodSource("statics")
  void refusesStaticsThatChange(String members, String use, @TempDir Path root) {
    String script =
        "class Box {\n"
            + members
            + "\n}\nexports.up = async (knex) => { for (const row of await knex('t').select('a')) {\n"
            + use
            + " await knex('t').insert({ a: Box.count }); } };\nexports.down = async () => {};\n";
    assertEquals(
        "not translated: \"Box\" changes or is not a plain value",
        TranslatedScript.reasons(root, script).get(0).message());
  }

  static Stream<Arguments> statics() {
    return Stream.of(
        Arguments.of("static count = 0; static next() { this.count++; }", "Box.next();"),
        Arguments.of("static count = [0];", "const c = Box.count; c.push(row.a);"));
  }
}
