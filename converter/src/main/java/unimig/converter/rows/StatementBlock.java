package unimig.converter.rows;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statements that the server runs one by one in a block of code, each in a transaction within the
 * transaction; it tells which of them it refused.
 */
final class StatementBlock {
  /** How the block says of a statement, counted from 0, that it was refused: SQLSTATE and why. */
  private static final Pattern REFUSED =
      Pattern.compile("unimig statement (\\d+) (\\w{5}) (.*)", Pattern.DOTALL);

  private static final String ONE =
      """
      begin
        %s;
      exception when others then
        raise info 'unimig statement %d %% %%', sqlstate, sqlerrm;
      end;
      """;

  private final List<String> statements;

  StatementBlock(List<String> statements) {
    this.statements = List.copyOf(statements);
  }

  /**
   * Sends all.
   *
   * @return for each what the server said against it; outer empty if none was tried, as the server
   *     cannot run the block, or one of them ended it
   */
  Optional<List<Optional<ServerRefusal>>> send(Connection connection) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql());
      connection.releaseSavepoint(before);
      return Optional.of(refused(Optional.ofNullable(statement.getWarnings())));
    } catch (SQLException e) {
      connection.rollback(before);
      if (ServerRefusal.of(e).isEmpty()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private String sql() {
    StringBuilder block = new StringBuilder("begin\n");
    for (int i = 0; i < statements.size(); i++) {
      block.append(ONE.formatted(statements.get(i), i));
    }
    String code = block.append("end").toString();
    String tag = "$unimig$";
    while (code.contains(tag)) {
      tag = tag.substring(0, tag.length() - 1) + "_$";
    }
    return "do " + tag + code + tag;
  }

  private List<Optional<ServerRefusal>> refused(Optional<SQLWarning> first) {
    List<Optional<ServerRefusal>> answers =
        new ArrayList<>(Collections.nCopies(statements.size(), Optional.empty()));
    Optional<SQLWarning> at = first;
    while (at.isPresent()) {
      Matcher said = REFUSED.matcher(String.valueOf(at.get().getMessage()));
      if (said.matches()) {
        answers.set(
            Integer.parseInt(said.group(1)),
            Optional.of(new ServerRefusal(said.group(2), said.group(3))));
      }
      at = Optional.ofNullable(at.get().getNextWarning());
    }
    return answers;
  }
}
