package unimig.converter.emit;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.DataKey;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.comments.TraditionalJavadocComment;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.printer.DefaultPrettyPrinter;
import com.github.javaparser.printer.DefaultPrettyPrinterVisitor;
import com.github.javaparser.printer.configuration.DefaultConfigurationOption;
import com.github.javaparser.printer.configuration.DefaultPrinterConfiguration;
import com.github.javaparser.printer.configuration.DefaultPrinterConfiguration.ConfigOption;
import com.github.javaparser.printer.configuration.Indentation;
import com.github.javaparser.printer.configuration.Indentation.IndentType;
import com.github.javaparser.printer.configuration.PrinterConfiguration;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * JavaParser's default printer with lines of at most 100 columns where arguments allow: those that
 * do not fit go below the call, the values of one line of SQL on one line of Java.
 */
final class EmittedCodePrinter extends DefaultPrettyPrinterVisitor {
  /** How many arguments belong on each line; on a call or an array. */
  static final DataKey<List<Integer>> ROWS = new DataKey<>() {};

  private static final int WIDTH = 100;

  /** Calls whose arguments are names and values in turn. */
  private static final Set<String> PAIRS = Set.of("JavaScript.object", "Row.of");

  private EmittedCodePrinter(PrinterConfiguration configuration) {
    super(configuration);
  }

  static String print(CompilationUnit unit) {
    PrinterConfiguration configuration =
        new DefaultPrinterConfiguration()
            .addOption(
                new DefaultConfigurationOption(
                    ConfigOption.INDENTATION, new Indentation(IndentType.SPACES, 2)))
            .addOption(new DefaultConfigurationOption(ConfigOption.END_OF_LINE_CHARACTER, "\n"));
    return new DefaultPrettyPrinter(EmittedCodePrinter::new, configuration).print(unit);
  }

  @Override
  public void visit(TraditionalJavadocComment comment, Void arg) {
    List<String> lines = comment.getContent().lines().toList();
    if (lines.size() == 1) {
      printer.println("/** " + lines.get(0) + " */");
      return;
    }
    printer.println("/**");
    lines.forEach(line -> printer.println((" * " + line).stripTrailing()));
    printer.println(" */");
  }

  @Override
  public void visit(TextBlockLiteralExpr block, Void arg) {
    printer.println("\"\"\"");
    block.getValue().lines().forEach(line -> printText(line));
    printer.print("\"\"\"");
  }

  private void printText(String line) {
    if (!line.isEmpty()) {
      printer.print(line);
    }
    printer.println();
  }

  @Override
  public void visit(SwitchStmt statement, Void arg) {
    printComment(statement.getComment(), null);
    printer.print("switch (");
    statement.getSelector().accept(this, null);
    printer.println(") {");
    printer.indent();
    statement.getEntries().forEach(entry -> entry.accept(this, null));
    printer.unindent();
    printer.print("}");
  }

  /** Each has a block; the default printer would begin a line with it. */
  @Override
  public void visit(SwitchEntry entry, Void arg) {
    List<String> labels = entry.getLabels().stream().map(Expression::toString).toList();
    printer.print(labels.isEmpty() ? "default" : "case " + String.join(", ", labels));
    printer.print(" -> ");
    entry.getStatements().forEach(block -> block.accept(this, null));
    printer.println();
  }

  @Override
  public void visit(BinaryExpr sum, Void arg) {
    if (fits(sum.toString())) {
      super.visit(sum, null);
      return;
    }
    sum.getLeft().accept(this, null);
    printer.println();
    printer.print(sum.getOperator().asString() + " ");
    sum.getRight().accept(this, null);
  }

  @Override
  public void visit(ConditionalExpr choice, Void arg) {
    if (fits(choice.toString())) {
      super.visit(choice, null);
      return;
    }
    choice.getCondition().accept(this, null);
    printer.indent().indent();
    printer.println();
    printer.print("? ");
    choice.getThenExpr().accept(this, null);
    printer.println();
    printer.print(": ");
    choice.getElseExpr().accept(this, null);
    printer.unindent().unindent();
  }

