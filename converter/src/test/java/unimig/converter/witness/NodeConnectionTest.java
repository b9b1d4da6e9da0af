package unimig.converter.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unimig.runner.database.DatabaseUrl;

/** What node-postgres is told of a database. */
final class NodeConnectionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postgres://ada:s%40w@db.example:6543/shop%20b | db.example | 6543 | shop b
          postgres://ada@[::1]/a+b                      | ::1        | 5432 | a+b
          postgres:///shop?host=/var/run/pg&port=5444&user=ada | /var/run/pg | 5444 | shop
          """)
  void namesHostPortAndDatabase(String url, String host, int port, String database) {
    var json = NodeConnection.of(DatabaseUrl.parse(url, Map.of()));
    assertEquals(host, json.get("host").getAsString());
    assertEquals(port, json.get("port").getAsInt());
    assertEquals(database, json.get("database").getAsString());
    assertEquals("ada", json.get("user").getAsString());
    assertFalse(json.has("ssl"));
  }

  @Test
  void passesTheLoginAndEncryption() {
    var url = DatabaseUrl.parse("postgres://ada:s%40w@db/shop?sslmode=require", Map.of());
    var json = NodeConnection.of(url);
    assertEquals("s@w", json.get("password").getAsString());
    assertEquals("{\"rejectUnauthorized\":false}", json.get("ssl").toString());
  }

  @Test
  void refusesSeveralHostsWithoutShowingThePassword() {
    var url = DatabaseUrl.parse("postgres://ada:secret@one,two/shop", Map.of());
    var refusal = assertThrows(WitnessException.class, () -> NodeConnection.of(url));
    assertFalse(String.valueOf(refusal.getMessage()).contains("secret"));
  }
}
