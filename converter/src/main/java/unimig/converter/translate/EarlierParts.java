package unimig.converter.translate;

import java.util.List;
import java.util.Optional;

/**
 * Parts of a statement's expression that change something become variables before it, as does what
 * the script computes before them and they may change.
 */
final class EarlierParts {
  private final Rules rules;
  private final Place place;
  private final Effects effects;
  private Unchanged unchanged;
  private Optional<String> hint = Optional.empty();

  EarlierParts(Rules rules, Place place) {
    this.unchanged = new Unchanged(List.of(), place);
    this.rules = rules;
    this.place = place;
    this.effects = Effects.of(place);
  }

  /** Writes them for a statement. */
  void write(Node statement) {
    switch (statement.type()) {
      case "ExpressionStatement" -> done(statement.child("expression"));
      case "IfStatement" -> test(statement.child("test"));
      case "SwitchStatement" -> test(statement.child("discriminant"));
      case "ForOfStatement" -> before(statement.child("right"));
      case "ReturnStatement", "ThrowStatement" ->
          statement.find("argument").ifPresent(this::before);
      default -> {}
    }
  }

  /** Writes them for an expression whose own value may change something. */
  void before(Node expression) {
    if (effects.isIn(expression)) {
      unchanged = new Unchanged(List.of(expression), place);
      kept(expression);
    }
  }

  /** Writes them for an expression that is a statement. */
  private void done(Node expression) {
    if (DictionaryCalls.begins(expression, place)) {
      return;
    }
    if (expression.is("ConditionalExpression", "LogicalExpression")) {
      test(ChoosingStatements.test(expression));
    } else if (effects.isIn(expression)) {
      unchanged = new Unchanged(List.of(expression), place);
      inside(expression);
    }
  }

  private void test(Node test) {
    if (effects.isIn(test)) {
      unchanged = new Unchanged(List.of(test), place);
      first(test);
    }
  }

  /** What is evaluated first in a test stays where it is. */
  private void first(Node test) {
    if (test.is("LogicalExpression")) {
      first(test.child("left"));
    } else if (test.is("UnaryExpression") && test.text("operator").equals("!")) {
      first(test.child("argument"));
    } else if (isCompared(test)) {
      kept(test.child("left"));
    } else if (effects.isIn(test)) {
      inside(test);
    }
  }

  /** With a constant, so that nothing else needs an order. */
  private boolean isCompared(Node test) {
    return test.is("BinaryExpression")
        && place.unit().constants().find(test.child("right"), place.scope()).isPresent();
  }

  /** The parts of what stays where it is. */
  private void inside(Node node) {
    switch (node.type()) {
      case "AwaitExpression" -> kept(node.child("argument"));
      case "AssignmentExpression" -> assignment(node);
      case "UpdateExpression", "UnaryExpression" -> lift(Effects.parts(node).get(0));
      case "ConditionalExpression" -> first(node.child("test"));
      default -> kept(node);
    }
  }

  /** What changes something as the first thing of a chain of calls stays where it is. */
  private void kept(Node node) {
    if (!effects.isIn(node) || Effects.isCounting(node)) {
      return;
    }
    if (isWritten(node, place)) {
      lift(node);
      return;
    }
    if (node.is("AssignmentExpression", "UpdateExpression") && !isNative(node)) {
      lift(node);
      return;
    }
    if (node.is(
        "AwaitExpression", "AssignmentExpression", "UpdateExpression", "ConditionalExpression")) {
      inside(node);
      return;
    }
    List<Node> parts = Effects.parts(node);
    boolean onlyFirst = parts.stream().skip(1).noneMatch(effects::isIn);
    Optional<Node> receiver = Effects.receiver(node).filter(each -> onlyFirst);
    if (receiver.isPresent()) {
      kept(receiver.get());
    } else {
      parts(parts);
    }
  }

  /** Whether Java has the same as an expression. */
  private boolean isNative(Node change) {
    boolean update = change.is("UpdateExpression");
    Node target = change.child(update ? "argument" : "left");
    return target.is("Identifier")
        && (!update
            || change.flag("prefix")
            || Assignments.isCounter(Assignments.variable(target, place)));
  }

  private void assignment(Node node) {
    Node target = node.child("left");
    Node value = node.child("right");
    boolean plain = node.text("operator").equals("=");
    boolean nested = plain ? hasNested(value) : effects.isIn(value);
    if (target.is("MemberExpression")) {
      List<Node> parts = Effects.parts(target);
      parts.forEach(this::lift);
      if (nested) {
        parts.forEach(this::settle);
      }
    }
    if (nested && !plain && !unchanged.is(target)) {
      throw new Refusal(target, "it is changed by what is computed of it");
    }
    if (plain) {
      kept(value);
    } else {
      lift(value);
    }
  }

  /** Whether something would be written before it. */
  private boolean hasNested(Node value) {
    boolean native_ = value.is("AwaitExpression", "UpdateExpression") || Effects.isCounting(value);
    return effects.isIn(value)
        && (!native_ || Effects.parts(value).stream().anyMatch(effects::isIn));
  }

