package unimig.runner.engine;

import java.util.Optional;
import unimig.runner.diagnostic.SourceSpan;

/**
 * One reason why a command of the engine failed. Never holds a value bound to a statement.
 *
 * @param message what is wrong, with the object quoted
 * @param advice what to do about it
 * @param migration file or class name, where one is at fault
 * @param place in the converted file, where it is known
 * @param legacy the legacy file that the migration came from, where the manifest tells it
 * @param sqlState five characters, where the database refused a statement
 * @param statement that the database refused
 */
public record Failure(
    FailureCode code,
    String message,
    String advice,
    Optional<String> migration,
    Optional<SourceSpan> place,
    Optional<String> legacy,
    Optional<String> sqlState,
    Optional<String> statement) {

  /** A failure that concerns no migration in particular. */
  public static Failure of(FailureCode code, String message, String advice) {
    return new Failure(
        code,
        message,
        advice,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same, at fault being a file or class. */
  public Failure inMigration(String name) {
    return new Failure(
        code, message, advice, Optional.of(name), place, legacy, sqlState, statement);
  }

  Failure at(Optional<SourceSpan> where, Optional<String> legacyFile) {
    return new Failure(code, message, advice, migration, where, legacyFile, sqlState, statement);
  }

  Failure inStatement(Optional<String> state, Optional<String> sql) {
    return new Failure(code, message, advice, migration, place, legacy, state, sql);
  }

  /** Several lines: where, what, what to do, then the statement. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    place.map(SourceSpan::toString).or(() -> migration).ifPresent(w -> text.append(w).append(": "));
    text.append("error: ").append(message);
    sqlState.ifPresent(state -> text.append(" (SQLSTATE ").append(state).append(')'));
    text.append("; ").append(advice).append(" [").append(code).append(']');
    legacy.ifPresent(file -> text.append("\n  converted from ").append(file));
    statement.ifPresent(
        sql -> text.append("\n  in: ").append(sql.strip().replace("\n", "\n      ")));
    return text.toString();
  }
}
