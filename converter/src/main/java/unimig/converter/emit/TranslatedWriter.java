package unimig.converter.emit;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.comments.LineComment;
import com.github.javaparser.ast.comments.TraditionalJavadocComment;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import java.util.List;
import java.util.stream.Collectors;
import unimig.converter.record.Value;
import unimig.converter.translate.Program;
import unimig.converter.translate.Sent;

/** Makes a translated program into code: puts in its statements, laid out, with their values. */
final class TranslatedWriter {
  private final JavaParser parser =
      new JavaParser(new ParserConfiguration().setLanguageLevel(LanguageLevel.JAVA_17));
  private final Program program;
  private final ValueExpressions values;

  TranslatedWriter(Program program, Imports imports) {
    this.program = program;
    this.values = new ValueExpressions(SharedValues.of(List.of()), imports);
    program.imports().forEach(imports::use);
  }

  BlockStmt block(String statements) {
    BlockStmt block = parsed(parser.parseBlock("{\n" + statements + "}"));
    fill(block);
    if (block.isEmpty()) {
      block.addOrphanComment(new LineComment(" The original does nothing here."));
    }
    return block;
  }

  List<BodyDeclaration<?>> methods() {
    return program.methods().stream().<BodyDeclaration<?>>map(this::method).toList();
  }

  List<BodyDeclaration<?>> constants() {
    return program.constants().stream().<BodyDeclaration<?>>map(this::method).toList();
  }

  private BodyDeclaration<?> method(String text) {
    BodyDeclaration<?> method = parsed(parser.parseBodyDeclaration(text));
    fill(method);
    document(method);
    return method;
  }

  /** The comments in front of a declaration, as the printer takes them. */
  private static void document(BodyDeclaration<?> member) {
    if (member instanceof FieldDeclaration field) {
      field
          .findFirst(Node.class, each -> !each.equals(field) && each.getComment().isPresent())
          .flatMap(Node::getComment)
          .ifPresent(
              comment -> {
                comment.remove();
                field.setComment(comment);
              });
    }
    member
        .getComment()
        .filter(TraditionalJavadocComment.class::isInstance)
        .ifPresent(
            comment ->
                comment.setContent(
                    comment
                        .getContent()
                        .lines()
                        .map(line -> line.strip().replaceFirst("^\\* ?", ""))
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining("\n"))));
  }

  private static <T> T parsed(ParseResult<T> result) {
    return result
        .getResult()
        .filter(any -> result.isSuccessful())
        .orElseThrow(() -> new IllegalStateException("no Java: " + result.getProblems()));
  }

  private void fill(Node node) {
    node.findAll(StringLiteralExpr.class).forEach(TranslatedWriter::layOut);
    for (MethodCallExpr call : node.findAll(MethodCallExpr.class)) {
      boolean placeholder =
          call.getArguments().size() == 1
              && call.getArgument(0) instanceof MethodCallExpr sql
              && sql.getScope().isEmpty()
              && sql.getNameAsString().equals("sql");
      if (placeholder) {
        String number = call.getArgument(0).asMethodCallExpr().getArgument(0).toString();
        fill(call, program.statements().get(Integer.parseInt(number)));
      }
    }
  }

  /** Text of several lines as such, and more than a constant of Java has in parts. */
  private static void layOut(StringLiteralExpr literal) {
    String text = literal.asString();
    boolean lines = text.indexOf('\n') >= 0 && text.indexOf('\n') < text.length() - 1;
    boolean piece = literal.getParentNode().filter(BinaryExpr.class::isInstance).isPresent();
    if ((lines && !piece) || Literals.isTooLong(text)) {
      literal.replace(Literals.string(text));
    }
  }

  private void fill(MethodCallExpr call, Sent sent) {
    boolean bound = !sent.values().isEmpty();
    Value.Text text = new Value.Text(sent.sql());
    SqlText sql = program.verbatim() ? SqlText.verbatim(text, bound) : new SqlText(text, bound);
    NodeList<Expression> arguments = new NodeList<>(sql.expression(values));
    for (Sent.Bound value : sql.arrange(sent.values())) {
      arguments.add(expression(value));
    }
    if (arguments.size() == 2 && arguments.get(1) instanceof NullLiteralExpr nothing) {
      // A lone null would be taken for the array of values.
      arguments.set(1, new CastExpr(new ClassOrInterfaceType(null, "Object"), nothing));
    }
    call.setArguments(arguments);
    arguments.stream()
        .skip(1)
        .flatMap(each -> each.findAll(StringLiteralExpr.class).stream())
        .forEach(TranslatedWriter::layOut);
    call.setData(EmittedCodePrinter.ROWS, sql.rows());
  }

  private Expression expression(Sent.Bound bound) {
    if (bound instanceof Sent.Bound.Constant constant) {
      return values.of(constant.value());
    }
    String java = ((Sent.Bound.Computed) bound).java();
    return parsed(parser.parseExpression(java));
  }
}