  /** A chain that does not fit gets a line for each call but the first. */
  @Override
  public void visit(MethodCallExpr call, Void arg) {
    List<MethodCallExpr> chain = CallChain.of(call);
    if (chain.size() < 2 || isOfText(chain.get(0)) || fits(call.toString())) {
      super.visit(call, null);
      return;
    }
    chain.get(0).accept(this, null);
    printer.indent().indent();
    for (MethodCallExpr link : chain.subList(1, chain.size())) {
      printer.println();
      printer.print(".");
      printTypeArgs(link, null);
      printer.print(link.getNameAsString());
      printArguments(link.getArguments(), null);
    }
    printer.unindent().unindent();
  }

  private static boolean isOfText(MethodCallExpr call) {
    return call.getArguments()
        .getFirst()
        .filter(EmittedCodePrinter::startsWithTextBlock)
        .isPresent();
  }

  @Override
  public void visit(ArrayInitializerExpr array, Void arg) {
    printer.println("{");
    printer.indent();
    printRows(array.getValues(), rowsOf(array, array.getValues().size()));
    printer.unindent();
    printer.println();
    printer.print("}");
  }

  @Override
  protected <T extends Expression> void printArguments(NodeList<T> arguments, Void arg) {
    boolean block = arguments.size() == 1 && arguments.get(0) instanceof LambdaExpr;
    if (arguments.isEmpty() || block || fits(flat(arguments))) {
      super.printArguments(arguments, null);
      return;
    }
    printer.print("(");
    printer.indent().indent();
    T first = arguments.get(0);
    if (arePairs(arguments)) {
      printer.println();
      printRows(arguments, Collections.nCopies(arguments.size() / 2, 2));
      printer.unindent().unindent();
      printer.print(")");
      return;
    }
    if (!startsWithTextBlock(first)) {
      printer.println();
    }
    first.accept(this, null);
    List<T> rest = arguments.subList(1, arguments.size());
    if (!rest.isEmpty()) {
      printer.println(",");
      Node call = first.getParentNode().orElseThrow();
      printRows(rest, rowsOf(call, rest.size()));
    }
    printer.unindent().unindent();
    printer.print(")");
  }

  /** Names and values of an object, in turn. */
  private static boolean arePairs(NodeList<? extends Expression> arguments) {
    return arguments.getParentNode().orElseThrow() instanceof MethodCallExpr call
        && call.getScope()
            .map(scope -> scope + "." + call.getNameAsString())
            .filter(PAIRS::contains)
            .isPresent()
        && arguments.size() % 2 == 0;
  }

  /** The rows of a node; all in one if they do not add up, as in a statement PostgreSQL refuses. */
  private static List<Integer> rowsOf(Node node, int size) {
    List<Integer> rows = node.containsData(ROWS) ? node.getData(ROWS) : List.of(size);
    int sum = rows.stream().mapToInt(Integer::intValue).sum();
    return sum == size ? rows : List.of(size);
  }

  private void printRows(List<? extends Expression> expressions, List<Integer> rows) {
    int start = 0;
    for (int row : rows) {
      if (start > 0) {
        printer.println(",");
      }
      printRow(expressions.subList(start, start + row));
      start += row;
    }
  }

  private void printRow(List<? extends Expression> row) {
    boolean first = true;
    boolean blockBefore = false;
    for (Expression expression : row) {
      boolean block = startsWithTextBlock(expression);
      if (!first) {
        printer.print(",");
        if (block || blockBefore || !fits(" " + expression)) {
          printer.println();
        } else {
          printer.print(" ");
        }
      }
      expression.accept(this, null);
      first = false;
      blockBefore = block;
    }
  }

  private static boolean startsWithTextBlock(Expression expression) {
    if (expression instanceof MethodCallExpr call) {
      return call.getScope().filter(EmittedCodePrinter::startsWithTextBlock).isPresent();
    }
    if (expression instanceof BinaryExpr sum) {
      return startsWithTextBlock(sum.getLeft());
    }
    return expression instanceof TextBlockLiteralExpr;
  }

  private static String flat(NodeList<? extends Expression> arguments) {
    StringBuilder text = new StringBuilder("(");
    for (Expression argument : arguments) {
      text.append(text.length() > 1 ? ", " : "").append(argument);
      if (text.length() > WIDTH) {
        break;
      }
    }
    return text.append(')').toString();
  }

  /** Whether {@code text} and what ends a statement fit the rest of the line. */
  private boolean fits(String text) {
    printer.print("");
    return text.indexOf('\n') < 0 && printer.getCursor().column + text.length() + 1 <= WIDTH;
  }
}
