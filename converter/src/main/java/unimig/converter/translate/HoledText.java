package unimig.converter.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unimig.converter.translate.Hole.Role;

/** The text of a Knex expression with {@code __hole(n)} for each run-time value in it. */
final class HoledText {
  private final Rules rules;
  private final Place place;
  private final Choices choices;
  private final List<Hole> holes;
  private final List<Edit> edits = new ArrayList<>();

  private record Edit(int start, int end, String text) {}

  HoledText(Rules rules, Place place, Choices choices) {
    this(rules, place, choices, new ArrayList<>());
  }

  private HoledText(Rules rules, Place place, Choices choices, List<Hole> holes) {
    this.rules = rules;
    this.place = place;
    this.choices = choices;
    this.holes = holes;
  }

  /** One of an expression elsewhere that becomes part of the same statement. */
  HoledText at(Place other) {
    return new HoledText(rules, other, choices, holes);
  }

  Place place() {
    return place;
  }

  List<Hole> holes() {
    return holes;
  }

  String of(Node expression) {
    chain(expression);
    return new StoredText(this).around(expression, edited(expression), "");
  }

  /** What it is after {@link #chain} and others took out what only the run knows. */
  String edited(Node node) {
    String text = place.unit().module().text(node);
    StringBuilder holed = new StringBuilder();
    int from = 0;
    for (Edit edit : edits) {
      holed.append(text, from, edit.start() - node.start()).append(edit.text());
      from = edit.end() - node.start();
    }
    return holed.append(text.substring(from)).toString();
  }

  void edit(Node node, String text) {
    edits.add(new Edit(node.start(), node.end(), text));
  }

  /** Writes the key of {@code { a }}, whose value becomes a hole. */
  void key(Node property) {
    Node value = property.child("value");
    edits.add(new Edit(value.start(), value.start(), property.child("key").name() + ": "));
  }

  /** Whether a branch is taken, in this attempt. */
  boolean takes(Node test) {
    Code condition = new Truth(rules).of(test, place);
    if (!condition.steady()) {
      throw new Refusal(test, "a value is computed by what changes something");
    }
    return choices.isTrue(condition);
  }

  /** An insert of rows that {@code chunk} holds, made of a call of {@code batchInsert}. */
  String batch(Node call, Optional<Node> returning, Code chunk) {
    Node database = call.child("callee").child("object");
    Node table = call.list("arguments").get(0);
    if (!isFixed(table)) {
      hole(table, Role.NAME);
    }
    Node rows = call.list("arguments").get(1);
    add(rows, Role.ROWS, chunk);
    if (returning.filter(each -> !isFixed(each)).isPresent()) {
      throw new Refusal(returning.get(), "columns that only the run knows");
    }
    String answered = returning.map(each -> ", " + holed(each)).orElse("");
    return holed(database) + "(" + holed(table) + ").insert(" + holed(rows) + answered + ")";
  }

  private String holed(Node node) {
    String text = place.unit().module().text(node);
    return edits.stream()
        .filter(edit -> edit.start() == node.start() && edit.end() == node.end())
        .map(Edit::text)
        .findFirst()
        .orElse(text);
  }

  boolean isFixed(Node node) {
    return !place.scope().hasEarlierIn(node)
        && !isTransacting(node)
        && !ExplicitTransaction.isAskedIn(node, place)
        && place.unit().constants().hasFixedNames(node, place.scope())
        && !Purity.contains(node, List.of("AwaitExpression"))
        && !RunValues.isIn(node, place);
  }

  /** The script is compiled with one Knex, whichever is its connection. */
  private boolean isTransacting(Node node) {
    return Builders.transaction(node, place)
        || node.children().stream().anyMatch(this::isTransacting);
  }

  void chain(Node node) {
    if (Builders.transaction(node, place)) {
      Node before = node.child("callee").child("object");
      chain(before);
      edits.add(new Edit(before.end(), node.end(), ""));
      return;
    }
    if (isFixed(node)) {
      requireBuildsOnly(node);
      return;
    }
    if (new BuildingFunctions(rules).isCall(node, place)) {
      edit(node, new BuildingFunctions(rules).call(node, this));
      return;
    }
    switch (node.type()) {
      case "CallExpression" -> call(node);
      case "MemberExpression" -> chain(node.child("object"));
      default -> {
        if (Builders.stored(node, place).isEmpty()) {
          throw new Refusal(node, "it is part of a statement, and only the run knows it");
        }
      }
    }
  }

  void requireBuildsOnly(Node node) {
    if (!Purity.buildsOnly(node, place.scope())) {
      throw new Refusal(node, "it changes something while it builds a statement");
    }
  }

  private void call(Node call) {
    Node callee = call.child("callee");
    chain(callee);
    Optional<String> method = callee.is("MemberExpression") ? callee.property() : Optional.empty();
    List<Node> arguments = call.list("arguments");
    if (method.filter("modify"::equals).isPresent() && !isFixed(call)) {
      new BuildingFunctions(rules).modify(call, this);
      return;
    }
    for (int i = 0; i < arguments.size(); i++) {
      if (isFixed(arguments.get(i))) {
        requireBuildsOnly(arguments.get(i));
      } else {
        new HoledArguments(rules, this).add(method.orElse(""), i, arguments.get(i));
      }
    }
  }

  void hole(Node node, Role role) {
    add(node, role, rules.value(node, place));
  }

  void add(Node node, Role role, Code code) {
    if (!role.fits(code.type())) {
      throw new Refusal(node, "it may be no " + role.described());
    }
    edits.add(new Edit(node.start(), node.end(), "__hole(" + holes.size() + ")"));
    holes.add(new Hole(code, role, node));
  }
}
