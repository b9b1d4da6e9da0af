package unimig.converter.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import unimig.runner.diagnostic.Diagnostic;

class ScriptEmitterTest {
  private static final String HEAD = "-- Converted from db/1.sql\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-- nothing\n",
        "create table a (id int);\r\n\tselect '${x} ';  \n",
        "\n\ncopy a from stdin;\n1;\n\\.\nselect 1",
        "create index i on a (id)",
      })
  void keepsEveryByte(String original) {
    EmittedScript emitted = emit(original);
    assertEquals("sql/V1.2__add_a.sql", emitted.script().path());
    assertEquals(HEAD + original, emitted.script().text());
    assertTrue(emitted.transactional());
    assertEquals(List.of(), emitted.settings());
    assertEquals(List.of(), emitted.diagnostics());
  }

  @Test
  void dropsTheByteOrderMark() {
    assertEquals(HEAD + "select 1", emit("\ufeffselect 1").script().text());
  }

  @Test
  void writesTheWayBackBeside() {
    EmittedScript emitted =
        ScriptEmitter.emit(
            new ScriptRequest(
                "1.2",
                "add_a",
                new ScriptRequest.Original("db/1.sql", "create index i on a (id)"),
                Optional.of(
                    new ScriptRequest.Original("db/1.down.sql", "drop index concurrently i;"))));
    assertEquals(
        Optional.of(
            new EmittedFile(
                "sql/U1.2__add_a.sql",
                "-- Converted from db/1.down.sql\ndrop index concurrently i;")),
        emitted.undo());
    assertTrue(emitted.transactional());
    assertEquals(
        List.of(new EmittedFile("sql/U1.2__add_a.sql.conf", "executeInTransaction=false\n")),
        emitted.settings());
  }

  @Test
  void runsConcurrentWorkOutsideATransaction() {
    EmittedScript emitted = emit("create table a ();\ncreate index concurrently i on a (id);");
    assertFalse(emitted.transactional());
    assertEquals(
        List.of(new EmittedFile("sql/V1.2__add_a.sql.conf", "executeInTransaction=false\n")),
        emitted.settings());
    assertEquals(List.of("db/1.sql:2:1 NO_TRANSACTION"), shown(emitted));
  }

  @Test
  void runsNewEnumValuesOutsideATransaction() {
    EmittedScript emitted = emit("alter type t add value 'x';\ninsert into a values ('x');");
    assertFalse(emitted.transactional());
    assertEquals(List.of("db/1.sql:1:1 NO_TRANSACTION"), shown(emitted));
  }

  @Test
  void leavesATransactionAroundTheScriptToTheRunner() {
    EmittedScript emitted = emit("-- a\nBEGIN TRANSACTION;\nselect 1;\nCOMMIT;\n");
    assertEquals(
        HEAD + "-- a\n/* BEGIN */ /* TRANSACTION */\nselect 1;\n/* COMMIT */\n",
        emitted.script().text());
    assertTrue(emitted.transactional());
    assertEquals(List.of("db/1.sql:2:1 TRANSACTION_LEFT_OUT"), shown(emitted));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "begin; select 1; commit; select 2;",
        "select 1; begin; select 2; commit;",
        "begin; select 1; commit; begin; select 2; commit;",
        "begin; select 1; rollback;",
        "begin isolation level serializable; select 1; commit;",
        "begin; vacuum; commit;",
      })
  void keepsOtherTransactionsAndRunsOutsideOne(String original) {
    EmittedScript emitted = emit(original);
    assertEquals(HEAD + original, emitted.script().text());
    assertFalse(emitted.transactional());
    assertTrue(
        shown(emitted).stream().anyMatch(shown -> shown.endsWith("TRANSACTION_CONTROL")),
        shown(emitted).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "\\restrict abc",
        "\\unrestrict abc",
        "\\set ON_ERROR_STOP on",
        "\\set QUIET 1",
        "\\echo 'hello; world'",
        "\\timing",
        "\\pset pager off",
        "\\encoding UTF8",
        "\\encoding 'utf-8'",
      })
  void commandsThatConcernPsqlBecomeComments(String command) {
    EmittedScript emitted = emit("select 1;\n" + command + "\nselect 2;");
    assertEquals(HEAD + "select 1;\n-- " + command + "\nselect 2;", emitted.script().text());
    assertEquals(List.of("db/1.sql:2:1 PSQL_COMMAND_LEFT_OUT"), shown(emitted));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\i other.sql",
        "\\ir other.sql",
        "\\copy a from 'f'",
        "\\connect other",
        "\\c other",
        "\\set name value",
        "\\set AUTOCOMMIT off",
        "\\gset",
        "\\if :x",
        "\\gexec",
        "\\.",
        "\\! ls",
        "\\encoding latin1",
        "\\echo a \\i b",
      })
  void otherCommandsAreErrors(String command) {
    EmittedScript emitted = emit("select 1;\n  " + command);
    assertEquals(List.of("db/1.sql:2:3 PSQL_COMMAND"), shown(emitted));
    assertTrue(emitted.diagnostics().get(0).isError());
  }

  @ParameterizedTest
  @CsvSource({
    "select 'a, db/1.sql:1:8 SQL_SYNTAX",
    "select $x$ a $$, db/1.sql:1:8 SQL_SYNTAX",
    "select {{x}}, db/1.sql:1:8 SQL_SYNTAX",
  })
  void whatIsNotPostgresIsAnError(String original, String expected) {
    EmittedScript emitted = emit(original);
    assertEquals(expected, shown(emitted).get(0));
    assertTrue(emitted.diagnostics().get(0).isError());
  }

  private static EmittedScript emit(String original) {
    return ScriptEmitter.emit(
        new ScriptRequest(
            "1.2", "add_a", new ScriptRequest.Original("db/1.sql", original), Optional.empty()));
  }

  private static List<String> shown(EmittedScript emitted) {
    return emitted.diagnostics().stream()
        .map((Diagnostic diagnostic) -> diagnostic.place() + " " + diagnostic.code())
        .toList();
  }
}
