package unimig.converter.emit;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Calls on what calls answer: {@code a.b().c().d()}. */
final class CallChain {
  private CallChain() {}

  /** The calls, the innermost first; only the last one if the chain begins with a text. */
  static List<MethodCallExpr> of(MethodCallExpr last) {
    List<MethodCallExpr> chain = new ArrayList<>();
    Optional<Expression> scope = Optional.of(last);
    while (scope.isPresent() && scope.get() instanceof MethodCallExpr call) {
      chain.add(call);
      scope = call.getScope();
    }
    Collections.reverse(chain);
    return scope.filter(LiteralExpr.class::isInstance).isPresent() ? List.of(last) : chain;
  }
}
