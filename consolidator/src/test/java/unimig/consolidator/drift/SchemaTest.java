package unimig.consolidator.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unimig.runner.catalog.CatalogSnapshot;
import unimig.runner.catalog.Identity;

final class SchemaTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "table \"a\"                         | public",
        "table \"shop\".\"a\"                | shop",
        "materialized view \"my shop\".\"a\" | my shop",
        "function \"f(integer, text)\"       | public",
        "operator class \"x\".\"o using gin\"| x",
        "foreign table \"x\".\"t\"           | x",
        "schema \"shop\"                     | shop",
        "default privileges \"x\".\"tables\" | x",
        "default privileges \"tables\"       | -",
        "extension \"hstore\"                | -",
        "database                            | -",
        "event trigger \"e\"                 | -",
        "publication \"p\"                   | -",
        "foreign server \"s\"                | -",
        "cast \"a as b\"                     | -",
      })
  void objectsAreInSchemas(String object, String schema) {
    assertEquals(Optional.ofNullable(schema), Schema.schemaOf(new Identity(object, "")));
  }

  @Test
  void theRunnerIsRenamedWhereverItIsNamed() {
    Identity table = new Identity("table \"a\"", "");
    Identity column = new Identity("table \"a\"", "column \"id\"");
    Identity policy = new Identity("table \"a\"", "policy \"p\"");
    Identity defaults = new Identity("default privileges \"tables\"", "role \"me\"");
    CatalogSnapshot snapshot =
        CatalogSnapshot.of(
            Map.of(
                table, Map.of("owner", "me", "grants", "me=r/me, you=a/me"),
                column, Map.of("position", "1", "type", "integer", "grants", "me=w/me"),
                policy, Map.of("roles", "me, you"),
                defaults, Map.of("grants", "you=r/me")));
    assertEquals(
        Map.of(
            table,
            Map.of("owner", "app", "grants to its owner", "select", "grants to \"you\"", "insert"),
            column,
            Map.of("type", "integer", "grants to its owner", "update"),
            policy,
            Map.of("roles", "app, you"),
            new Identity("default privileges \"tables\"", "role \"app\""),
            Map.of("grants to \"you\"", "select")),
        Schema.of(snapshot, "me", "app", true).objects());
    assertEquals(
        Set.of(table, column, policy), Schema.of(snapshot, "me", "app", false).objects().keySet());
  }

  @Test
  void whatDependsOnTheServerIsLeftOut() {
    CatalogSnapshot snapshot =
        CatalogSnapshot.of(
            Map.of(
                new Identity("extension \"e\"", ""), Map.of("version", "1", "schema", "public"),
                new Identity("materialized view \"m\"", ""), Map.of("populated", "true"),
                new Identity("foreign server \"s\"", "user mapping \"me\""),
                    Map.of("options", "md5 x", "mapped", "true"),
                new Identity("large objects", ""), Map.of("count", "3")));
    assertEquals(
        Map.of(
            new Identity("extension \"e\"", ""), Map.of("schema", "public"),
            new Identity("materialized view \"m\"", ""), Map.of(),
            new Identity("foreign server \"s\"", "user mapping \"app\""), Map.of("mapped", "true")),
        Schema.of(snapshot, "me", "app", true).objects());
  }
}
