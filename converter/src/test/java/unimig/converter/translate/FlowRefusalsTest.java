package unimig.converter.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Java would do otherwise than the script, near to what is translated. */
final class FlowRefusalsTest {
  private static final String BEGIN =
      """
      const shared = { a: 1 };
      exports.down = async () => {};
      exports.up = async (knex) => {
      const rows = await knex('t').select('id', 'j');
      for (const row of rows) {
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "try { return knex('t').del(); } catch { } "
            + "| a promise that is returned out of try without await",
        "try { await knex('t').del(); } catch (e) { if (e.stack === 'x') throw e; } "
            + "| another property of an error than those of node-postgres",
        "try { await knex('t').del(); } catch (e) { e = row.id; } | what is caught is assigned",
        "try { await knex('t').del(); } catch (e) { await knex('t').insert({ e }); } "
            + "| \"e\" is used as a value",
        "try { await knex('t').del(); } finally { continue; } "
            + "| a finally that does not come to its end",
        "switch (row.id) { case row.j: await knex('t').del(); } | a case that only the run knows",
        "switch (row.id) { case 1: if (row.j) break; await knex('t').del(); } "
            + "| a break inside a case of what may be no text",
        "switch (row.id) { case 1: const a = row.j; case 2: await knex('t').insert({ id: a }); } "
            + "| \"a\" is declared in another case",
        "switch (row.id) { case 1: break; case 1: await knex('t').del(); } "
            + "| a case that is there twice",
        "for (const key in row.j) await knex('t').insert({ key }); "
            + "| a loop over the names of what may be no object",
        "for (const key in row) { row[key + 'x'] = 1; } "
            + "| a loop over an object that may change meanwhile",
        "await knex('t').del().finally(() => knex('u').del()); | a promise that is not awaited",
        "await knex('t').then((all) => all.length).finally(() => {}); | a promise that is not awaited",
        "await Promise.allSettled([knex('t').del(), knex('u').del()]); "
            + "| Promise.allSettled, where some may fail while others go on",
        "const all = await Promise.allSettled([knex('t').del()]); await knex('u').insert({ all }); "
            + "| Promise.allSettled, where some may fail while others go on",
        "row.j.length = 0; | a part of what may be no plain object",
        "row.id = row.nothing; | it may be undefined",
        "shared.a = row.id; await knex('t').del(); "
            + "| it changes something else than a variable of the function",
        "if (row instanceof Map) await knex('t').del(); "
            + "| instanceof other than of lists and dates"
      })
  void isNotTranslated(String statements, String reason, @TempDir Path root) {
    assertEquals(
        List.of("m.js:6 not translated: " + reason),
        TranslatedScript.reasons(root, BEGIN + statements + "\n}\n};\n").stream()
            .map(d -> d.place().file() + ":" + d.place().line() + " " + d.message())
            .toList());
  }
}
