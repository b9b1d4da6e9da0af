package unimig.converter.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Names that Knex makes of more than one of the run. */
final class DerivedNameTest {
  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(
            """
            for (const { a, b } of rows) {
            await knex.schema.alterTable(`${a}`, (t) => t.index([`${b}`]));
            }\
            """,
            "4:54 what Knex makes of it where it is =\"plain\""));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refuses(String statements, String reason, @TempDir Path root) {
    assertEquals(reason, TranslatedScript.reason(root, statements));
  }
}
