package unimig.converter.emit;

import com.github.javaparser.ast.ArrayCreationLevel;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.ArrayCreationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.TypeExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.type.ArrayType;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import java.util.ArrayList;
import java.util.List;
import unimig.converter.record.Step;

/** Writes a statement as a call of the session. */
final class StatementCall {
  /** More arguments than this would not fit one method. */
  private static final int MOST_ARGUMENTS = 1_500;

  private final String direction;
  private final ValueExpressions values;
  private final Members members;
  private final Imports imports;
  private int parts;

  StatementCall(String direction, ValueExpressions values, Members members, Imports imports) {
    this.direction = direction;
    this.values = values;
    this.members = members;
    this.imports = imports;
  }

  MethodCallExpr of(Step.Statement step) {
    SqlText sql = new SqlText(step.sql(), !step.values().isEmpty());
    NodeList<Expression> arguments = new NodeList<>(sql.expression(values));
    if (step.values().isEmpty()) {
      return new MethodCallExpr(new NameExpr("db"), "execute", arguments);
    }
    List<Expression> bound =
        new ArrayList<>(sql.arrange(step.values()).stream().map(values::of).toList());
    if (bound.size() > MOST_ARGUMENTS) {
      arguments.add(inParts(bound, sql.rows()));
      return new MethodCallExpr(new NameExpr("db"), "update", arguments);
    }
    if (bound.size() == 1 && bound.get(0) instanceof NullLiteralExpr nothing) {
      // A lone null would be taken for the array of values.
      bound.set(0, new CastExpr(objectType(), nothing));
    }
    arguments.addAll(bound);
    MethodCallExpr call = new MethodCallExpr(new NameExpr("db"), "update", arguments);
    call.setData(EmittedCodePrinter.ROWS, sql.rows());
    return call;
  }

  /** {@code Stream.of(values1(db), values2(db)).flatMap(Arrays::stream).toArray()}. */
  private Expression inParts(List<Expression> bound, List<Integer> rows) {
    NodeList<Expression> calls = new NodeList<>();
    int row = 0;
    int start = 0;
    while (start < bound.size()) {
      List<Integer> partRows = new ArrayList<>();
      int end = start;
      while (row < rows.size() && end + rows.get(row) <= start + MOST_ARGUMENTS) {
        end += rows.get(row);
        partRows.add(rows.get(row));
        row++;
      }
      end = end == start ? Math.min(start + MOST_ARGUMENTS, bound.size()) : end;
      end = Math.min(end, bound.size());
      calls.add(part(bound.subList(start, end), partRows));
      start = end;
    }
    Expression stream =
        new MethodCallExpr(new NameExpr(imports.use("java.util.stream.Stream")), "of", calls);
    Expression arrays =
        new TypeExpr(new ClassOrInterfaceType(null, imports.use("java.util.Arrays")));
    Expression flat =
        new MethodCallExpr(
            stream,
            "flatMap",
            new NodeList<>(new MethodReferenceExpr(arrays, new NodeList<>(), "stream")));
    return new MethodCallExpr(flat, "toArray");
  }

  private Expression part(List<Expression> bound, List<Integer> rows) {
    parts++;
    ArrayInitializerExpr elements = new ArrayInitializerExpr(new NodeList<>(bound));
    elements.setData(EmittedCodePrinter.ROWS, rows);
    ArrayCreationExpr array =
        new ArrayCreationExpr(objectType(), new NodeList<>(new ArrayCreationLevel()), elements);
    MethodDeclaration method = new MethodDeclaration();
    method.setName(direction + "Values" + parts).setType(new ArrayType(objectType()));
    method.addParameter(imports.use("unimig.runner.api.Session"), "db");
    ReturnStmt body = new ReturnStmt(array);
    method.setBody(new BlockStmt(new NodeList<>(body)));
    return members.add(method, CodeLine.of(body).constants());
  }

  private static ClassOrInterfaceType objectType() {
    return new ClassOrInterfaceType(null, "Object");
  }
}
