package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unimig.converter.record.Value;
import unimig.converter.sql.SqlLexer;
import unimig.converter.sql.StatementSplitter;

/** Statements of Knex as calls of the session. */
final class KnexCalls {
  /** What {@code columnInfo()} tells of each. */
  private static final Type COLUMN =
      Type.row(
          Optional.of(
              Map.of(
                  "type",
                  Type.STRING,
                  "maxLength",
                  Type.INT.orMissing(),
                  "nullable",
                  Type.BOOLEAN,
                  "defaultValue",
                  Type.STRING.orMissing())));

  private final Rules rules;
  private final boolean onlyFirst;

  KnexCalls(Rules rules) {
    this(rules, false);
  }

  private KnexCalls(Rules rules, boolean onlyFirst) {
    this.rules = rules;
    this.onlyFirst = onlyFirst;
  }

  /** Writes statements whose answers no one looks at; how many they are: 2 for several. */
  int run(Node node, Place place) {
    if (BatchInsert.matches(node)) {
      new BatchInsert(rules).run(node, place);
      return 2;
    }
    Optional<Code> raw = new RawText(rules).find(node, place);
    if (raw.isPresent()) {
      place.body().line("db.execute(" + raw.get().text() + ");");
      return 1;
    }
    int sent = run(node, place, Choices.none());
    Builders.sent(node, place);
    return sent;
  }

  private int run(Node node, Place place, Choices choices) {
    Optional<KnexCompiler.Outcome> outcome = new KnexCompiler(rules, place).compile(node, choices);
    if (outcome.isEmpty()) {
      Code condition = choices.open().orElseThrow();
      place.body().line("if (" + condition.text() + ") {");
      int one = run(node, place, choices.with(condition, true, node));
      place.body().line("} else {");
      int other = run(node, place, choices.with(condition, false, node));
      place.body().line("}");
      return Math.max(one, other);
    }
    for (Sent sent : outcome.get().statements()) {
      String method = sent.values().isEmpty() ? "execute" : "update";
      place.body().line("db." + method + "(" + place.unit().add(sent) + ");");
    }
    return outcome.get().statements().size();
  }

  /** The answer of one statement. */
  Code value(Node node, Place place) {
    if (BatchInsert.matches(node)) {
      return new BatchInsert(rules).value(node, place);
    }
    Optional<Code> raw = new RawText(rules).find(node, place);
    if (raw.isPresent()) {
      place.unit().api("Result");
      return Code.action("db.run(" + raw.get().text() + ")", Type.RESULT);
    }
    Answer answer = answer(node, place, Choices.none());
    Builders.sent(node, place);
    return answer.code();
  }

  /** What is answered in each case. */
  private sealed interface Answer {
    Code code();

    record One(Code code) implements Answer {}

    record Split(Code condition, Answer yes, Answer no) implements Answer {
      @Override
      public Code code() {
        String text = condition.operand() + " ? " + yes.code().text() + " : " + no.code().text();
        return new Code(text, yes.code().type().or(no.code().type()), false, false);
      }
    }
  }

  private Answer answer(Node node, Place place, Choices choices) {
    Optional<KnexCompiler.Outcome> outcome = new KnexCompiler(rules, place).compile(node, choices);
    if (outcome.isPresent()) {
      return new Answer.One(value(node, place, outcome.get()));
    }
    Code condition = choices.open().orElseThrow();
    Answer yes = answer(node, place, choices.with(condition, true, node));
    Answer no = answer(node, place, choices.with(condition, false, node));
    Type one = yes.code().type();
    Type other = no.code().type();
    if (one.kind() != other.kind() || one.nullable() != other.nullable()) {
      throw new Refusal(node, "what it answers depends on the run");
    }
    return new Answer.Split(condition, yes, no);
  }

