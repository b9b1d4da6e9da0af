package unimig.converter.emit;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import java.util.List;
import java.util.Optional;

/** The SQL in emitted code, for reading. */
final class EmittedStatements {
  private EmittedStatements() {}

  static List<String> of(Node code) {
    return code.findAll(MethodCallExpr.class).stream()
        .filter(EmittedStatements::isOfSession)
        .flatMap(call -> call.getArguments().getFirst().flatMap(EmittedStatements::sql).stream())
        .toList();
  }

  private static boolean isOfSession(MethodCallExpr call) {
    return call.getScope()
        .filter(scope -> scope instanceof NameExpr name && name.getNameAsString().equals("db"))
        .isPresent();
  }

  private static Optional<String> sql(Expression argument) {
    if (argument instanceof StringLiteralExpr text) {
      return Optional.of(onOneLine(text.asString()));
    }
    if (argument instanceof TextBlockLiteralExpr text) {
      return Optional.of(onOneLine(text.asString()));
    }
    return argument.isBinaryExpr() ? Optional.of(onOneLine(argument.toString())) : Optional.empty();
  }

  private static String onOneLine(String sql) {
    return sql.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
