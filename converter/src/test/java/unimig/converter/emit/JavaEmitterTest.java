package unimig.converter.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static unimig.converter.emit.Samples.number;
import static unimig.converter.emit.Samples.recorded;
import static unimig.converter.emit.Samples.sql;
import static unimig.converter.emit.Samples.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import unimig.converter.emit.Capture.Sent;
import unimig.converter.record.Recording;
import unimig.converter.record.Step;
import unimig.converter.record.Value;
import unimig.converter.sql.JdbcSql;
import unimig.converter.sql.SqlLexer;
import unimig.converter.sql.Token;
import unimig.runner.api.ConvertedMigration;

class JavaEmitterTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  static List<ClassRequest> samples() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void compilesWithoutAWarningAndKnowsItsChecksum(ClassRequest request) {
    EmittedClass emitted = JavaEmitter.emit(request);
    ConvertedMigration migration = Capture.compile(emitted, directory);
    assertEquals(Samples.CHECKSUM, migration.getChecksum());
    assertEquals(emitted, JavaEmitter.emit(request), "emitted twice");
    assertTrue(emitted.text().lines().allMatch(line -> line.length() <= 110), emitted.text());
    assertFalse(emitted.text().lines().anyMatch(line -> line.endsWith(" ")), emitted.text());
  }

  @Test
  void sendsTheTokensThatWereRecorded() {
    for (ClassRequest request : Samples.all()) {
      if (request.body() instanceof ClassRequest.Body.Recorded body
          && EnvironmentNames.of(body.recording().up()).isEmpty()) {
        List<Sent> sent = Capture.up(Capture.compile(JavaEmitter.emit(request), directory));
        assertEquals(recordedTokens(body.recording().up()), sentTokens(sent));
      }
    }
  }

  private static List<List<String>> recordedTokens(List<Step> steps) {
    List<List<String>> all = new ArrayList<>();
    for (Step step : steps) {
      if (step instanceof Step.Transaction transaction) {
        all.addAll(recordedTokens(transaction.steps()));
      } else if (step instanceof Step.Statement statement
          && statement.sql() instanceof Value.Text sql) {
        all.add(
            tokens(statement.values().isEmpty() ? sql.text() : JdbcSql.from(sql.text()).text()));
      }
    }
    return all;
  }

  private static List<List<String>> sentTokens(List<Sent> sent) {
    return sent.stream().map(statement -> tokens(statement.sql())).toList();
  }

  private static List<String> tokens(String sql) {
    return SqlLexer.lex(sql).stream()
        .filter(token -> token.kind() != Token.Kind.WHITESPACE)
        .map(Token::text)
        .toList();
  }

  @Test
  void everyStringSurvives() {
    Random random = new Random(3);
    List<String> strings = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      String string = RandomText.next(random, i);
      strings.add(string);
      steps.add(sql("select $1, $2", text(string), text(i + string)));
      steps.add(sql("select " + RandomText.quoted(string)));
    }
    List<Sent> sent = Capture.up(compile(recorded("strings", steps)));
    for (int i = 0; i < strings.size(); i++) {
      String string = RandomText.asSent(strings.get(i));
      assertEquals(bound(string, i + string), sent.get(2 * i).values());
      assertEquals(
          tokens("select " + RandomText.quoted(string)), tokens(sent.get(2 * i + 1).sql()));
    }
  }

  private static List<Optional<Object>> bound(Object... values) {
    List<Optional<Object>> bound = new ArrayList<>();
    for (Object value : values) {
      bound.add(Optional.of(value));
    }
    return bound;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "5",
        "-5",
        "2147483647",
        "-2147483648",
        "2147483648",
        "9223372036854775807",
        "-9223372036854775808",
        "9223372036854775808",
        "0.1",
        "-12.5",
        "0.000001",
        "1e-7",
        "1e+21",
        "123456789.123456",
        "0.30000000000000004",
        "NaN",
        "Infinity",
        "-Infinity",
        "123456789012345680000",
        "5e-324",
        "007"
      })
  void numbersAreBoundAsJavaScriptWritesThem(String number) {
    List<Sent> sent = Capture.up(compile(recorded("n", List.of(sql("select $1", number(number))))));
    assertEquals(bound(number), sent.get(0).values());
  }

  @ParameterizedTest
  @CsvSource({"5, 'select ?\", 5)'", "0.1, '?\", 0.1)'", "3000000000, '3000000000L)'"})
  void plainNumbersAreJavaNumbers(String number, String expected) {
    EmittedClass emitted =
        JavaEmitter.emit(recorded("n", List.of(sql("select $1", number(number)))));
    assertTrue(emitted.text().contains(expected), emitted.text());
  }

  @Test
  void bytesNullsAndBooleansAreBound() {
    Value.Bytes small = (Value.Bytes) Samples.bytes(5);
    Value.Bytes large = (Value.Bytes) Samples.bytes(100_000);
    List<Step> steps =
        List.of(
            sql("select $1, $2, $3, $4", small, large, new Value.Null(), new Value.Bool(true)),
            sql("select $1", new Value.Null()));
    List<Sent> sent = Capture.up(compile(recorded("bytes", steps)));
    List<Optional<Object>> expected = new ArrayList<>(bound(small.bytes(), large.bytes()));
    expected.add(Optional.empty());
    expected.add(Optional.of("true"));
    assertEquals(expected, sent.get(0).values());
    assertEquals(List.of(Optional.empty()), sent.get(1).values());
  }

  @Test
  void equalUuidsAndTimesStayEqual() {
    Value one = new Value.RandomUuid(1);
    Value two = new Value.RandomUuid(2);
    Value iso = new Value.Now(Value.Now.Form.ISO_STRING);
    List<Step> steps =
        List.of(
            sql("select $1, $2", two, iso),
            new Step.Transaction(List.of(sql("select $1, $2", one, iso))),
            sql("select $1, $2", one, two));
    List<Sent> sent = Capture.up(compile(recorded("uuids", steps)));
    assertEquals(sent.get(0).values().get(0), sent.get(2).values().get(1));
    assertEquals(sent.get(1).values().get(0), sent.get(2).values().get(0));
    assertNotEquals(sent.get(0).values().get(0), sent.get(1).values().get(0));
    assertEquals(sent.get(0).values().get(1), sent.get(1).values().get(1));
    assertTrue(
        sent.get(0).values().get(1).orElseThrow().toString().matches(".*T[0-9:]{8}\\.[0-9]{3}Z"));
  }

  @Test
  void runTimePiecesArePutIntoSql() {
    Value env = Samples.env("A");
    List<Step> down = new ArrayList<>();
    String longText = "create view v as select " + "\"column\", ".repeat(20) + "'x";
    down.add(new Step.Statement(Samples.joined(text("select '"), env), List.of(), Samples.PLACE));
    for (String end : List.of("y'", "y%d\ud83d\ude00'", "y" + "z".repeat(70_000) + "'")) {
      down.add(
          new Step.Statement(
              Samples.joined(text(longText), env, text(end)), List.of(), Samples.PLACE));
    }
    Value value = Samples.joined(new Value.Now(Value.Now.Form.EPOCH_MILLIS), number("1"), env);
    down.add(sql("select $1", value));
    ClassRequest request = recorded("holes", List.of(), down.toArray(Step[]::new));
    List<Sent> sent = Capture.down(compile(request), Map.of("A", "run"));
    assertEquals("select 'run", sent.get(0).sql());
    assertEquals(tokens(longText + "runy'"), tokens(sent.get(1).sql()));
    assertEquals(tokens(longText + "runy%d\ud83d\ude00'"), tokens(sent.get(2).sql()));
    assertEquals(tokens(longText + "runy" + "z".repeat(70_000) + "'"), tokens(sent.get(3).sql()));
    assertTrue(
        sent.get(4).values().get(0).orElseThrow().toString().matches("[0-9]{13}1run"),
        sent.toString());
  }

  @Test
  void refusesTextThatOnlyJavaScriptKnows() {
    Value date = Samples.joined(text("at "), new Value.Now(Value.Now.Form.DATE));
    ClassRequest request = recorded("dates", List.of(sql("select $1", date)));
    assertThrows(IllegalArgumentException.class, () -> JavaEmitter.emit(request));
  }

  @Test
  void aMegabyteOfSqlFits() {
    String large = "select '" + "ä, \"b\" and c; ".repeat(70_000) + "'";
    List<Sent> sent =
        Capture.up(compile(recorded("large", List.of(sql(large), sql("select $1", text(large))))));
    assertEquals(tokens(large), tokens(sent.get(0).sql()));
    assertEquals(bound(large), sent.get(1).values());
  }

  @Test
  void fiveThousandStatementsFit() {
    Value shared = new Value.RandomUuid(1);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      steps.add(
          sql(
              "insert into \"t\" (\"a\", \"b\", \"c\") values ($1, $2, $3)",
              number(String.valueOf(i)),
              text("text " + i),
              i % 1_000 == 7 ? shared : new Value.RandomUuid(i + 2)));
    }
    List<Sent> sent = Capture.up(compile(recorded("plain", steps)));
    assertEquals(
        IntStream.range(0, 5_000).mapToObj(i -> Optional.of((Object) ("text " + i))).toList(),
        sent.stream().map(statement -> statement.values().get(1)).toList());
    assertEquals(sent.get(7).values().get(2), sent.get(4_007).values().get(2));

    List<Sent> inside =
        Capture.up(compile(recorded("nested", List.of(new Step.Transaction(steps)))));
    assertEquals(5_000, inside.size());
    assertEquals(inside.get(7).values().get(2), inside.get(4_007).values().get(2));
  }

  @Test
  void sixtyThousandValuesFit() {
    StringBuilder insert = new StringBuilder("insert into t (a, b, c) values ");
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < 60_000; i += 3) {
      insert.append(i == 0 ? "" : ", ");
      insert.append("($%d, $%d, $%d)".formatted(i + 1, i + 2, i + 3));
      Collections.addAll(
          values, text("value " + i), number(String.valueOf(100_000 + i)), new Value.Null());
    }
    List<Step> steps = List.of(sql(insert.toString(), values.toArray(Value[]::new)));
    List<Optional<Object>> sent = Capture.up(compile(recorded("many", steps))).get(0).values();
    assertEquals(60_000, sent.size());
    assertEquals(Optional.of("value 59997"), sent.get(59_997));
    assertEquals(Optional.of("159997"), sent.get(59_998));
    assertEquals(Optional.empty(), sent.get(59_999));
  }

  @Test
  void onlyReversibleMigrationsHaveADown() {
    ClassRequest.Body body =
        new ClassRequest.Body.Recorded(new Recording(List.of(), List.of(), true));
    ClassRequest oneWay = new ClassRequest("1", "a", "a.js", List.of(), body, false, 1);
    assertFalse(JavaEmitter.emit(oneWay).text().contains(" down("));
    ClassRequest twoWays = new ClassRequest("1", "a", "a.js", List.of(), body, true, 1);
    assertTrue(JavaEmitter.emit(twoWays).text().contains(" down("));
  }

  @Test
  void namesTheClassAsFlywayReadsIt() {
    ClassRequest.Body body =
        new ClassRequest.Body.Recorded(new Recording(List.of(), List.of(), true));
    ClassRequest request = new ClassRequest("1.2", "add_x", "a.js", List.of(), body, false, 1);
    assertEquals("java/db/migration/V1_2__add_x.java", JavaEmitter.emit(request).path());
    ConvertedMigration migration = compile(request);
    assertEquals("1.2", migration.getVersion().toString());
    assertEquals("add x", migration.getDescription());
    assertThrows(
        IllegalArgumentException.class,
        () -> new ClassRequest("1", "a-b", "a.js", List.of(), body, false, 1));
  }

  private ConvertedMigration compile(ClassRequest request) {
    return Capture.compile(JavaEmitter.emit(request), directory);
  }
}
