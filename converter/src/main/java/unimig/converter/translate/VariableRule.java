package unimig.converter.translate;

import java.util.Optional;
import java.util.Set;

/** {@code const}, {@code let} and {@code var}. */
final class VariableRule implements StatementRule {
  private final Rules rules;

  VariableRule(Rules rules) {
    this.rules = rules;
  }

  @Override
  public boolean translate(Node node, Place place) {
    for (Node each : node.list("declarations")) {
      if (!new KeptPromises(rules, place).declare(node, each)) {
        declare(each, node, place);
      }
    }
    return true;
  }

  private void declare(Node declarator, Node scope, Place place) {
    Node pattern = declarator.child("id");
    Optional<Node> value = declarator.find("init");
    if (value.isEmpty()) {
      Code undefined = Code.atom(place.unit().javaScript() + ".UNDEFINED", Type.ANY);
      new Destructuring(rules).declare(pattern, undefined, place, scope);
      return;
    }
    Node init = value.get();
    if (pattern.is("Identifier") && HelperParameters.isDatabase(init, place)) {
      alias(pattern, init, place);
      return;
    }
    if (init.isFunction() && pattern.is("Identifier")) {
      place.scope().declare(pattern.name(), new Binding.Function(init, place.scope()));
      return;
    }
    if (pattern.is("Identifier") && EarlierParts.isWritten(init, place)) {
      written(pattern, init, place, scope);
      return;
    }
    new EarlierParts(rules, place).before(init);
    if (new Dictionaries(rules).declare(pattern, init, place)) {
      return;
    }
    boolean named = pattern.is("Identifier") && !place.body().isAssigned(pattern.name());
    if (named && RegExpLiterals.written(init, true).isPresent()) {
      place.scope().declare(pattern.name(), new RegExpCursors(place).declared(pattern, init));
      return;
    }
    if (isConstant(pattern, init, place)) {
      String text = place.unit().constants().closed(init, place.scope());
      declareConstants(pattern, text, place);
      return;
    }
    Optional<Code> undefined = UndefinedText.initial(init, pattern, rules, place);
    if (undefined.isPresent()) {
      new Destructuring(rules).declare(pattern, undefined.get(), place, scope);
      return;
    }
    if (pattern.is("Identifier") && new Builders(rules).isOne(init, place)) {
      new Builders(rules).declare(pattern, init, place);
      return;
    }
    if (ExplicitTransaction.begins(init, place)) {
      ExplicitTransaction.declare(pattern, init, place);
      return;
    }
    if (pattern.is("Identifier") && isAwaited(init, place)) {
      new KnexCalls(rules).declare(pattern, init.child("argument"), place, scope);
      return;
    }
    if (isAll(pattern, init)) {
      all(pattern, init, place, scope);
      return;
    }
    if (init.is("AwaitExpression") && Promised.isAll(init.child("argument"))) {
      new PromiseAllRule(rules).declare(pattern, init.child("argument"), place);
      return;
    }
    if (isFirst(pattern) && isAwaited(init, place)) {
      Code first = new KnexCalls(rules).first(init.child("argument"), place);
      boolean row = first.type().is(Type.Kind.ROW);
      new Destructuring(rules)
          .declare(row ? pattern.list("elements").get(0) : pattern, first, place, scope);
      return;
    }
    new Destructuring(rules).declare(pattern, rules.expression(init, place), place, scope);
  }

  /** Another name of Knex, or of a transaction. */
  private static void alias(Node name, Node database, Place place) {
    if (place.body().isAssigned(name.name())) {
      throw new Refusal(name, "a name of Knex that is assigned");
    }
    place.scope().declare(name.name(), place.scope().find(database.name()).orElseThrow());
  }

  /** Of a value that statements give to a variable, which is this one. */
  private void written(Node name, Node init, Place place, Node scope) {
    if (LoopedCallbacks.matches(init) && !Dictionaries.isUsedAsOne(name, place)) {
      Node sum = init.list("arguments").get(0).list("params").get(0);
      place.body().widening().refuseDictionary(sum.start());
    }
    Code value = new EarlierParts(rules, place).written(init, name.name());
    if (value.type().is(Type.Kind.DICTIONARY) && !Dictionaries.isUsedAsOne(name, place)) {
      throw new Refusal(name, "a dictionary that is more than that");
    }
    Type type = place.body().widening().of(name.start(), value.type());
    if (place.body().isAssigned(name.name()) || !type.equals(value.type())) {
      new Destructuring(rules).declare(name, value, place, scope);
    } else {
      boolean assigned = !ListChanges.isOwned(value, place) && !init.is("ConditionalExpression");
      Binding held = new Binding.Variable(value.text(), type, assigned, name.start());
      place.scope().declare(name.name(), held);
    }
  }

  private boolean isAwaited(Node init, Place place) {
    return init.is("AwaitExpression")
        && new Promised(rules).isStatement(init.child("argument"), place);
  }

  /** {@code [row]} or {@code [{ id }]}. */
  private static boolean isFirst(Node pattern) {
    return pattern.is("ArrayPattern")
        && pattern.slots("elements").size() == 1
        && pattern.list("elements").stream()
            .allMatch(each -> each.is("Identifier", "ObjectPattern"));
  }

  private static boolean isConstant(Node pattern, Node init, Place place) {
    Set<String> names = Names.of(pattern);
    var found = place.unit().constants().find(init, place.scope());
    return found.isPresent()
        && names.stream().noneMatch(place.body()::isAssigned)
        && (found.get().isPrimitive() || names.stream().noneMatch(place.body()::isChanged))
        && (found.get().isFlat() || names.stream().noneMatch(place.unit().module()::isAliased))
        && (pattern.is("Identifier") || isPlain(pattern));
  }

  private static boolean isPlain(Node pattern) {
    return pattern.is("ObjectPattern")
        && pattern.list("properties").stream()
            .allMatch(
                each ->
                    each.is("ObjectProperty")
                        && each.property().isPresent()
                        && each.child("value").is("Identifier"));
  }

  private static void declareConstants(Node pattern, String text, Place place) {
    if (pattern.is("Identifier")) {
      place.scope().declare(pattern.name(), new Binding.Constant(text));
      return;
    }
    for (Node each : pattern.list("properties")) {
      String key = JavaLiterals.string(each.property().orElseThrow());
      place
          .scope()
          .declare(each.child("value").name(), new Binding.Constant("(" + text + ")[" + key + "]"));
    }
  }

  private static boolean isAll(Node pattern, Node init) {
    return pattern.is("ArrayPattern")
        && init.is("AwaitExpression")
        && Promised.isAll(init.child("argument"))
        && init.child("argument").list("arguments").get(0).is("ArrayExpression")
        && !pattern.hasGaps("elements");
  }

  /** {@code const [a, b] = await Promise.all([one, other])}. */
  private void all(Node pattern, Node init, Place place, Node scope) {
    if (!place.unit().transactional()) {
      throw new Refusal(init, "Promise.all on several connections");
    }
    var promises = init.child("argument").list("arguments").get(0).list("elements");
    var targets = pattern.list("elements");
    if (promises.size() != targets.size()) {
      throw new Refusal(init, "Promise.all of more than is named");
    }
    for (int i = 0; i < targets.size(); i++) {
      if (!new Promised(rules).isStatement(promises.get(i), place)) {
        throw new Refusal(promises.get(i), "Promise.all of something else than statements");
      }
      Code code = new Promised(rules).value(promises.get(i), place);
      new Destructuring(rules).declare(targets.get(i), code, place, scope);
    }
  }
}
