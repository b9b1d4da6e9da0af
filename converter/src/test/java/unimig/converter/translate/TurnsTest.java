package unimig.converter.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions of {@code Promise.all} whose statements would come in another order. */
final class TurnsTest {
  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(
            """
            await Promise.all(rows.map(async (row) => {
            for (const b of row.b) { await knex.raw('select 1'); } }));\
            """,
            "4:1 Promise.all of functions that do not take turns evenly"),
        Arguments.of(
            """
            await Promise.all(rows.map(async (row) => {
            if (row.a) { await knex('u').del(); }
            await knex('u').insert(row); }));\
            """,
            "4:1 Promise.all of functions that do not take turns evenly"),
        Arguments.of(
            """
            await Promise.all(rows.map(async (row) => {
            await knex('u').insert(row.b);
            await knex('u').del(); }));\
            """,
            "4:1 Promise.all of functions that do not take turns evenly"),
        Arguments.of(
            """
            await Promise.all(rows.map(async (row) => {
            await knex.raw('select 1'); if (row.a) throw new Error('a'); }));\
            """,
            "3:28 Promise.all of functions that fail while others go on"),
        Arguments.of(
            """
            let n = 0;
            await Promise.all(rows.map(async (row) => {
            n += 1; await knex('u').insert({ n }); await knex('u').del(); }));\
            """,
            "4:28 Promise.all of functions that change what is around them"),
        Arguments.of(
            """
            await Promise.all(rows.map(async (row) => {
            let n = 1; await knex('u').del(); n = 2; await knex('u').insert({ n }); }));\
            """,
            "4:35 Promise.all of functions that assign what they keep"),
        Arguments.of(
            """
            await Promise.all(rows.map(async (row) => {
            const q = knex('u'); await knex('u').del(); await q.insert({ a: 1 }); }));\
            """,
            "4:45 Promise.all of functions that do not take turns evenly"),
        Arguments.of(
            """
            await Promise.all(rows[0].a.map(async (a) => {
            for (const b of a) { await knex('u').insert({ b }); } }));\
            """,
            "4:1 Promise.all of functions that do not take turns evenly"),
        Arguments.of(
            """
            try { await Promise.all(rows.map(async (row) => {
            await knex('u').del(); await knex('u').insert({ a: 1 }); })); } catch (e) {}\
            """,
            "3:34 Promise.all inside try"),
        Arguments.of(
            """
            const all = await Promise.all(rows.map(async (row) => {
            if (row.a) return 1; await knex('u').del(); return 2; }));
            await knex('u').insert({ n: all.length });\
            """,
            "3:40 the answers of functions that may end without a value"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refuses(String statements, String reason, @TempDir Path root) {
    assertEquals(reason, TranslatedScript.reason(root, statements));
  }
}
