package unimig.runner.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unimig.runner.testing.TestDatabase;

/**
 * What pg-types 2 makes of the texts of each family of types. Values are compared as JSON, with
 * {@code undefined}, NaN and the like as JavaScript writes them.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class ResultTypesTest {
  private final TimeZone zone = TimeZone.getDefault();
  private final TestDatabase database = TestDatabase.create();
  private final Connection connection;
  private final Session db;

  ResultTypesTest() throws SQLException {
    connection = database.connect();
    connection.setAutoCommit(false);
    db = Session.of(connection);
  }

  @BeforeEach
  void liveInBerlin() {
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
  }

  @AfterEach
  void undo() throws SQLException {
    connection.rollback();
  }

  @AfterAll
  void drop() throws SQLException {
    TimeZone.setDefault(zone);
    connection.close();
    database.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // Numbers: what a double might not hold stays text.
        "7::int2 | 7",
        "'-2147483648'::int4 | -2147483648",
        "4294967295::oid | 4294967295",
        "9007199254740993::int8 | \"9007199254740993\"",
        "(-1)::int8 | \"-1\"",
        "1.50::numeric | \"1.50\"",
        "'NaN'::numeric | \"NaN\"",
        "0.1::float8 | 0.1",
        "0.1::float4 | 0.1",
        "1e300::float8 | 1e+300",
        "'-0'::float8 | 0",
        "12.34::money | \"$12.34\"",
        // Others that have a parser.
        "true | true",
        "false | false",
        "null::int | null",
        "'\\x00ff'::bytea | {\"type\":\"Buffer\",\"data\":[0,255]}",
        "''::bytea | {\"type\":\"Buffer\",\"data\":[]}",
        "'{\"b\":1,\"a\":[{\"2\":null,\"1\":1.0}]}'::json | {\"b\":1,\"a\":[{\"1\":1,\"2\":null}]}",
        "'{\"bb\":1,\"a\":[1e400,\"\\u00e9\"]}'::json | {\"bb\":1,\"a\":[null,\"é\"]}",
        "'{\"bb\": {\"x\": []}, \"a\": 12345678901234567890}'::jsonb"
            + " | {\"a\":12345678901234567000,\"bb\":{\"x\":[]}}",
        "'null'::jsonb | null",
        "'\"text\"'::jsonb | \"text\"",
        "point(1.5,-2) | {\"x\":1.5,\"y\":-2}",
        "circle(point(1,2),3) | {\"x\":1,\"y\":2,\"radius\":3}",
        "interval '1 year 2 mons -3 days 04:05:06.789'"
            + " | {\"years\":1,\"months\":2,\"days\":-3,\"hours\":4,\"minutes\":5,\"seconds\":6,"
            + "\"milliseconds\":789}",
        "interval '-00:00:01.5' | {\"seconds\":-1,\"milliseconds\":-500}",
        "interval '0.000001 s' | {\"milliseconds\":0.001}",
        "interval '0' | {}",
        // Arrays.
        "array[1,null,3] | [1,null,3]",
        "array[[1,2],[3,4]]::int8[] | [[\"1\",\"2\"],[\"3\",\"4\"]]",
        "'{}'::text[] | []",
        "'[5:6]={a,b}'::text[] | [\"a\",\"b\"]",
        "array['a,b','c\"d','e\\f','','null',null,'{x}',' y ']"
            + " | [\"a,b\",\"c\\\"d\",\"e\\\\f\",\"\",\"null\",null,\"{x}\",\" y \"]",
        "array[true,false,null] | [true,false,null]",
        "array[1.5,'NaN']::numeric[] | [1.5,null]",
        "array[1.5]::float8[] | [1.5]",
        "array['{\"a\": [1, \"x\"]}','null']::jsonb[] | [{\"a\":[1,\"x\"]},null]",
        "array['\\x01']::bytea[] | [{\"type\":\"Buffer\",\"data\":[1]}]",
        "array[point(1,2)] | [{\"x\":1,\"y\":2}]",
        "array[interval '1 day'] | [{\"days\":1}]",
        "array['2024-01-05']::date[] | [\"2024-01-04T23:00:00.000Z\"]",
        "array['0e37df36-f698-11e6-8dd4-cb9ced3df976']::uuid[]"
            + " | [\"0e37df36-f698-11e6-8dd4-cb9ced3df976\"]",
        "array['a']::char(3)[] | [\"a  \"]",
        "array['10:00']::time[] | [\"10:00:00\"]",
        "array['x']::name[] | \"{x}\"",
        // No parser: the server's own text.
        "'a'::char(3) | \"a  \"",
        "'0e37df36-f698-11e6-8dd4-cb9ced3df976'::uuid | \"0e37df36-f698-11e6-8dd4-cb9ced3df976\"",
        "time '10:00' | \"10:00:00\"",
        "int4range(1,5) | \"[1,5)\"",
        "tstzrange(null,null) | \"(,)\"",
        "inet '10.0.0.1' | \"10.0.0.1\"",
        "box(point(0,0),point(1,1)) | \"(1,1),(0,0)\"",
        "'a:1'::tsvector | \"'a':1\"",
        "'<a/>'::xml | \"<a/>\"",
        "b'101' | \"101\"",
        "(1,'a')::record | \"(1,a)\"",
        "'pg_class'::regclass | \"pg_class\"",
        "''::text | \"\"",
      })
  void textsBecomeValues(String sql, String json) {
    assertEquals(json, JavaScript.json(value("select " + sql)), sql);
  }

  /** Around the changes of clocks, before standard time, before Christ, and beyond year 9999. */
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, date '2024-03-31', 2024-03-30T23:00:00.000Z",
    "Europe/Berlin, timestamp '2024-03-31 02:30:00', 2024-03-31T01:30:00.000Z",
    "Europe/Berlin, timestamp '2024-03-31 03:30:00', 2024-03-31T01:30:00.000Z",
    "Europe/Berlin, timestamp '2024-10-27 02:30:00', 2024-10-27T00:30:00.000Z",
    "Europe/Berlin, timestamp '2024-10-27 03:00:00', 2024-10-27T02:00:00.000Z",
    "America/New_York, timestamp '2024-03-10 02:30:00.123456', 2024-03-10T07:30:00.123Z",
    "America/New_York, timestamp '2024-11-03 01:30:00', 2024-11-03T05:30:00.000Z",
    "America/Sao_Paulo, date '2018-11-04', 2018-11-04T03:00:00.000Z",
    "Asia/Kolkata, date '2024-01-05', 2024-01-04T18:30:00.000Z",
    "Australia/Lord_Howe, timestamp '2024-04-07 01:45:00', 2024-04-06T14:45:00.000Z",
    "Pacific/Apia, date '2011-12-30', 2011-12-30T10:00:00.000Z",
    "UTC, timestamptz '2024-03-31 02:30:00.999999+01', 2024-03-31T01:30:00.999Z",
    "Asia/Kathmandu, timestamptz '2024-03-31 02:30:00+05:45', 2024-03-30T20:45:00.000Z",
    "UTC, date '0044-03-15 BC', -000043-03-15T00:00:00.000Z",
    "UTC, date '0001-01-01 BC', 0000-01-01T00:00:00.000Z",
    "UTC, timestamp '0001-12-31 23:59:59 BC', 0000-12-31T23:59:59.000Z",
    "UTC, timestamptz '0044-03-15 10:00:00+00 BC', -000043-03-15T10:00:00.000Z",
    "UTC, date '0050-06-01', 0050-06-01T00:00:00.000Z",
    "UTC, timestamp '0099-06-01 10:00', 0099-06-01T10:00:00.000Z",
    "UTC, date '12024-01-05', +012024-01-05T00:00:00.000Z",
  })
  void datesAreInTheZoneOfTheProcess(String id, String sql, String moment) {
    TimeZone.setDefault(TimeZone.getTimeZone(id));
    db.execute("set time zone '" + (sql.startsWith("timestamptz") ? id : "UTC") + "'");
    JavaScriptDate date = assertInstanceOf(JavaScriptDate.class, value("select " + sql), sql);
    assertEquals(moment, date.toISOString(), sql);
  }

  @Test
  void infiniteDatesAreNumbers() {
    assertEquals(Double.POSITIVE_INFINITY, value("select date 'infinity'"));
    assertEquals(Double.NEGATIVE_INFINITY, value("select timestamptz '-infinity'"));
  }

  @Test
  void enumsAndDomainsAreTextAndTheirBase() {
    db.execute("create type mood as enum ('happy', 'sad'); create domain small as int");
    assertEquals("sad", value("select 'sad'::mood"));
    assertEquals("{sad,happy}", value("select array['sad','happy']::mood[]"));
    assertEquals(5, value("select 5::small"));
  }

  @Test
  void byteaMayComeEscaped() {
    db.execute("set bytea_output = 'escape'");
    assertEquals(
        "{\"type\":\"Buffer\",\"data\":[0,92,97,255]}",
        JavaScript.json(value("select '\\x005c61ff'::bytea")));
  }

  @Test
  void answersTellCommandAndCount() {
    assertEquals("CREATE null []", told("create table t (id serial, v int)"));
    assertEquals("INSERT 2 []", told("insert into t (v) values (1), (2)"));
    assertEquals("INSERT 1 [{\"id\":3}]", told("insert into t (v) values (?) returning id", 5));
    assertEquals("UPDATE 0 []", told("update t set v = 1 where v > ?", 100));
    assertEquals(
        "SELECT 2 [{\"v\":1,\"id\":1},{\"v\":2,\"id\":2}]",
        told("select v, id, v from t where v < ? order by v", "5"));
    assertEquals("SELECT 3 []", told("create table u as select * from t"));
    assertEquals("DELETE 3 []", told("with d as (select 1) delete from t where exists (table d)"));
    assertEquals("SHOW null [{\"server_encoding\":\"UTF8\"}]", told("show server_encoding"));
    assertEquals("null null []", told("-- nothing"));
  }

  @Test
  void severalStatementsAnswerOneByOne() {
    assertEquals(
        "[1, 0, 2]",
        db.runAll("select 1 as a; select 2 as b where false; values (1), (2)").stream()
            .map(Result::rowCount)
            .toList()
            .toString());
  }

  /** Each value as it was read is bound again, as a script that copies rows does. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "int8 | 9007199254740993",
        "numeric | 1.50",
        "float8 | 0.1",
        "jsonb | {\"a\": [1, {\"b\": null}], \"é\": \"x\"}",
        "text[] | {\"a,b\",\"c\\\"d\",\"e\\\\f\",\"\",NULL,\"null\"}",
        "int[] | {{1,2},{3,4}}",
        "bytea[] | {\"\\\\x00ff\"}",
        "bytea | \\x00ff",
        "timestamptz | 2024-10-27 00:30:00.123+00",
        "timestamp | 2024-02-29 10:00:00",
        "date | 0044-03-15 BC",
        "interval | 1 year 2 mons -3 days -04:05:06.000789",
        "interval | 00:00:00.5",
        "interval | 00:00:00",
        "boolean | true",
        "uuid | 0e37df36-f698-11e6-8dd4-cb9ced3df976",
      })
  void valuesComeBackAsTheyWereRead(String type, String text) {
    db.execute("set time zone 'UTC'; create table t (v " + type + ")");
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    Object read = db.query("select ?::text::" + type + " as v", text).get(0).get("v");
    assertEquals(1, db.update("insert into t values (?)", read));
    assertEquals(1, db.run("insert into t values (?)", read).rowCount());
    assertEquals(
        JavaScript.json(JavaScriptArray.of(JavaScript.object("v", text))),
        JavaScript.json(JavaScriptArray.of(db.query("select distinct v::text from t").toArray())));
  }

  private String told(String sql, Object... values) {
    Result result = db.run(sql, values);
    return result.command()
        + " "
        + result.rowCount()
        + " "
        + JavaScript.json(JavaScriptArray.of(result.rows().toArray()));
  }

  private @Nullable Object value(String sql) {
    return JavaScript.get(db.query(sql.replaceFirst("$", " as v")).get(0), "v");
  }
}
