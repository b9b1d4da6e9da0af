package unimig.converter.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unimig.converter.sql.SqlLexer;
import unimig.converter.sql.SqlStatement;
import unimig.converter.sql.StatementSplitter;
import unimig.converter.sql.Token;
import unimig.converter.sql.Token.Kind;
import unimig.converter.sql.TransactionControl;
import unimig.converter.sql.TransactionRules;
import unimig.runner.diagnostic.Diagnostic;
import unimig.runner.diagnostic.SourceSpan;

/**
 * One legacy script as Flyway gets it: its text but for commands of psql that mean nothing there
 * and for a {@code BEGIN} and {@code COMMIT} around the whole of it, which become comments.
 */
final class ScriptText {
  private final String source;
  private final String original;
  private final List<Token> tokens;
  private final List<SqlStatement> statements;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final boolean transactional;

  ScriptText(ScriptRequest.Original script) {
    this.source = script.source();
    this.original = script.text().startsWith("\ufeff") ? script.text().substring(1) : script.text();
    this.tokens = SqlLexer.lexScript(original);
    this.statements = StatementSplitter.split(tokens);
    boolean wrapped = isWrapped();
    this.transactional = wrapped || runsInTransaction();
    text.append("-- Converted from ").append(source.replaceAll("\\p{Cntrl}", "?")).append('\n');
    tokens.forEach(token -> append(token, wrapped));
  }

  String text() {
    return text.toString();
  }

  boolean transactional() {
    return transactional;
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** Whether the first and the last statement, and no others, begin and commit a transaction. */
  private boolean isWrapped() {
    int last = statements.size() - 1;
    boolean wrapped =
        last >= 1
            && TransactionControl.of(statements.get(0))
                .equals(Optional.of(TransactionControl.BEGIN))
            && TransactionControl.of(statements.get(last))
                .equals(Optional.of(TransactionControl.COMMIT))
            && statements.subList(1, last).stream().noneMatch(ScriptText::needsNoTransaction);
    if (wrapped) {
      diagnostics.add(
          Diagnostic.note(
              place(statements.get(0).offset()),
              "TRANSACTION_LEFT_OUT",
              "\"BEGIN\" and \"COMMIT\" around the script became comments",
              "nothing to do: the runner opens and commits the transaction"));
    }
    return wrapped;
  }

  private static boolean needsNoTransaction(SqlStatement statement) {
    return TransactionControl.of(statement).isPresent()
        || TransactionRules.refusedInTransaction(statement).isPresent();
  }

  private boolean runsInTransaction() {
    boolean allowed = true;
    for (SqlStatement statement : statements) {
      Optional<String> refused = TransactionRules.refusedInTransaction(statement);
      if (refused.isPresent()) {
        allowed = false;
        diagnostics.add(
            outside(statement, "\"" + refused.get() + "\" cannot run in a transaction"));
      }
    }
    Optional<SqlStatement> control =
        statements.stream().filter(s -> TransactionControl.of(s).isPresent()).findFirst();
    control.ifPresent(
        statement ->
            diagnostics.add(
                Diagnostic.warning(
                    place(statement.offset()),
                    "TRANSACTION_CONTROL",
                    "\"" + statement.text() + "\" controls the transaction of a part of the script",
                    "check that it can be run again where it stopped: it runs outside a"
                        + " transaction of the runner")));
    boolean enumUsed = TransactionRules.usesNewEnumValue(statements);
    if (enumUsed) {
      diagnostics.add(
          outside(statements.get(0), "an enum's new value is used before it is committed"));
    }
    return allowed && control.isEmpty() && !enumUsed;
  }

  private Diagnostic outside(SqlStatement statement, String reason) {
    return Diagnostic.note(
        place(statement.offset()),
        "NO_TRANSACTION",
        reason,
        "nothing to do: the script runs outside a transaction");
  }

  private void append(Token token, boolean wrapped) {
    switch (token.kind()) {
      case META_COMMAND -> appendCommand(token);
      case UNTERMINATED, UNKNOWN -> refuse(token);
      default -> appendUnlessWrapping(token, wrapped);
    }
  }

  private void appendUnlessWrapping(Token token, boolean wrapped) {
    boolean wraps = wrapped && (isIn(statements.get(0), token) || isIn(last(), token));
    if (!wraps) {
      text.append(token.text());
    } else if (token.isSignificant() && !token.isPunctuation(";")) {
      text.append("/* ").append(token.text()).append(" */");
    } else if (!token.isPunctuation(";")) {
      text.append(token.text());
    }
  }

  private SqlStatement last() {
    return statements.get(statements.size() - 1);
  }

  private static boolean isIn(SqlStatement statement, Token token) {
    return token.offset() >= statement.offset() && token.offset() < statement.end();
  }

  private void appendCommand(Token token) {
    PsqlCommand command = PsqlCommand.of(token.text());
    if (command == PsqlCommand.HARMLESS) {
      diagnostics.add(
          Diagnostic.note(
              place(token.offset()),
              "PSQL_COMMAND_LEFT_OUT",
              "\"" + token.text().strip() + "\" concerns psql only and became a comment",
              "nothing to do"));
      text.append("-- ").append(token.text());
    } else {
      diagnostics.add(
          Diagnostic.error(
              place(token.offset()),
              "PSQL_COMMAND",
              "\"" + token.text().strip() + "\" " + command.effect(),
              command.advice()));
    }
  }

  private void refuse(Token token) {
    boolean endless = token.kind() == Kind.UNTERMINATED;
    String start = token.text().lines().findFirst().orElse("").strip();
    String shown = start.substring(0, Math.min(start.length(), 20));
    diagnostics.add(
        Diagnostic.error(
            place(token.offset()),
            "SQL_SYNTAX",
            "\"" + shown + "\" " + (endless ? "begins what never ends" : "is not PostgreSQL"),
            endless ? "close the quotes or the comment" : "write it in PostgreSQL's SQL"));
  }

  private SourceSpan place(int offset) {
    String before = original.substring(0, offset);
    int lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
    int line =
        (int) before.replace("\r\n", "\n").chars().filter(c -> c == '\n' || c == '\r').count();
    return new SourceSpan(source, line + 1, offset - lineStart + 1);
  }
}