  /** {@code const name = await …}. */
  void declare(Node name, Node node, Place place, Node owner) {
    boolean raw = new RawText(rules).find(node, place).isPresent() || BatchInsert.matches(node);
    Answer answer = raw ? new Answer.One(value(node, place)) : answer(node, place, Choices.none());
    Builders.sent(node, place);
    boolean plain = answer instanceof Answer.One || place.body().isChanged(name.name());
    if (plain) {
      new Destructuring(rules).declare(name, answer.code(), place, owner);
      return;
    }
    Type type = place.body().widening().of(name.start(), answer.code().type());
    String java = place.body().name(name.name());
    place.body().line(type.java() + " " + java + ";");
    assign(java, answer, place.body());
    boolean assigned = place.body().isAssigned(name.name());
    Destructuring.importType(type, place.unit());
    place.scope().declare(name.name(), new Binding.Variable(java, type, assigned, name.start()));
  }

  private static void assign(String java, Answer answer, Body body) {
    if (answer instanceof Answer.Split split) {
      body.line("if (" + split.condition().text() + ") {");
      assign(java, split.yes(), body);
      if (split.no() instanceof Answer.Split) {
        body.text("} else ");
        assign(java, split.no(), body);
      } else {
        body.line("} else {");
        assign(java, split.no(), body);
        body.line("}");
      }
      return;
    }
    body.line(java + " = " + answer.code().text() + ";");
  }

  private Code value(Node node, Place place, KnexCompiler.Outcome outcome) {
    if (outcome.statements().size() != 1) {
      throw new Refusal(node, "the answer of " + outcome.statements().size() + " statements");
    }
    Sent sent = outcome.statements().get(0);
    String form = outcome.form();
    int ofColumn = form.indexOf(':');
    if (ofColumn >= 0) {
      String name = form.substring(ofColumn + 1);
      String column = ", " + JavaLiterals.string(name);
      if (form.startsWith("pluck:")) {
        return PluckedColumn.find(sent, name, place)
            .orElseGet(() -> made("pluck", sent, column, place));
      }
      return made(form.substring(0, ofColumn), sent, column, place);
    }
    return switch (form) {
      case "columns" -> made(form, sent, "", place);
      case "rows" ->
          onlyFirst
              ? first(sent, place, row(sent, outcome, place).orMissing())
              : query(sent, place, rows(sent, outcome, place));
      case "first" -> first(sent, place, row(sent, outcome, place).orMissing());
      case "count" -> count(sent, place);
      case "found" -> found(node, sent, place);
      case "result" -> result(node, sent, place);
      default -> throw new Refusal(node, "what Knex makes of its answer");
    };
  }

  private static Type columns(WrittenProperties written) {
    boolean changed =
        written.isAnyGiven()
            || written.deletesAny()
            || COLUMN.columns().orElseThrow().keySet().stream()
                .anyMatch(name -> written.contains(name) || written.deletes(name));
    return changed ? Type.OBJECT : Type.dictionary(COLUMN);
  }

  /** What a method of {@code Knex} in Java makes of the rows. */
  private static Code made(String method, Sent sent, String argument, Place place) {
    String rows = "db.query(" + place.unit().add(sent) + ")";
    Type type =
        switch (method) {
          case "pluck" -> Type.list(Type.DEFINED);
          case "columns" -> columns(place.unit().module().written());
          default -> Type.OBJECT;
        };
    return Code.action(place.unit().api("Knex") + "." + method + "(" + rows + argument + ")", type);
  }

  private static Type row(Sent sent, KnexCompiler.Outcome outcome, Place place) {
    return Type.row(new AnswerTypes(place.unit()).of(sent, outcome.columns()));
  }

  private static Type rows(Sent sent, KnexCompiler.Outcome outcome, Place place) {
    Type row = row(sent, outcome, place);
    return new AnswerTypes(place.unit()).isOneRow(sent) ? Type.listOfFirst(row) : Type.list(row);
  }

