package unimig.converter.conversion;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unimig.converter.record.Recording;
import unimig.converter.record.Step;
import unimig.converter.record.Value;
import unimig.converter.sql.MysqlSyntax;
import unimig.runner.diagnostic.Diagnostic;

/** Finds recorded statements that were never meant for PostgreSQL. */
final class ForeignStatements {
  private ForeignStatements() {}

  /** An error for each, at the place where the script makes it; sorted, none twice. */
  static List<Diagnostic> in(Recording recording) {
    return Stream.concat(recording.up().stream(), recording.down().stream())
        .flatMap(ForeignStatements::statements)
        .flatMap(statement -> finding(statement).stream())
        .sorted()
        .distinct()
        .toList();
  }

  private static Stream<Step.Statement> statements(Step step) {
    return step.accept(
        new Step.Visitor<>() {
          @Override
          public Stream<Step.Statement> statement(Step.Statement statement) {
            return Stream.of(statement);
          }

          @Override
          public Stream<Step.Statement> transaction(Step.Transaction transaction) {
            return transaction.steps().stream().flatMap(ForeignStatements::statements);
          }
        });
  }

  private static Optional<Diagnostic> finding(Step.Statement statement) {
    return MysqlSyntax.sign(text(statement.sql()))
        .map(
            sign ->
                Diagnostic.error(
                    statement.place(),
                    "NOT_POSTGRESQL",
                    "this statement holds " + sign + ", which is MySQL's and not PostgreSQL's",
                    "convert only migrations that were written for PostgreSQL"));
  }

  /** The text as far as it is known before it runs. */
  private static String text(Value sql) {
    if (sql instanceof Value.Joined joined) {
      return joined.pieces().stream().map(ForeignStatements::text).collect(Collectors.joining());
    }
    return sql instanceof Value.Text constant ? constant.text() : "x";
  }
}
