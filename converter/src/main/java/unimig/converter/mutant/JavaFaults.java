package unimig.converter.mutant;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Position;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BinaryExpr.Operator;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LiteralStringValueExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Faults in an emitted class. */
final class JavaFaults {
  private static final Pattern SQL =
      Pattern.compile(
          "(?is)\\s*(create|alter|drop|insert|update|delete|select|comment|grant|revoke|truncate"
              + "|with|do|set|merge|refresh|call|lock)\\s.*");

  private static final Map<Operator, String> OPERATORS =
      Map.of(
          Operator.EQUALS, "!=",
          Operator.NOT_EQUALS, "==",
          Operator.LESS, "<=",
          Operator.GREATER, ">=",
          Operator.LESS_EQUALS, "<",
          Operator.GREATER_EQUALS, ">",
          Operator.AND, "||",
          Operator.OR, "&&");

  private final String text;
  private final List<Integer> lines = new ArrayList<>();
  private final List<Edit> edits = new ArrayList<>();

  private JavaFaults(String text) {
    this.text = text;
    lines.add(0);
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        lines.add(i + 1);
      }
    }
  }

  /** Each with places in {@code text}. */
  static List<Edit> of(String text) {
    JavaFaults faults = new JavaFaults(text);
    ParserConfiguration settings =
        new ParserConfiguration().setLanguageLevel(LanguageLevel.JAVA_17).setTabSize(1);
    CompilationUnit unit =
        new JavaParser(settings)
            .parse(text)
            .getResult()
            .orElseThrow(() -> new IllegalStateException("an emitted class does not parse"));
    unit.findAll(MethodDeclaration.class).stream()
        .filter(method -> !method.getNameAsString().equals("getChecksum"))
        .filter(method -> !method.getNameAsString().equals("canExecuteInTransaction"))
        .flatMap(method -> method.getBody().stream())
        .forEach(faults::body);
    return faults.edits;
  }

  private int offset(Position position) {
    return lines.get(position.line - 1) + position.column - 1;
  }

  private int start(Node node) {
    return offset(node.getBegin().orElseThrow());
  }

  private int end(Node node) {
    return offset(node.getEnd().orElseThrow()) + 1;
  }

  private void replace(String rule, Node node, String replacement) {
    edits.add(Edit.of(rule, text, start(node), end(node), replacement));
  }

  private String source(Node node) {
    return text.substring(start(node), end(node));
  }

  private void body(BlockStmt body) {
    body.findAll(BlockStmt.class).forEach(this::statements);
    body.findAll(IfStmt.class).forEach(each -> negate(each.getCondition()));
    body.findAll(ConditionalExpr.class).forEach(this::choice);
    body.findAll(BinaryExpr.class).forEach(this::operator);
    body.findAll(IntegerLiteralExpr.class).forEach(this::number);
    body.findAll(BooleanLiteralExpr.class)
        .forEach(each -> replace("other literal", each, Boolean.toString(!each.getValue())));
    body.findAll(StringLiteralExpr.class).forEach(each -> literal(each, each.asString()));
    body.findAll(TextBlockLiteralExpr.class).forEach(each -> literal(each, each.asString()));
  }

  private void statements(BlockStmt block) {
    Optional<Statement> before = Optional.empty();
    for (Statement statement : block.getStatements()) {
      if (!(statement instanceof ExpressionStmt done) || isDeclaration(done)) {
        before = Optional.empty();
        continue;
      }
      // A loop that steps no more would never end.
      boolean isStep =
          done.getExpression() instanceof UnaryExpr || done.getExpression() instanceof AssignExpr;
      if (!isStep) {
        replace(dropped(done), statement, "");
        before
            .filter(first -> StatementOrder.matters(source(first), source(statement)))
            .ifPresent(first -> swap(first, statement));
        before = Optional.of(statement);
      }
    }
  }

  private static boolean isDeclaration(ExpressionStmt statement) {
    return statement.getExpression().isVariableDeclarationExpr();
  }

  private static String dropped(ExpressionStmt statement) {
    return statement
        .findFirst(LiteralStringValueExpr.class, each -> each.isStringLiteralExpr())
        .map(each -> SqlFaults.dropped(each.getValue()))
        .orElse("dropped statement");
  }

  private void swap(Statement first, Statement second) {
    String between = text.substring(end(first), start(second));
    edits.add(
        Edit.of(
            "swapped statements",
            text,
            start(first),
            end(second),
            source(second) + between + source(first)));
  }

  private void negate(Expression condition) {
    replace("flipped condition", condition, "!(" + source(condition) + ")");
  }

  /** The case for null is lost, or the condition flipped. */
  private void choice(ConditionalExpr choice) {
    if (choice.getCondition() instanceof BinaryExpr test && isNullTest(test)) {
      boolean isNull = test.getOperator() == Operator.EQUALS;
      Expression kept = isNull ? choice.getElseExpr() : choice.getThenExpr();
      replace("missing null case", choice, "(" + source(kept) + ")");
    }
    negate(choice.getCondition());
  }

  private static boolean isNullTest(BinaryExpr test) {
    return test.getLeft() instanceof NullLiteralExpr || test.getRight() instanceof NullLiteralExpr;
  }

  private void operator(BinaryExpr binary) {
    String other = OPERATORS.get(binary.getOperator());
    if (other != null) {
      int from = end(binary.getLeft());
      String between = text.substring(from, start(binary.getRight()));
      int at = between.indexOf(binary.getOperator().asString());
      String written = binary.getOperator().asString();
      if (at >= 0) {
        edits.add(
            Edit.of("flipped condition", text, from + at, from + at + written.length(), other));
      }
    }
  }

  private void number(IntegerLiteralExpr number) {
    if (number.getValue().matches("\\d{1,8}")) {
      replace("off by one", number, Integer.toString(Integer.parseInt(number.getValue()) + 1));
    }
  }

  private void literal(Expression literal, String value) {
    if (!SQL.matcher(value).matches()) {
      replace("other literal", literal, quoted(value + "x"));
      return;
    }
    for (Edit edit : SqlFaults.of(value)) {
      edits.add(
          new Edit(
              edit.rule(),
              start(literal),
              end(literal),
              quoted(edit.applied(value)),
              edit.before(),
              edit.after()));
    }
  }

  private static String quoted(String value) {
    String escaped =
        value
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
            .replace("\t", "\\t");
    return '"' + escaped + '"';
  }
}
