package unimig.converter.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Objects that may not be compared as such. */
final class WhereObjectTest {
  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(
            """
            const [row] = rows;
            await knex('u').where(row).del();\
            """,
            "4:23 it may be no object"),
        Arguments.of(
            """
            for (const { a } of rows) await knex('u').where({ x: a.b }).orWhere(a).del();\
            """,
            "3:33 Knex cannot compile it: The operator \"undefined\" is not permitted"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refuses(String statements, String reason, @TempDir Path root) {
    assertEquals(reason, TranslatedScript.reason(root, statements));
  }
}
