package unimig.converter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.runner.cli.Surroundings;

/** The demonstration that README.md begins with, as a user starts it; and a smaller one. */
final class DemoIT {
  private final Path directory;

  DemoIT(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void showsTheShop() throws Exception {
    Path out = directory.resolve("out");
    Process process =
        new ProcessBuilder("target/unimig", "demo", "../fixtures/shop", "--out", out.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), text);
    for (String expected :
        new String[] {
          "31  knex ",
          "10  sql ",
          "up again on rows made for it",
          "47 up, 46 down, 45 up again",
          "44 down one after the other, in 2 stretches between those without a way back, 44 up",
          "47 migrations made a database with",
          "protected void up(Session db) {",
          "Look around in " + out
        }) {
      assertTrue(text.contains(expected), () -> expected + " is not in\n" + text);
    }
    assertFalse(text.contains("\u001b"), text);
    assertTrue(Files.exists(out.resolve("certificate.json")));
    assertTrue(Files.exists(out.resolve("migrations.jar")));
  }

  @Test
  void countsWhatItMade() throws IOException {
    Path sql = Files.createDirectories(directory.resolve("project/sql"));
    Files.writeString(
        sql.resolve("001_a.sql"),
        """
        create table a (id int primary key, day date not null);
        create table log (day date not null) partition by range (day);
        create table log_1 partition of log for values from ('2020-01-01') to ('2021-01-01');
        create view v as select id from a;
        create function f() returns int language sql as 'select 1';
        insert into a values (1, '2020-05-05'), (2, '2020-06-06');
        insert into log values ('2020-05-05');
        """);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Surroundings surroundings =
        new Surroundings(System.getenv(), out, System.err, Clock.systemUTC(), false);
    int exit =
        Main.run(surroundings, "demo", directory.resolve("project").toString(), "--output=json");
    String text = bytes.toString(StandardCharsets.UTF_8);
    assertEquals(0, exit, text);
    JsonObject json = JsonParser.parseString(text).getAsJsonObject();
    assertEquals(1, json.get("migrated").getAsInt());
    assertEquals(
        "{\"tables\":3,\"views\":1,\"functions\":1,\"triggers\":0,\"indexes\":1,\"rows\":3}",
        json.get("database").toString());
  }

  @Test
  void asksForAPathWhereThereIsNoExample() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Surroundings surroundings =
        new Surroundings(Map.of(), System.out, err, Clock.systemUTC(), false);
    assertEquals(2, Main.run(surroundings, "demo"));
    assertTrue(bytes.toString(StandardCharsets.UTF_8).contains("name a PATH"));
  }
}
