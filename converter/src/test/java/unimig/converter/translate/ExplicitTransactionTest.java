package unimig.converter.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transactions that a script ends itself, where Java would not send what Knex does. */
final class ExplicitTransactionTest {
  private static final String BEGIN =
      """
      exports.down = async () => {};
      exports.up = async (knex) => {
      const rows = await knex('t').select('id', 'j');
      const trx = await knex.transaction();
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "await trx.commit(); await trx('t').del(); "
            + "| a statement of a transaction that may have ended",
        "if (rows.length) await trx.commit(); await trx('t').del(); "
            + "| a statement of a transaction that may have ended",
        "try { await trx.commit(); throw new Error('x'); } catch { await trx('t').del(); } "
            + "| a statement of a transaction that may have ended",
        "for (const row of rows) { await trx('t').insert(row); await trx.commit(); } "
            + "| a statement of a transaction that may have ended",
        "for (const row of rows) { await trx.commit(); continue; } await trx('t').del(); "
            + "| a statement of a transaction that may have ended",
        "const later = trx('t').del(); await trx.commit(); await later; "
            + "| a statement of a transaction that may be sent later",
        "const later = async () => { await trx('t').del(); }; await trx.commit(); await later(); "
            + "| a function that keeps a transaction",
        "await trx('t').del(); trx.commit(); "
            + "| the end of a transaction that is not awaited where it is",
        "await knex.transaction(async (other) => other('t').del()); await trx.commit(); "
            + "| another connection while a transaction is open",
        "await knex.batchInsert('t', rows); await trx.commit(); "
            + "| another connection while a transaction is open",
        "await trx.rollback(rows.pop()); | the end of a transaction with a value"
      })
  void isNotTranslated(String statements, String reason, @TempDir Path root) {
    assertEquals(
        List.of("not translated: " + reason),
        TranslatedScript.reasons(root, BEGIN + statements + "\n};\n").stream()
            .map(d -> d.message())
            .toList());
  }

  @Test
  void ofAnotherConnectionIsNotTranslated(@TempDir Path root) {
    assertEquals(
        List.of("not translated: a transaction on another connection that the script ends itself"),
        TranslatedScript.reasons(
                root, "exports.config = { transaction: false };\n" + BEGIN + "};\n")
            .stream()
            .map(d -> d.message())
            .toList());
  }
}
