package unimig.converter.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Promises whose statements would be sent at another time. */
final class KeptPromisesTest {
  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(
            """
            const ps = rows.map((row) => knex('u').insert({ a: row.a }));
            await knex('u').del(); await Promise.all(ps);\
            """,
            "4:1 something else is awaited while promises are kept"),
        Arguments.of(
            """
            const o = {}; const ps = [];
            for (const row of rows) { o.a = row.a; ps.push(knex('u').insert(o)); }
            await Promise.all(ps);\
            """,
            "4:48 a statement that is kept, of a value that may change meanwhile"),
        Arguments.of(
            """
            const ps = [];
            for (const row of rows) { const o = {}; ps.push(knex('u').insert(o)); o.a = 1; }
            await Promise.all(ps);\
            """,
            "4:49 a statement that is kept, of a value that may change meanwhile"),
        Arguments.of(
            """
            const ps = [];
            for (const row of rows) { ps.push((async () => { await knex('u').del(); await knex('v').del(); })()); }
            await Promise.all(ps);\
            """,
            "4:35 Promise.all of what sends several statements"),
        Arguments.of(
            """
            const ps = [];
            for (const row of rows) { ps.push(knex('u').insert({ a: row.a })); }
            const all = await Promise.all(ps); await knex('u').insert({ a: all.length });\
            """,
            "3:7 the answers of promises that are kept one by one"),
        Arguments.of(
            """
            const ps = [];
            for (const row of rows) { ps.push(knex('u').insert({ a: row.a })); }\
            """,
            "4:35 a promise that is not awaited"),
        Arguments.of(
            """
            try { const ps = rows.map((row) => knex('u').insert({ a: row.a }));
            await Promise.all(ps); } catch (e) {}\
            """,
            "3:13 promises that are kept inside try"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refuses(String statements, String reason, @TempDir Path root) {
    assertEquals(reason, TranslatedScript.reason(root, statements));
  }
}
