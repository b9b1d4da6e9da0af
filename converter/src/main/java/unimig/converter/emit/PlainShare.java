package unimig.converter.emit;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import java.util.List;
import java.util.Optional;

/**
 * How much of a class is plain Java. What counts is each expression that does something: names,
 * literals, brackets and declarations do not. Not plain are calls and constants of the runner's
 * classes that imitate JavaScript and Knex.
 *
 * @param plain at most {@code all}
 */
public record PlainShare(int plain, int all) {

  static PlainShare of(Node code) {
    List<Expression> counted =
        code.findAll(Expression.class).stream().filter(PlainShare::counts).toList();
    long imitating = counted.stream().filter(PlainShare::imitates).count();
    return new PlainShare(counted.size() - (int) imitating, counted.size());
  }

  /** Of several classes together. */
  public PlainShare and(PlainShare other) {
    return new PlainShare(plain + other.plain, all + other.all);
  }

  /** In percent, rounded down; 100 where nothing counts. */
  public int percent() {
    return all == 0 ? 100 : plain * 100 / all;
  }

  private static boolean counts(Expression expression) {
    return !(expression instanceof NameExpr
        || expression instanceof LiteralExpr
        || expression instanceof EnclosedExpr
        || expression instanceof TypeExpr
        || expression instanceof VariableDeclarationExpr
        || expression.isAnnotationExpr());
  }

  private static boolean imitates(Expression expression) {
    Optional<String> scope = Optional.empty();
    if (expression instanceof MethodCallExpr call) {
      scope = call.getScope().map(Expression::toString);
    } else if (expression instanceof FieldAccessExpr field) {
      scope = Optional.of(field.getScope().toString());
    } else if (expression instanceof MethodReferenceExpr reference) {
      scope = Optional.of(reference.getScope().toString());
    }
    return scope.filter(name -> name.matches("JavaScript\\w*|Receiver|Knex")).isPresent();
  }
}
