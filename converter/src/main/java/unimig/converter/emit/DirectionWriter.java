package unimig.converter.emit;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.comments.LineComment;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.VoidType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import unimig.converter.emit.SharedValues.Local;
import unimig.converter.record.Step;

/** Writes the steps of one direction as the body of {@code up} or {@code down}. */
final class DirectionWriter implements Step.Visitor<CodeLine> {
  /** A method has at most 65535 bytes. */
  private static final int MOST_BYTES = 48_000;

  private final String name;
  private final List<Step> steps;
  private final SharedValues shared;
  private final StatementCall calls;
  private final Members members;
  private final Imports imports;
  private int parts;

  DirectionWriter(String name, List<Step> steps, Members members, Imports imports) {
    this.name = name;
    this.steps = steps;
    this.shared = SharedValues.of(steps);
    this.calls = new StatementCall(name, new ValueExpressions(shared, imports), members, imports);
    this.members = members;
    this.imports = imports;
  }

  BlockStmt body() {
    BlockStmt body = block(withLocals(steps.stream().map(step -> step.accept(this)).toList()));
    if (steps.isEmpty()) {
      body.addOrphanComment(new LineComment(" The original does nothing here."));
    }
    return body;
  }

  @Override
  public CodeLine statement(Step.Statement step) {
    return CodeLine.of(new ExpressionStmt(calls.of(step)));
  }

  @Override
  public CodeLine transaction(Step.Transaction step) {
    BlockStmt body = block(step.steps().stream().map(inner -> inner.accept(this)).toList());
    LambdaExpr lambda = new LambdaExpr(new NodeList<>(), body, true);
    return CodeLine.of(
        new ExpressionStmt(
            new MethodCallExpr(new NameExpr("db"), "transaction", new NodeList<>(lambda))));
  }

  /** Each shared value declared in front of its first use. */
  private List<CodeLine> withLocals(List<CodeLine> lines) {
    Set<String> declared = new HashSet<>();
    List<CodeLine> all = new ArrayList<>();
    for (CodeLine line : lines) {
      for (Local local : shared.locals()) {
        if (line.names().contains(local.name()) && declared.add(local.name())) {
          all.add(CodeLine.of(declaration(local)));
        }
      }
      all.add(line);
    }
    return all;
  }

  private ExpressionStmt declaration(Local local) {
    String type = local.type().equals("Instant") ? imports.use("java.time.Instant") : local.type();
    return new ExpressionStmt(
        new VariableDeclarationExpr(
            new VariableDeclarator(
                new ClassOrInterfaceType(null, type), local.name(), local.value())));
  }

  private BlockStmt block(List<CodeLine> lines) {
    List<CodeLine> fitting = CodeLine.bytes(lines) > MOST_BYTES ? divided(lines) : lines;
    BlockStmt block = new BlockStmt();
    for (CodeLine line : fitting) {
      members.count(line.constants());
      block.addStatement(line.statement());
    }
    return block;
  }

  /** Calls of methods that hold the lines; declarations stay where all of them see them. */
  private List<CodeLine> divided(List<CodeLine> lines) {
    List<CodeLine> calling = new ArrayList<>();
    List<CodeLine> part = new ArrayList<>();
    for (CodeLine line : lines) {
      boolean declares = line.statement().findFirst(VariableDeclarationExpr.class).isPresent();
      if (declares || CodeLine.bytes(part) + line.bytes() > MOST_BYTES) {
        move(part, calling);
      }
      (declares ? calling : part).add(line);
    }
    move(part, calling);
    return calling;
  }

  private void move(List<CodeLine> part, List<CodeLine> calling) {
    if (part.isEmpty()) {
      return;
    }
    parts++;
    MethodDeclaration method = new MethodDeclaration();
    method.setName(name + parts).setType(new VoidType());
    method.addParameter(imports.use("unimig.runner.api.Session"), "db");
    for (Local local : shared.locals()) {
      if (part.stream().anyMatch(line -> line.names().contains(local.name()))) {
        method.addParameter(
            new Parameter(new ClassOrInterfaceType(null, local.type()), local.name()));
      }
    }
    BlockStmt body = new BlockStmt();
    part.forEach(line -> body.addStatement(line.statement()));
    method.setBody(body);
    int constants = part.stream().mapToInt(CodeLine::constants).sum();
    Expression call = members.add(method, constants);
    calling.add(CodeLine.of(new ExpressionStmt(call)));
    part.clear();
  }
}
