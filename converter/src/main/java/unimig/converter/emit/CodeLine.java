package unimig.converter.emit;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.LiteralStringValueExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A statement of a method and how much of a class file's limits it takes at most.
 *
 * @param bytes of bytecode
 * @param constants entries of the constant pool, each string two
 * @param names of the variables and types that it uses
 */
record CodeLine(Statement statement, int bytes, int constants, Set<String> names) {
  /** To load, box and store an argument takes 3 + 3 + 8 bytes. */
  private static final int BYTES_PER_EXPRESSION = 14;

  static CodeLine of(Statement statement) {
    List<Expression> expressions = statement.findAll(Expression.class);
    int literals = (int) expressions.stream().filter(LiteralExpr.class::isInstance).count();
    int strings =
        (int) expressions.stream().filter(LiteralStringValueExpr.class::isInstance).count();
    Set<String> names =
        expressions.stream()
            .filter(NameExpr.class::isInstance)
            .map(name -> ((NameExpr) name).getNameAsString())
            .collect(Collectors.toUnmodifiableSet());
    return new CodeLine(
        statement, expressions.size() * BYTES_PER_EXPRESSION, literals + strings, names);
  }

  static int bytes(List<CodeLine> lines) {
    return lines.stream().mapToInt(CodeLine::bytes).sum();
  }
}