  private static Code query(Sent sent, Place place, Type type) {
    place.unit().api("Row");
    return Code.action("db.query(" + place.unit().add(sent) + ")", type);
  }

  private static Code first(Sent sent, Place place, Type type) {
    place.unit().api("Row");
    boolean one = new AnswerTypes(place.unit()).isOneRow(sent);
    String call = (one ? "db.one(" : "db.first(") + place.unit().add(sent) + ")";
    return Code.action(call, one ? type.present() : type);
  }

  /** The first of the rows that it answers; what it answers if that are no rows. */
  Code first(Node node, Place place) {
    KnexCalls calls = new KnexCalls(rules, true);
    return calls.value(node, place);
  }

  private static Code count(Sent sent, Place place) {
    String call = "(" + place.unit().add(sent) + ")";
    return Code.action(
        sent.values().isEmpty() ? "db.run" + call + ".rowCount()" : "db.update" + call, Type.INT);
  }

  private static Code result(Node node, Sent sent, Place place) {
    if (StatementSplitter.split(SqlLexer.lex(sent.sql())).size() != 1) {
      throw new Refusal(node, "the answers of several statements in one text");
    }
    place.unit().api("Row");
    place.unit().api("Result");
    Optional<Map<String, Type>> columns = new AnswerTypes(place.unit()).of(sent);
    boolean one = new AnswerTypes(place.unit()).isOneRow(sent);
    return Code.action(
        "db.run(" + place.unit().add(sent) + ")",
        one ? Type.resultOfFirst(columns) : Type.result(columns));
  }

  /** {@code hasTable} and {@code hasColumn}, as methods with Knex's own statement. */
  private static Code found(Node node, Sent sent, Place place) {
    String name =
        node.is("CallExpression") && node.child("callee").is("MemberExpression")
            ? node.child("callee").property().orElse("exists")
            : "exists";
    List<String> parameters =
        name.equals("hasColumn")
            ? List.of("table", "column", "schema")
            : List.of("table", "schema");
    boolean plain = sent.values().size() <= parameters.size() && name.startsWith("has");
    if (!plain) {
      return Code.action("!db.query(" + place.unit().add(sent) + ").isEmpty()", Type.BOOLEAN);
    }
    List<Sent.Bound> bound = new ArrayList<>();
    List<String> arguments = new ArrayList<>(List.of("db"));
    for (int i = 0; i < sent.values().size(); i++) {
      bound.add(new Sent.Bound.Computed(parameters.get(i)));
      arguments.add(argument(node, sent.values().get(i)));
    }
    String statement = place.unit().add(new Sent(sent.sql(), bound));
    Unit.Method method =
        place
            .unit()
            .methods()
            .computeIfAbsent(
                name + statement, key -> lookup(place.unit(), name, statement, bound.size()));
    return Code.action(method.name() + "(" + String.join(", ", arguments) + ")", Type.BOOLEAN);
  }

  private static Unit.Method lookup(Unit unit, String wanted, String statement, int values) {
    String name = unit.methodName(wanted);
    List<String> parameters =
        wanted.equals("hasColumn")
            ? List.of("table", "column", "schema")
            : List.of("table", "schema");
    StringBuilder declared = new StringBuilder("Session db");
    parameters.subList(0, values).forEach(each -> declared.append(", Object ").append(each));
    String text =
        "private static boolean "
            + name
            + "("
            + declared
            + ") {\n"
            + "return !db.query("
            + statement
            + ").isEmpty();\n}";
    return new Unit.Method(name, text, Type.BOOLEAN, true);
  }

  private static String argument(Node node, Sent.Bound bound) {
    if (bound instanceof Sent.Bound.Computed computed) {
      return computed.java();
    }
    if (bound instanceof Sent.Bound.Constant constant
        && constant.value() instanceof Value.Text text) {
      return JavaLiterals.string(text.text());
    }
    throw new Refusal(node, "a name that is no text");
  }
}
