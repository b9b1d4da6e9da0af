package unimig.converter.emit;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Modifier;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.comments.TraditionalJavadocComment;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.MarkerAnnotationExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.PrimitiveType;
import com.github.javaparser.ast.type.Type;
import com.github.javaparser.ast.type.VoidType;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import unimig.converter.emit.ClassRequest.Body.Bridged;
import unimig.converter.emit.ClassRequest.Body.Recorded;
import unimig.converter.emit.ClassRequest.Body.Translated;
import unimig.converter.record.Recording;
import unimig.converter.record.Step;
import unimig.converter.translate.Program;
import unimig.runner.diagnostic.Diagnostic;

/**
 * Writes a migration as a Java class that runs under Flyway with the runner's API beside it. Equal
 * requests give equal text.
 */
public final class JavaEmitter {
  private static final String API = "unimig.runner.api.";

  private final ClassRequest request;
  private final ClassOrInterfaceDeclaration type;
  private final Imports imports = new Imports();
  private final Members members = new Members();

  private JavaEmitter(ClassRequest request) {
    this.request = request;
    this.type = new ClassOrInterfaceDeclaration().setName(request.className());
  }

  /**
   * The class {@code db.migration.V<version>__<description>}.
   *
   * <p>Where the original's {@code down} is missing or always throws, the class has no way back.
   *
   * @throws IllegalArgumentException if a string of the recording has a piece whose JavaScript text
   *     only JavaScript knows, such as a {@code Date}
   */
  public static EmittedClass emit(ClassRequest request) {
    return new JavaEmitter(request).emit();
  }

  private EmittedClass emit() {
    type.setModifiers(Modifier.Keyword.PUBLIC, Modifier.Keyword.FINAL);
    request
        .body()
        .accept(
            new ClassRequest.Body.Visitor<Void>() {
              @Override
              public Void recorded(Recorded body) {
                writeRecorded(body.recording());
                return null;
              }

              @Override
              public Void translated(Translated body) {
                writeTranslated(body.program());
                return null;
              }

              @Override
              public Void bridged(Bridged body) {
                writeBridged(body);
                return null;
              }
            });
    members.addTo(type);
    CompilationUnit unit = new CompilationUnit("db.migration");
    unit.addType(type);
    used().forEach(unit::addImport);
    return new EmittedClass(
        "java/db/migration/" + request.className() + ".java",
        EmittedCodePrinter.print(unit),
        EmittedStatements.of(type),
        PlainShare.of(type));
  }

  /** What is translated may name a class in an attempt that was not the last. */
  private Collection<String> used() {
    if (!(request.body() instanceof Translated)) {
      return imports.names();
    }
    String text = type.toString();
    return imports.names().stream()
        .filter(
            name -> text.matches("(?s).*\\b" + name.substring(name.lastIndexOf('.') + 1) + "\\b.*"))
        .toList();
  }

  private void writeRecorded(Recording recording) {
    extend("ConvertedMigration");
    SortedSet<String> environment = new TreeSet<>(EnvironmentNames.of(recording.up()));
    environment.addAll(EnvironmentNames.of(recording.down()));
    document(environment, List.of());
    addDirection("up", recording.up());
    if (recording.irreversible().isPresent()) {
      Statement refusal = irreversible();
      refusal.setLineComment(" The original throws: " + inComment(recording.irreversible().get()));
      addDirection("down", new BlockStmt(new NodeList<>(refusal)));
    } else if (request.reversible()) {
      addDirection("down", recording.down());
    }
    addFlywayMethods(recording.transactional());
  }

  private void writeTranslated(Program program) {
    extend("ConvertedMigration");
    document(new TreeSet<>(), List.of());
    TranslatedWriter writer = new TranslatedWriter(program, imports);
    writer.constants().forEach(type::addMember);
    addDirection("up", writer.block(program.up()));
    addDirection("down", writer.block(program.down()));
    addFlywayMethods(program.transactional());
    writer.methods().forEach(type::addMember);
    type.getFields().stream().filter(each -> !isUsed(each)).forEach(FieldDeclaration::remove);
  }

  private boolean isUsed(FieldDeclaration constant) {
    String name = constant.getVariable(0).getNameAsString();
    return type.findAll(NameExpr.class).stream()
        .anyMatch(each -> each.getNameAsString().equals(name));
  }

  private void addDirection(String name, List<Step> steps) {
    addDirection(name, new DirectionWriter(name, steps, members, imports).body());
  }

  private void addDirection(String name, BlockStmt body) {
    MethodDeclaration method = override(name, new VoidType(), Modifier.Keyword.PROTECTED);
    method.addParameter(imports.use(API + "Session"), "db");
    method.setBody(body);
  }

  private void writeBridged(Bridged body) {
    extend("BridgedMigration");
    document(new TreeSet<>(), body.reasons().stream().map(Diagnostic::toString).toList());
    ConstructorDeclaration constructor = new ConstructorDeclaration(request.className());
    constructor.setModifiers(Modifier.Keyword.PUBLIC);
    NodeList<Expression> script = new NodeList<>(Literals.string(body.script()));
    constructor
        .getBody()
        .addStatement(new ExplicitConstructorInvocationStmt(null, false, null, script));
    type.addMember(constructor);
    if (!request.reversible()) {
      addDirection("down", new BlockStmt(new NodeList<>(irreversible())));
    }
    addFlywayMethods(body.transactional());
  }

  private Statement irreversible() {
    String exception = imports.use(API + "IrreversibleMigrationException");
    return new ThrowStmt(
        new ObjectCreationExpr(
            null,
            new ClassOrInterfaceType(null, exception),
            new NodeList<>(new StringLiteralExpr(request.className()))));
  }

  /** On one line, and without backslashes, which the compiler reads even in comments. */
  private static String inComment(String message) {
    String line = message.replaceAll("\\p{Cntrl}+", " ").replace('\\', '/').strip();
    return line.length() > 70 ? line.substring(0, 70).strip() + "…" : line;
  }

  private void extend(String base) {
    type.addExtendedType(new ClassOrInterfaceType(null, imports.use(API + base)));
  }

  private void document(SortedSet<String> environment, List<String> reasons) {
    type.setJavadocComment(
        new TraditionalJavadocComment(MigrationDoc.of(request, environment, reasons)));
  }

  private void addFlywayMethods(boolean transactional) {
    ClassOrInterfaceType integer = new ClassOrInterfaceType(null, "Integer");
    override("getChecksum", integer, Modifier.Keyword.PUBLIC)
        .setBody(returning(new IntegerLiteralExpr("0x%08x".formatted(request.checksum()))));
    if (!transactional) {
      override("canExecuteInTransaction", PrimitiveType.booleanType(), Modifier.Keyword.PUBLIC)
          .setBody(returning(new BooleanLiteralExpr(false)));
    }
  }

  private MethodDeclaration override(String name, Type result, Modifier.Keyword access) {
    MethodDeclaration method = type.addMethod(name, access);
    method.setType(result);
    method.addAnnotation(new MarkerAnnotationExpr("Override"));
    return method;
  }

  private static BlockStmt returning(Expression value) {
    return new BlockStmt(new NodeList<>(new ReturnStmt(value)));
  }
}
