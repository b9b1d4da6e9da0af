package unimig.consolidator.squash;

import static unimig.consolidator.squash.Quoting.identifier;
import static unimig.consolidator.squash.Quoting.literal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import unimig.consolidator.squash.ServerFact.Kind;

/** Reads what {@link ServerFacts} are about. */
final class ServerFactReader {
  private static final String DATABASE =
      "(select oid from pg_catalog.pg_database where datname = current_database())";

  private static final String ROLES =
      """
      select r.rolname, concat(
          case when r.rolsuper then ' superuser' end,
          case when not r.rolinherit then ' noinherit' end,
          case when r.rolcreaterole then ' createrole' end,
          case when r.rolcreatedb then ' createdb' end,
          case when r.rolcanlogin then ' login' end,
          case when r.rolreplication then ' replication' end,
          case when r.rolbypassrls then ' bypassrls' end,
          case when r.rolconnlimit <> -1 then ' connection limit ' || r.rolconnlimit end,
          ' valid until ' || quote_literal(case when isfinite(r.rolvaliduntil)
            then (r.rolvaliduntil at time zone 'UTC') || '+00' else r.rolvaliduntil::text end)),
        pg_catalog.shobj_description(r.oid, 'pg_authid')
      from pg_catalog.pg_roles r
      where r.rolname !~ '^(pg_|unimig aside )' and r.rolname <> current_user""";

  private static final String MEMBERSHIPS =
      """
      select distinct r.rolname, m.rolname, a.admin_option
      from pg_catalog.pg_auth_members a
      join pg_catalog.pg_roles r on r.oid = a.roleid
      join pg_catalog.pg_roles m on m.oid = a.member
      where m.rolname !~ '^(pg_|unimig aside )'
        and r.rolname !~ '^unimig aside '""";

  private static final String SETTINGS =
      "select r.rolname, s.setdatabase <> 0, split_part(setting, '=', 1),"
          + " substr(setting, strpos(setting, '=') + 1)"
          + " from pg_catalog.pg_db_role_setting s cross join unnest(s.setconfig) setting"
          + " left join pg_catalog.pg_roles r on r.oid = s.setrole"
          + " where s.setdatabase in (0, "
          + DATABASE
          + ") and coalesce(r.rolname !~ '^unimig aside ', true)";

  private static final String GRANTS =
      "select case a.grantee when 0 then null else pg_get_userbyid(a.grantee) end,"
          + " lower(a.privilege_type), a.is_grantable"
          + " from pg_catalog.pg_database d,"
          + " aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a where d.oid = "
          + DATABASE;

  private static final String COMMENT =
      "select description from pg_catalog.pg_shdescription"
          + " where classoid = 'pg_catalog.pg_database'::regclass and objoid = "
          + DATABASE;

  private final Connection connection;
  private final String user;
  private final SortedSet<ServerFact> facts = new TreeSet<>();

  private ServerFactReader(Connection connection, String user) {
    this.connection = connection;
    this.user = user;
  }

  /** Of the database that the connection is open on, and its server. */
  static ServerFacts read(Connection connection) throws SQLException {
    ServerFactReader reader =
        new ServerFactReader(connection, connection.getMetaData().getUserName());
    reader.each(ROLES, reader::role);
    reader.each(MEMBERSHIPS, reader::membership);
    reader.each(SETTINGS, reader::setting);
    reader.each(GRANTS, reader::grant);
    reader.each(COMMENT, reader::comment);
    return new ServerFacts(reader.facts);
  }

  private void each(String query, RowTaker taker) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet rows = statement.executeQuery(query)) {
        while (rows.next()) {
          taker.take(rows);
        }
      }
    }
  }

  private void add(Kind kind, String name, String apply, Optional<String> undo) {
    facts.add(new ServerFact(kind, name, apply, undo));
  }

  private void role(ResultSet row) throws SQLException {
    String name = row.getString(1);
    String comment = row.getString(3);
    String made = "    create role " + identifier(name) + row.getString(2) + ";\n";
    String told =
        comment == null
            ? ""
            : "    comment on role " + identifier(name) + " is " + literal(comment) + ";\n";
    add(
        Kind.ROLE,
        "role \"" + name + "\"",
        Quoting.block(
            "begin\n  if not exists (select from pg_catalog.pg_roles where rolname = "
                + literal(name)
                + ") then\n"
                + made
                + told
                + "  end if;\nend"),
        Optional.empty());
  }

  private void membership(ResultSet row) throws SQLException {
    String role = row.getString(1);
    String member = row.getString(2);
    add(
        Kind.MEMBERSHIP,
        "membership of role \"" + member + "\" in \"" + role + "\"",
        "grant "
            + identifier(role)
            + " to "
            + Quoting.role(member, user)
            + (row.getBoolean(3) ? " with admin option;" : ";"),
        Optional.empty());
  }

  private void setting(ResultSet row) throws SQLException {
    Optional<String> role = Optional.ofNullable(row.getString(1));
    boolean isOfDatabase = row.getBoolean(2);
    String name = row.getString(3);
    String value = row.getString(4);
    String before =
        role.map(each -> "alter role " + Quoting.role(each, user)).orElse("")
            + (isOfDatabase ? (role.isPresent() ? " in database " : "alter database ") : "");
    String after = " set " + Quoting.setting(name) + " from current";
    String statement = isOfDatabase ? Quoting.execution(before, after) : before + after + ";";
    add(
        role.isPresent() ? Kind.ROLE_SETTING : Kind.SETTING,
        "setting \""
            + name
            + "\" of "
            + role.map(each -> "role \"" + each + '"').orElse("the database"),
        keeping(name, value, statement),
        role.isPresent()
            ? Optional.empty()
            : Optional.of(Quoting.onDatabase(before, " reset " + Quoting.setting(name))));
  }

  /** Takes the value from the session, as lists of names are quoted by rules of their own. */
  private static String keeping(String name, String value, String statement) {
    String setting = literal(name);
    return Quoting.block(
        "declare\n  before text := coalesce(current_setting("
            + setting
            + ", true), '');\nbegin\n  perform set_config("
            + setting
            + ", "
            + literal(value)
            + ", true);\n  "
            + statement
            + "\n  perform set_config("
            + setting
            + ", before, true);\nend");
  }

  private void grant(ResultSet row) throws SQLException {
    Optional<String> grantee = Optional.ofNullable(row.getString(1));
    String privilege = row.getString(2);
    String written = grantee.map(name -> Quoting.role(name, user)).orElse("public");
    String option = row.getBoolean(3) ? " with grant option" : "";
    add(
        Kind.GRANT,
        "grant of " + privilege + " on the database to \"" + grantee.orElse("public") + '"',
        Quoting.onDatabase("grant " + privilege + " on database ", " to " + written + option),
        Optional.of(
            Quoting.onDatabase("revoke " + privilege + " on database ", " from " + written)));
  }

  private void comment(ResultSet row) throws SQLException {
    add(
        Kind.COMMENT,
        "comment of the database",
        Quoting.onDatabase("comment on database ", " is " + literal(row.getString(1))),
        Optional.of(Quoting.onDatabase("comment on database ", " is null")));
  }

  /** Takes the row that the cursor is on. */
  private interface RowTaker {
    void take(ResultSet row) throws SQLException;
  }
}
