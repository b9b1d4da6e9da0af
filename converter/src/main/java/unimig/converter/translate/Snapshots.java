package unimig.converter.translate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Copies of variables that are assigned elsewhere, made before a statement for the lambdas in it:
 * while it runs, they stay as they are.
 */
final class Snapshots {
  private final Node statement;
  private final Body body;
  private final int mark;
  private final Map<String, Binding.Variable> copies = new HashMap<>();

  /** Of a statement that comes next. */
  Snapshots(Node statement, Body body) {
    this.statement = statement;
    this.body = body;
    this.mark = body.mark();
  }

  /** A copy of a variable; nothing if the statement changes it. */
  Optional<Binding.Variable> copy(String name, Binding.Variable variable) {
    boolean again = statement.type().matches("(For|ForIn|While|DoWhile|Labeled)Statement");
    if (again || (!statement.is("ForOfStatement") && Names.assigned(evaluated()).contains(name))) {
      return Optional.empty();
    }
    return Optional.of(copies.computeIfAbsent(variable.java(), java -> made(variable)));
  }

  /** Its own part, where what follows are statements with copies of their own. */
  private Node evaluated() {
    return statement.is("IfStatement")
        ? statement.child("test")
        : statement.is("SwitchStatement") ? statement.child("discriminant") : statement;
  }

  private Binding.Variable made(Binding.Variable variable) {
    String java = body.name(variable.java() + "Now");
    String declared = variable.type().java() + " " + java + " = " + variable.java() + ";\n";
    body.insert(mark, declared);
    return new Binding.Variable(java, variable.type(), false, variable.declaration());
  }
}
