package unimig.converter.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import unimig.converter.proof.SideRun.SideFailure;
import unimig.converter.scratch.ScratchDatabase;
import unimig.converter.source.LegacyMigration.Part;
import unimig.converter.source.LegacyMigration.Sql;
import unimig.runner.api.ScriptHost.Direction;
import unimig.runner.catalog.RunWindow;

/** Runs SQL as the old tool sends it. */
final class OriginalSql {
  private final Clock clock;

  OriginalSql(Clock clock) {
    this.clock = clock;
  }

  SideRun run(ScratchDatabase database, Sql sql, Direction direction) {
    Part part = part(sql, direction);
    return run(database, OriginalScript.texts(part.text()), trace(part));
  }

  /** The same, every statement watched, though several go to the server in one text. */
  SideRun run(ScratchDatabase database, Sql sql, Direction direction, Injection injection) {
    Part part = part(sql, direction);
    List<String> texts = OriginalScript.texts(part.text());
    return run(database, OriginalScript.watched(texts, injection), trace(part));
  }

  private static Part part(Sql sql, Direction direction) {
    return direction == Direction.UP
        ? sql.up()
        : sql.down().orElseThrow(() -> new IllegalStateException("no way down"));
  }

  private SideRun run(ScratchDatabase database, List<String> texts, List<Sent> trace) {
    Instant start = clock.instant();
    Optional<SideFailure> failure = Optional.empty();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (String text : texts) {
        statement.execute(text);
      }
    } catch (SQLException e) {
      failure =
          Optional.of(
              new SideFailure(
                  Optional.ofNullable(e.getSQLState()).orElse(""), String.valueOf(e.getMessage())));
    }
    RunWindow window = new RunWindow(start, clock.instant());
    return new SideRun(failure, trace, window, false);
  }

  /** Statement by statement, even if they went to the server in one text. */
  private static List<Sent> trace(Part part) {
    return new ScriptStatements(part.path(), part.firstLine(), part.text()).all();
  }
}
