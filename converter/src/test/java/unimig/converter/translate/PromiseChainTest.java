package unimig.converter.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Chains of promises that are not one after the other. */
final class PromiseChainTest {
  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(
            """
            await rows.reduce(async (before, row) => {
            await knex('u').del(); await before; }, Promise.resolve());\
            """,
            "4:41 \"Promise\" changes or is not a plain value"),
        Arguments.of(
            """
            await rows.reduce((before, row) => before.then(() => knex('u').insert({ before })), Promise.resolve());\
            """,
            "3:85 \"Promise\" changes or is not a plain value"),
        Arguments.of(
            """
            await rows.reduce((before, row) => before.then((n) => knex('u').del()), Promise.resolve());\
            """,
            "3:73 \"Promise\" changes or is not a plain value"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refuses(String statements, String reason, @TempDir Path root) {
    assertEquals(reason, TranslatedScript.reason(root, statements));
  }
}
