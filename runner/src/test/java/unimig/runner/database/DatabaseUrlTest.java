package unimig.runner.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseUrlTest {
  @ParameterizedTest
  @CsvSource({
    "postgres://h/d, jdbc:postgresql://h:5432/d",
    "postgresql://h/d, jdbc:postgresql://h:5432/d",
    "POSTGRESQL://h/d, jdbc:postgresql://h:5432/d",
    "'  postgres://h/d ', jdbc:postgresql://h:5432/d",
    "postgres://u:p@h:6432/d, jdbc:postgresql://h:6432/d",
    "postgres://u@h/d, jdbc:postgresql://h:5432/d",
    "postgres://h, jdbc:postgresql://h:5432/",
    "postgres://, jdbc:postgresql://localhost:5432/",
    "postgres:///d, jdbc:postgresql://localhost:5432/d",
    "postgres://h/my%20db%2Fx, jdbc:postgresql://h:5432/my%20db%2Fx",
    "postgres://h/gr%C3%B6%C3%9Fe, jdbc:postgresql://h:5432/gr%C3%B6%C3%9Fe",
    "postgres://[::1]/d, jdbc:postgresql://[::1]:5432/d",
    "postgres://u:p@[2001:db8::7]:6000/d, jdbc:postgresql://[2001:db8::7]:6000/d",
    "'postgres://a,b:6000,[::1]:7000/d', 'jdbc:postgresql://a:5432,b:6000,[::1]:7000/d'",
    "'postgres:///d?host=a,b&port=1,2', 'jdbc:postgresql://a:1,b:2/d'",
    "'postgres:///d?host=a,b&port=9', 'jdbc:postgresql://a:9,b:9/d'",
    "postgres://ignored/d?host=h, jdbc:postgresql://h:5432/d",
    "postgres://h?dbname=d, jdbc:postgresql://h:5432/d",
    "postgres://my_host.example/d, jdbc:postgresql://my_host.example:5432/d",
    "jdbc:postgresql://h:1/d, jdbc:postgresql://h:1/d",
    "jdbc:postgresql://h/d?user=u, jdbc:postgresql://h:5432/d",
    "'jdbc:postgresql://a:1,b:2/d', 'jdbc:postgresql://a:1,b:2/d'",
    "jdbc:postgresql:d, jdbc:postgresql://localhost:5432/d",
    "jdbc:postgresql:/, jdbc:postgresql://localhost:5432/",
    "jdbc:postgresql:, jdbc:postgresql://localhost:5432/",
  })
  void hostsPortsAndDatabase(String url, String jdbcUrl) {
    assertEquals(jdbcUrl, DatabaseUrl.parse(url, Map.of()).jdbcUrl());
  }

  @ParameterizedTest
  @CsvSource({
    "postgres://u:p@h/d, user, u",
    "postgres://u:p@h/d, password, p",
    "postgres://u%40x:p%3A%2F%25@h/d, user, u@x",
    "postgres://u%40x:p%3A%2F%25@h/d, password, p:/%",
    "postgres://u:a@b@h/d, password, a@b",
    "postgres://u:a:b@h/d, password, a:b",
    "postgres://u:a+b@h/d, password, a+b",
    "postgres://h/d?user=u&password=p%26q, password, p&q",
    "jdbc:postgresql://h/d?user=u&password=a+b, password, a b",
    "postgres://h/d?sslmode=verify-full, sslmode, verify-full",
    "postgres://h/d?sslmode=no-verify, sslmode, require",
    "postgres://h/d?ssl=true, sslmode, require",
    "jdbc:postgresql://h/d?ssl, sslmode, require",
    "postgres://h/d?ssl=false, sslmode, disable",
    "postgres://h/d?sslmode=require&sslaccept=strict, sslmode, verify-full",
    "postgres://h/d?sslrootcert=system, sslmode, verify-full",
    "postgres://h/d?sslrootcert=/ca.pem, sslrootcert, /ca.pem",
    "postgres://h/d?application_name=app, ApplicationName, app",
    "postgres://h/d?connect_timeout=7, connectTimeout, 7",
    "postgres://h/d?options=-c%20x%3D1, options, -c x=1",
    "postgres://h/d?target_session_attrs=read-write, targetServerType, primary",
    "postgres://h/d?target_session_attrs=any, targetServerType, any",
    "jdbc:postgresql://h/d?targetServerType=secondary, targetServerType, secondary",
    "postgres://h/d?schema=Shop, currentSchema, '\"Shop\"'",
    "jdbc:postgresql://h/d?currentSchema=a, currentSchema, a",
    "postgres://h/d, ApplicationName, unimig",
    "postgres://h/d, prepareThreshold, 0",
    "jdbc:postgresql://h/d?prepareThreshold=5, prepareThreshold, 0",
    "postgres://h/d, logServerErrorDetail, false",
    "postgres://h/d?logServerErrorDetail=true, logServerErrorDetail, false",
    "postgres://h/d?keepalives=0, tcpKeepAlive, false",
    "postgres:///d?host=/run/pg, socketFactoryArg, /run/pg/.s.PGSQL.5432",
    "postgres://u:p@localhost/d?host=/run/pg, socketFactoryArg, /run/pg/.s.PGSQL.5432",
    "postgres://%2Frun%2Fpg:6000/d, socketFactoryArg, /run/pg/.s.PGSQL.6000",
    "postgres:///d?host=/run/pg&sslmode=require, sslmode, disable",
  })
  void driverProperties(String url, String name, String value) {
    assertEquals(value, DatabaseUrl.parse(url, Map.of()).properties().get(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "connection_limit=5",
        "pgbouncer=true",
        "pool_timeout=10",
        "statement_cache_size=0",
        "socket_timeout=3",
        "schema=x",
      })
  void parametersOfPrismaMakeNoProperty(String parameter) {
    DatabaseUrl url = DatabaseUrl.parse("postgres://h/d?" + parameter, Map.of());
    assertFalse(url.properties().containsKey(parameter.replaceFirst("=.*", "")), url.toString());
  }

  @Test
  void schemaOfPrisma() {
    assertEquals(
        Optional.of("shop"), DatabaseUrl.parse("postgres://h/d?schema=shop", Map.of()).schema());
    assertEquals(Optional.empty(), DatabaseUrl.parse("postgres://h/d", Map.of()).schema());
  }

  @ParameterizedTest
  @CsvSource({
    "postgres://, jdbc:postgresql://eh:7777/ed",
    "postgres://h, jdbc:postgresql://h:7777/ed",
    "postgres://h:1/d, jdbc:postgresql://h:1/d",
    "jdbc:postgresql:, jdbc:postgresql://eh:7777/ed",
    "postgres:///d, jdbc:postgresql://eh:7777/d",
  })
  void missingPiecesComeFromTheEnvironment(String url, String jdbcUrl) {
    assertEquals(jdbcUrl, DatabaseUrl.parse(url, LIBPQ).jdbcUrl());
  }

  @Test
  void loginAndModeComeFromTheEnvironmentUnlessGiven() {
    Map<String, String> filled = DatabaseUrl.parse("postgres://", LIBPQ).properties();
    assertEquals("eu", filled.get("user"));
    assertEquals("ep", filled.get("password"));
    assertEquals("require", filled.get("sslmode"));
    assertEquals("ea", filled.get("ApplicationName"));
    Map<String, String> given =
        DatabaseUrl.parse("postgres://u:p@h?sslmode=disable&application_name=a", LIBPQ)
            .properties();
    assertEquals("u", given.get("user"));
    assertEquals("p", given.get("password"));
    assertEquals("disable", given.get("sslmode"));
    assertEquals("a", given.get("ApplicationName"));
  }

  @Test
  void aSocketDirectoryFromTheEnvironment() {
    DatabaseUrl url = DatabaseUrl.parse("postgres:///d", Map.of("PGHOST", "/run/pg"));
    assertEquals("/run/pg/.s.PGSQL.5432", url.properties().get("socketFactoryArg"));
  }

  @Test
  void theEnvironmentNamesTheDatabase() {
    assertEquals(Optional.empty(), DatabaseUrl.fromEnvironment(Map.of("PGHOST", "h")));
    Map<String, String> environment = new HashMap<>();
    environment.put("FLYWAY_URL", "jdbc:postgresql://f/d");
    environment.put("FLYWAY_USER", "fu");
    environment.put("FLYWAY_PASSWORD", "fp");
    DatabaseUrl flyway = DatabaseUrl.fromEnvironment(environment).orElseThrow();
    assertEquals("jdbc:postgresql://f:5432/d", flyway.jdbcUrl());
    assertEquals("fu", flyway.properties().get("user"));
    assertEquals("fp", flyway.properties().get("password"));
    environment.put("DATABASE_URL", "postgres://u@h/d");
    DatabaseUrl url = DatabaseUrl.fromEnvironment(environment).orElseThrow();
    assertEquals("jdbc:postgresql://h:5432/d", url.jdbcUrl());
    assertEquals("u", url.properties().get("user"));
  }

  @ParameterizedTest
  @CsvSource({
    "mysql://u:secret@h/d",
    "jdbc:mysql://h/d?password=secret",
    "jdbc:postgres://h/d?password=secret",
    "h/d",
    "''",
    "postgres:h?password=secret",
    "postgres://u:secret@h:54x2/d",
    "postgres://u:secret@h:0/d",
    "postgres://u:secret@h:70000/d",
    "postgres://u:secret%4@h/d",
    "postgres://u:secret%zz@h/d",
    "postgres://u:secret%00@h/d",
    "postgres://u:secret%C3@h/d",
    "postgres://u:secret@[::1/d",
    "postgres://u:secret@::1:5432/d",
    "postgres://u:secret@h/d?sslmod=require",
    "'postgres://u:secret@a,b/d?port=1,2,3'",
    "'postgres://u:secret@h/d?host=/run/pg,b'",
  })
  void badUrlsAreRefusedWithoutShowingThePassword(String url) {
    InvalidDatabaseUrlException e =
        assertThrows(InvalidDatabaseUrlException.class, () -> DatabaseUrl.parse(url, Map.of()));
    assertFalse(String.valueOf(e.getMessage()).contains("secret"), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "postgres://u:secret@h:1/d?sslmode=require, postgresql://u@h:1/d",
    "jdbc:postgresql://h/d?user=u&password=secret, postgresql://u@h:5432/d",
    "postgres://:secret@h/d, postgresql://h:5432/d",
    "postgres://u:secret@/d?host=/run/pg, "
        + "postgresql://u@localhost/d?host=/run/pg/.s.PGSQL.5432",
  })
  void textNeverShowsThePassword(String url, String shown) {
    assertEquals(shown, DatabaseUrl.parse(url, Map.of()).toString());
  }

  @Test
  void anotherDatabaseOnTheSameServer() {
    DatabaseUrl url = DatabaseUrl.parse("postgres://u:p@h:1/d?sslmode=require", Map.of());
    DatabaseUrl other = url.withDatabase("x y");
    assertEquals("jdbc:postgresql://h:1/x%20y", other.jdbcUrl());
    assertTrue(other.properties().equals(url.properties()));
  }

  private static final Map<String, String> LIBPQ =
      Map.of(
          "PGHOST", "eh",
          "PGPORT", "7777",
          "PGUSER", "eu",
          "PGPASSWORD", "ep",
          "PGDATABASE", "ed",
          "PGSSLMODE", "require",
          "PGAPPNAME", "ea");
}
