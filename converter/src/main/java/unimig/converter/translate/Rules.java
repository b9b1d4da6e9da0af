package unimig.converter.translate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The rules by kind of node: what is not here is refused. */
final class Rules {
  private final Map<String, ExpressionRule> expressions = new HashMap<>();
  private final Map<String, StatementRule> statements = new HashMap<>();

  Rules() {
    expressions.put("ArrayExpression", new ArrayLiteralRule(this));
    expressions.put("AssignmentExpression", new AssignedValueRule(this));
    expressions.put("AwaitExpression", new AwaitRule(this));
    expressions.put("BinaryExpression", new BinaryRule(this));
    expressions.put("CallExpression", new CallRule(this));
    expressions.put("ConditionalExpression", new ConditionalRule(this));
    expressions.put("Identifier", new NameRule());
    expressions.put("LogicalExpression", new LogicalRule(this));
    expressions.put("MemberExpression", new MemberRule(this));
    expressions.put("ObjectExpression", new ObjectLiteralRule(this));
    expressions.put("NewExpression", new NewRule(this));
    expressions.put("OptionalCallExpression", new OptionalChainRule(this));
    expressions.put("OptionalMemberExpression", new OptionalChainRule(this));
    expressions.put("TemplateLiteral", new TemplateLiteralRule(this));
    expressions.put("ThisExpression", new ThisRule());
    expressions.put("UnaryExpression", new UnaryRule(this));
    expressions.put("UpdateExpression", new AssignedValueRule(this));
    statements.put("BlockStatement", new BlockRule(this));
    statements.put("BreakStatement", new JumpRule());
    statements.put("ContinueStatement", new JumpRule());
    statements.put("DoWhileStatement", new WhileRule(this));
    statements.put("ExpressionStatement", new ExpressionStatementRule(this));
    statements.put("ForInStatement", new ForInRule(this));
    statements.put("ForOfStatement", new ForOfRule(this));
    statements.put("ForStatement", new ForLoopRule(this));
    statements.put("FunctionDeclaration", new LocalFunctionRule());
    statements.put(Holders.MADE, new Holders(this));
    statements.put("IfStatement", new IfElseRule(this));
    statements.put("LabeledStatement", new LabelRule(this));
    statements.put("ReturnStatement", new ReturnRule(this));
    statements.put("SwitchStatement", new SwitchRule(this));
    statements.put("ThrowStatement", new ThrowRule(this));
    statements.put("TryStatement", new TryRule(this));
    statements.put("VariableDeclaration", new VariableRule(this));
    statements.put("WhileStatement", new WhileRule(this));
  }

  /** An expression as Java; a constant where its value is the same in every run. */
  Code expression(Node node, Place place) {
    Optional<Code> earlier = place.scope().earlier(node);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    Unit unit = place.unit();
    if (!node.isFunction() && !node.is("AwaitExpression")) {
      var constant = unit.constants().find(node, place.scope());
      if (constant.isPresent()) {
        return new ModuleConstants(unit).of(node, place.scope(), constant.get());
      }
    }
    ExpressionRule rule = expressions.get(node.type());
    if (rule == null) {
      throw new Refusal(node, node.type() + " is not among the expressions that are translated");
    }
    return rule.translate(node, place);
  }

  /** An expression whose evaluation may be moved: it changes nothing. */
  Code value(Node node, Place place) {
    Code code = expression(node, place);
    if (!code.steady()) {
      throw new Refusal(node, "a value is computed by what changes something");
    }
    if (code.type().is(Type.Kind.NOTHING, Type.Kind.ITERABLE)) {
      throw new Refusal(node, "it has no value that is known");
    }
    return code;
  }

  /** Writes a statement; whether what comes after it is reached. */
  boolean statement(Node node, Place place) {
    StatementRule rule = statements.get(node.type());
    if (rule == null) {
      throw new Refusal(node, node.type() + " is not among the statements that are translated");
    }
    Comments.before(node, place.body());
    place.scope().begin(new Snapshots(node, place.body()));
    new EarlierParts(this, place).write(node);
    return rule.translate(node, place);
  }
}
