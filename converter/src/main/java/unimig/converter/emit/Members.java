package unimig.converter.emit;

import com.github.javaparser.ast.Modifier;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import java.util.ArrayList;
import java.util.List;

/**
 * The methods that a migration too long for one method is divided into. When the constants of the
 * class become too many for its constant pool, further methods go into nested classes.
 */
final class Members {
  /** A constant pool has at most 65535 entries. */
  private static final int MOST_CONSTANTS = 40_000;

  private final List<MethodDeclaration> methods = new ArrayList<>();
  private final List<ClassOrInterfaceDeclaration> nested = new ArrayList<>();
  private int constants;

  /**
   * Adds a method and returns a call of it.
   *
   * @param method its modifiers are set here
   * @param constantPool how many entries its constants take
   */
  MethodCallExpr add(MethodDeclaration method, int constantPool) {
    constants += constantPool;
    if (constants > MOST_CONSTANTS) {
      nested.add(nestedClass("Part" + (nested.size() + 2)));
      constants = constantPool;
    }
    method.setModifiers(Modifier.Keyword.PRIVATE, Modifier.Keyword.STATIC);
    NodeList<Expression> arguments = new NodeList<>();
    method.getParameters().forEach(p -> arguments.add(new NameExpr(p.getNameAsString())));
    if (nested.isEmpty()) {
      methods.add(method);
      return new MethodCallExpr(null, method.getNameAsString(), arguments);
    }
    ClassOrInterfaceDeclaration holder = nested.get(nested.size() - 1);
    method.setModifiers(Modifier.Keyword.STATIC);
    holder.addMember(method);
    Expression scope = new NameExpr(holder.getNameAsString());
    return new MethodCallExpr(scope, method.getNameAsString(), arguments);
  }

  /** Counts constants of the class that are in none of these methods. */
  void count(int constantPool) {
    constants += constantPool;
  }

  private static ClassOrInterfaceDeclaration nestedClass(String name) {
    ClassOrInterfaceDeclaration holder =
        new ClassOrInterfaceDeclaration().setName(name).setInterface(false);
    holder.setModifiers(Modifier.Keyword.PRIVATE, Modifier.Keyword.STATIC, Modifier.Keyword.FINAL);
    ConstructorDeclaration constructor = new ConstructorDeclaration(name);
    constructor.setModifiers(Modifier.Keyword.PRIVATE);
    holder.addMember(constructor);
    return holder;
  }

  void addTo(ClassOrInterfaceDeclaration type) {
    methods.forEach(type::addMember);
    nested.forEach(type::addMember);
  }
}