  private void parts(List<Node> parts) {
    int end = parts.size();
    while (end > 0 && !effects.isIn(parts.get(end - 1))) {
      end--;
    }
    for (int i = 0; i < end; i++) {
      lift(parts.get(i));
      if (i < end - 1) {
        settle(parts.get(i));
      }
    }
  }

  /** Writes what changes something in it, which then has a name. */
  private void lift(Node node) {
    if (!effects.isIn(node) || place.scope().earlier(node).isPresent()) {
      return;
    }
    if (isWritten(node, place)) {
      boolean list = LoopedCallbacks.matches(node) && !LoopedCallbacks.isReduce(node);
      written(node, hint.orElse(list ? "list" : "value"));
    } else if (effects.isOne(node)) {
      inside(node);
      name(node);
    } else if (node.is("ObjectProperty")) {
      hint = node.property().filter(name -> effects.isOne(node.child("value")));
      parts(Effects.parts(node));
      hint = Optional.empty();
    } else {
      parts(Effects.parts(node));
    }
  }

  /** What comes before a change is computed before it, unless it is the same afterwards. */
  private void settle(Node node) {
    if (unchanged.is(node)) {
      return;
    }
    if (unchanged.isMadeOf(node)) {
      Effects.parts(node).forEach(this::settle);
      return;
    }
    if (node.is("MemberExpression")) {
      Effects.parts(node).forEach(this::settle);
    }
    name(node);
  }

  private void name(Node node) {
    if (node.is("AssignmentExpression")) {
      assigned(node);
      return;
    }
    if (node.is("UpdateExpression") && !isNative(node)) {
      counted(node);
      return;
    }
    Code code = rules.expression(node, place);
    if (code.type().is(Type.Kind.NOTHING, Type.Kind.ITERABLE)) {
      throw new Refusal(node, "it has no value that is known");
    }
    hold(node, code);
  }

  /** Whether it takes statements to make a value. */
  static boolean isWritten(Node node, Place place) {
    return LoopedCallbacks.matches(node) || SteppedChoices.matches(node, Effects.of(place));
  }

  /** Writes the statements that make a value; the variable that holds it. */
  Code written(Node node, String name) {
    Code code;
    if (LoopedCallbacks.matches(node)) {
      unchanged = new Unchanged(List.of(node), place);
      kept(node.child("callee").child("object"));
      node.list("arguments").stream().skip(1).forEach(this::lift);
      code = new LoopedCallbacks(rules, place).write(node, name);
    } else {
      code = new SteppedChoices(rules, place).write(node, name);
    }
    place.scope().computed(node, code);
    return code;
  }

  private void hold(Node node, Code code) {
    String java = place.body().name(wanted(code.type()));
    place.body().line(code.type().java() + " " + java + " = " + code.text() + ";");
    Destructuring.importType(code.type(), place.unit());
    place.scope().computed(node, Code.atom(java, code.type()));
  }

  /** {@code (a = b)} as a statement of its own. */
  private void assigned(Node node) {
    Node target = node.child("left");
    if (target.is("Identifier")) {
      String statement = new Assignments(rules).of(node, place);
      place.body().line(statement + ";");
      Binding.Variable variable = Assignments.variable(target, place);
      Code value = Code.atom(variable.java(), variable.type());
      if (unchanged.isChangedOnce(target.name())) {
        place.scope().computed(node, value);
      } else {
        hold(node, value);
      }
      return;
    }
    MemberAssignments members = new MemberAssignments(rules);
    Code value = members.value(node, place);
    hold(node, value);
    Code held = place.scope().earlier(node).orElseThrow();
    place.body().line(members.setPart(target, held, place) + ";");
  }

  /** {@code a++} of what may be no number, or of a part of an object. */
  private void counted(Node node) {
    Node target = node.child("argument");
    Code known = rules.value(target, place);
    String script = place.unit().javaScript();
    Type number = Type.DEFINED.present();
    String step = node.text("operator").equals("++") ? ".increment(" : ".decrement(";
    String call = node.flag("prefix") ? step : ".numeric(";
    hold(node, Code.atom(script + call + known.text() + ")", number));
    Code held = place.scope().earlier(node).orElseThrow();
    Code next = node.flag("prefix") ? held : Code.atom(script + step + held.text() + ")", number);
    place.body().line(changed(target, next) + ";");
  }

  private String changed(Node target, Code value) {
    if (!target.is("Identifier")) {
      return new MemberAssignments(rules).setPart(target, value, place);
    }
    Binding.Variable variable = Assignments.variable(target, place);
    place.body().widening().widen(variable.declaration(), variable.type(), value.type());
    return variable.java() + " = " + value.text();
  }

  private String wanted(Type type) {
    return hint.orElse(described(type));
  }

  private static String described(Type type) {
    return switch (type.kind()) {
      case ROW -> "row";
      case RESULT -> "result";
      case LIST -> type.elementType().is(Type.Kind.ROW) ? "rows" : "list";
      default -> "value";
    };
  }
}
