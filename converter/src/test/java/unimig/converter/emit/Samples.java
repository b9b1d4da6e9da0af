package unimig.converter.emit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import unimig.converter.record.Recording;
import unimig.converter.record.Step;
import unimig.converter.record.Value;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;

/** Requests like those that real migrations give. */
final class Samples {
  static final int CHECKSUM = 0x8badf00d;

  static final SourceSpan PLACE = new SourceSpan("migrations/1_sample.js", 3, 5);

  private Samples() {}

  static Step sql(String sql, Value... values) {
    return new Step.Statement(new Value.Text(sql), List.of(values), PLACE);
  }

  static Value text(String text) {
    return new Value.Text(text);
  }

  static Value number(String text) {
    return new Value.Numeral(text);
  }

  static Value env(String name) {
    return new Value.Environment(name, Optional.empty());
  }

  static Value bytes(int length) {
    List<Byte> bytes = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      bytes.add((byte) (i * 37));
    }
    return new Value.Bytes(bytes);
  }

  static Value joined(Value... pieces) {
    return new Value.Joined(List.of(pieces));
  }

  static ClassRequest recorded(String description, List<Step> up, Step... down) {
    return recorded(description, List.of(), up, down);
  }

  static ClassRequest recorded(
      String description, List<String> comments, List<Step> up, Step... down) {
    return new ClassRequest(
        "20240105093000",
        description,
        "migrations/20240105093000_" + description + ".js",
        comments,
        new ClassRequest.Body.Recorded(new Recording(up, Arrays.asList(down), true)),
        true,
        CHECKSUM);
  }

  static List<ClassRequest> all() {
    List<ClassRequest> all = new ArrayList<>(schema());
    all.addAll(values());
    all.addAll(shapes());
    return all;
  }

  private static List<ClassRequest> schema() {
    return List.of(
        recorded(
            "create_users",
            List.of(
                "// Users sign in with their e-mail address.", "/* eslint-disable camelcase */"),
            List.of(
                sql(
                    "create table \"users\" (\"id\" serial primary key, \"email\" varchar(255) not"
                        + " null, \"created_at\" timestamptz not null default CURRENT_TIMESTAMP)"),
                sql(
                    "alter table \"users\" add constraint \"users_email_unique\" unique"
                        + " (\"email\")")),
            sql("drop table \"users\"")),
        recorded(
            "split_full_name",
            List.of(
                sql(
                    "alter table \"users\" add column \"first_name\" varchar(255), add column"
                        + " \"last_name\" varchar(255)")),
            sql("alter table \"users\" drop column \"first_name\", drop column \"last_name\"")),
        recorded(
            "addOrdersFK",
            List.of(
                sql(
                    "alter table \"orders\" add constraint \"orders_customer_id_foreign\" foreign"
                        + " key (\"customer_id\") references \"customers\" (\"id\") on delete"
                        + " CASCADE on update CASCADE"),
                sql("create index \"orders_customer_id_index\" on \"orders\" (\"customer_id\")"),
                sql("drop view if exists v"))),
        recorded(
            "updated_at_trigger",
            List.of(
                sql(
                    """

                          CREATE OR REPLACE FUNCTION set_updated_at() RETURNS trigger AS $$
                          BEGIN
                            NEW.updated_at = now();

                            RETURN NEW;
                          END;
                          $$ LANGUAGE plpgsql;
                    """),
                sql(
                    "create trigger set_updated_at before update on \"users\" for each row execute"
                        + " function set_updated_at()")),
            sql("DROP FUNCTION set_updated_at CASCADE; -- and its triggers\n")));
  }

  private static List<ClassRequest> values() {
    String three = "insert into \"plans\" (\"active\", \"id\", \"name\", \"price\") values ";
    return List.of(
        recorded(
            "seed_plans",
            List.of(
                sql(
                    three + "($1, $2, $3, $4), ($5, $6, $7, $8), ($9, $10, $11, $12)",
                    new Value.Bool(true),
                    number("1"),
                    text("Free"),
                    number("0"),
                    new Value.Bool(true),
                    number("2"),
                    text("Team \"Ä\" €"),
                    number("12.5"),
                    new Value.Bool(false),
                    number("3000000000"),
                    text("Old"),
                    new Value.Null())),
            sql("delete from \"plans\" where \"id\" in ($1, $2)", number("1"), number("2"))),
        recorded(
            "all_values",
            List.of(
                sql("update t set a = $1", new Value.Null()),
                sql("update t set a = $1, b = $1, c = $2", number("-7"), number("1e+21")),
                sql("update t set a = $1", bytes(16)),
                sql("update t set a = $1", bytes(300)),
                sql("update t set a = $1", new Value.Moment(1704447000123L)),
                sql("update t set a = $1 where b ? $2", number("-9223372036854775808"), text("k")),
                sql("update t set a = $1", text("line one\n  line \"two\"\t\\ \n\nend ")),
                sql("update t set a = $1", text("{\"theme\": \"dark\"}, ".repeat(20))))),
        recorded(
            "operator_tenant",
            List.of(
                sql(
                    "insert into \"tenants\" (\"id\", \"name\", \"secret\") values ($1, $2, $3)",
                    env("OPERATOR_TENANT_ID"),
                    new Value.Environment("OPERATOR_NAME", Optional.of("Operator")),
                    joined(text("Bearer "), env("OPERATOR_API_SECRET"))),
                new Step.Statement(
                    joined(text("create role app login password '"), env("APP_PW"), text("'")),
                    List.of(),
                    PLACE),
                new Step.Statement(
                    joined(
                        text(
                            "create or replace view \"tenant_names\" as select \"id\", \"name\" from"
                                + " \"tenants\" where \"id\" <> '"),
                        env("OPERATOR_TENANT_ID"),
                        text("' and \"name\" is distinct from 'nobody at all'")),
                    List.of(),
                    PLACE))),
        recorded(
            "uuids_and_clocks",
            List.of(
                sql("insert into a (id) values ($1)", new Value.RandomUuid(1)),
                sql("insert into b (id, a) values ($1, $2)", new Value.RandomUuid(2), text("x")),
                sql(
                    "insert into c (id, b_id, at, iso, ms) values ($1, $2, $3, $4, $5)",
                    new Value.RandomUuid(3),
                    new Value.RandomUuid(2),
                    new Value.Now(Value.Now.Form.DATE),
                    new Value.Now(Value.Now.Form.ISO_STRING),
                    joined(new Value.Now(Value.Now.Form.EPOCH_MILLIS), new Value.RandomUuid(2)))),
            sql("delete from c where at < $1", new Value.Now(Value.Now.Form.ISO_STRING))));
  }

  private static List<ClassRequest> shapes() {
    return List.of(
        recorded(
            "nested_transactions",
            List.of(
                new Step.Transaction(
                    List.of(
                        sql("insert into a values ($1)", number("1")),
                        new Step.Transaction(List.of(sql("delete from b"))))))),
        new ClassRequest(
            "7.1",
            "refactor_things",
            "db/7.1__refactor.ts",
            List.of(
                "/**\n * Long history.\n *\n * @param {import('knex').Knex} knex\n * See <b> & {@link"
                    + " X} \\u002a/ *\\/ end, which goes on and on, so that the paragraph needs more"
                    + " than one line to be read.\n */"),
            new ClassRequest.Body.Recorded(
                new Recording(
                    List.of(sql("create index concurrently i on t (a)")), List.of(), false)),
            false,
            CHECKSUM),
        recorded("nothing", List.of()),
        new ClassRequest(
            "8",
            "drop_legacy",
            "migrations/8_drop_legacy.js",
            List.of(),
            new ClassRequest.Body.Recorded(
                new Recording(
                    List.of(sql("drop table \"legacy\"")),
                    List.of(),
                    Optional.of("cannot\nbring C:\\users back"),
                    true)),
            true,
            CHECKSUM),
        new ClassRequest(
            "3",
            "merge_accounts",
            "migrations/003_merge_accounts.js",
            List.of(),
            new ClassRequest.Body.Bridged(
                "3_merge_accounts.json",
                List.of(
                    Diagnostic.note(
                        new SourceSpan("migrations/003_merge_accounts.js", 12, 9),
                        "READS_ROWS",
                        "the result of \"select\" decides what follows",
                        "rewrite it as SQL")),
                false),
            false,
            CHECKSUM));
  }
}
