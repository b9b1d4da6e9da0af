package unimig.converter.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import unimig.converter.scratch.ScratchDatabase;
import unimig.converter.scratch.ScratchServer;
import unimig.converter.scratch.ScratchSettings;
import unimig.runner.database.DatabaseUrl;

@TestInstance(Lifecycle.PER_CLASS)
final class StatementBlockTest {
  private ScratchServer server;

  @BeforeAll
  void open() {
    server =
        ScratchServer.open(
            ScratchSettings.of(
                DatabaseUrl.fromEnvironment(System.getenv()),
                System.getenv(),
                Path.of(System.getProperty("user.home"))));
  }

  @AfterAll
  void close() {
    server.close();
  }

  @Test
  void eachStatementIsJudgedByItself() throws SQLException {
    assertEquals(
        List.of("", "23505", "22P02", "", "23514"),
        sent(
            "insert into t values (1)",
            "insert into t values (1)",
            "insert into t values ('one')",
            "insert into t values (2)",
            "insert into t values (-1)"));
  }

  /** Quotes, backslashes, marks of parameters and formats, and the quotes of the block itself. */
  @Test
  void textsComeAsTheyAre() throws SQLException {
    String text = "it's \\n 100 % $unimig$ $1 ? ; {d '1'} /* -- \n é🚀";
    try (ScratchDatabase database = server.create("block");
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create table t (a text)");
      connection.setAutoCommit(false);
      String insert = "insert into t values (" + Identifier.literal(text) + ")";
      assertEquals(
          Optional.of(List.of(Optional.empty(), Optional.empty())),
          new StatementBlock(List.of(insert, insert)).send(connection));
      try (ResultSet row = statement.executeQuery("select min(a), count(*) from t")) {
        row.next();
        assertEquals(text, row.getString(1));
        assertEquals(2, row.getInt(2));
      }
    }
  }

  @Test
  void aBlockThatIsEndedHasDoneNothing() throws SQLException {
    String cancel = "do 'begin raise exception ''no'' using errcode = ''query_canceled''; end'";
    assertEquals(List.of("none"), sent("insert into t values (1)", cancel));
  }

  /** SQLSTATE of each refusal; {@code none} if the block was ended, and nothing is in the table. */
  private List<String> sent(String... statements) throws SQLException {
    try (ScratchDatabase database = server.create("block");
        Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create table t (a int unique check (a > 0))");
      connection.setAutoCommit(false);
      Optional<List<Optional<ServerRefusal>>> answers =
          new StatementBlock(List.of(statements)).send(connection);
      try (ResultSet row = statement.executeQuery("select count(*) from t")) {
        row.next();
        if (answers.isEmpty() && row.getInt(1) == 0) {
          return List.of("none");
        }
        long in = answers.orElseThrow().stream().filter(Optional::isEmpty).count();
        assertEquals(in, row.getInt(1));
      }
      return answers.orElseThrow().stream()
          .map(each -> each.map(ServerRefusal::state).orElse(""))
          .toList();
    }
  }
}
