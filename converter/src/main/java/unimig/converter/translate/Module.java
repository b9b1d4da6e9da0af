package unimig.converter.translate;

import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import unimig.converter.script.ProjectDirectory;
import unimig.converter.script.Syntax;

/** The functions of a script's module, and which of its names change. */
final class Module {
  private final StringBuilder code = new StringBuilder();
  private final List<Part> parts = new ArrayList<>();
  private final List<Node> files = new ArrayList<>();
  private final Node program;
  private boolean changesParts;
  private final Set<String> aliased;
  private final List<Node> foreign = new ArrayList<>();
  private Optional<WrittenProperties> written = Optional.empty();
  private final Map<String, Node> functions = new HashMap<>();
  private final Map<String, Node> constants = new HashMap<>();
  private final Map<String, Node> exported = new HashMap<>();
  private final Set<String> assigned = new HashSet<>();
  private final Set<String> changed = new HashSet<>();

  /**
   * The text of a file.
   *
   * @param start offset at which it begins here
   */
  record Part(Syntax syntax, int start) {}

  Module(Syntax syntax) {
    this.program = new Node(JsonParser.parseString(syntax.tree()).getAsJsonObject());
    add(syntax);
    files.add(program);
    this.changesParts = Names.changesParts(program);
    for (Node statement : program.list("body")) {
      add(statement);
      // What functions of the module do to its names while they run.
      if (!isExport(statement)) {
        assigned.addAll(Names.assigned(statement));
      }
      changed.addAll(changedIn(statement));
    }
    this.aliased = new TreeSet<>(Names.aliased(program));
    changed.removeAll(Set.of("exports", "module"));
    changed.removeAll(functions.keySet());
  }

  /** Adds the text of another file; answers what offsets in it become greater by. */
  private int add(Syntax syntax) {
    int start = code.length();
    parts.add(new Part(syntax, start));
    code.append(syntax.code()).append('\n');
    return start;
  }

  /**
   * Adds another file.
   *
   * @param program of it, whose offsets become those of here
   * @return by how much they become greater
   */
  int add(Syntax syntax, Node program) {
    int start = add(syntax);
    program.shift(start);
    files.add(program);
    return start;
  }

  /** The file that an offset is in. */
  Part part(int offset) {
    return parts.stream().filter(each -> each.start() <= offset).reduce((a, b) -> b).orElseThrow();
  }

  /** Adds a function of another file under a name that nothing else has. */
  void add(String name, Node function) {
    functions.put(name, function);
    foreign.add(function);
    aliased.addAll(Names.aliased(function));
    written = Optional.empty();
    changesParts |= Names.changesParts(function);
  }

  private static boolean isExport(Node statement) {
    return statement.is("ExpressionStatement")
        && statement.child("expression").is("AssignmentExpression")
        && statement.child("expression").child("left").is("MemberExpression");
  }

  private void add(Node statement) {
    switch (statement.type()) {
      case "FunctionDeclaration" -> functions.put(statement.child("id").name(), statement);
      case "VariableDeclaration" ->
          statement
              .list("declarations")
              .forEach(
                  each ->
                      each.find("init")
                          .filter(init -> init.isFunction() && each.child("id").is("Identifier"))
                          .ifPresent(init -> functions.put(each.child("id").name(), init)));
      case "ClassDeclaration" -> functions.putAll(StaticMembers.methods(statement));
      case "ExpressionStatement" -> export(statement.child("expression"));
      default -> {}
    }
  }

  /** {@code exports.up = …}, {@code module.exports = { up, down }}, and chains of them. */
  private void export(Node expression) {
    if (!expression.is("AssignmentExpression")) {
      return;
    }
    Node target = expression.child("left");
    Node value = expression.child("right");
    Optional<String> name = target.is("MemberExpression") ? target.property() : Optional.empty();
    if (name.isEmpty()) {
      return;
    }
    if (name.get().equals("exports") && value.is("ObjectExpression")) {
      for (Node each : value.list("properties")) {
        if (each.is("ObjectMethod")) {
          each.property().ifPresent(key -> exported.put(key, each));
        } else if (each.is("ObjectProperty")) {
          each.property().ifPresent(key -> exported.put(key, each.child("value")));
        }
      }
      return;
    }
    if (value.is("AssignmentExpression")) {
      export(value);
      value = last(value);
    }
    exported.put(name.get(), value);
  }

  static Node last(Node assignment) {
    Node value = assignment.child("right");
    return value.is("AssignmentExpression") ? last(value) : value;
  }

  /** The function that the module exports under a name. */
  Optional<Node> exportedFunction(String name) {
    Optional<Node> value = Optional.ofNullable(exported.get(name));
    return value
        .flatMap(node -> node.is("Identifier") ? function(node.name()) : Optional.of(node))
        .filter(Node::isFunction);
  }

  /** A function that the module declares, if its name always means it. */
  Optional<Node> function(String name) {
    String owner = name.substring(0, Math.max(0, name.indexOf('.')));
    return isAssigned(name) || isAssigned(owner) || isChanged(owner)
        ? Optional.empty()
        : Optional.ofNullable(functions.get(name));
  }

  /** Adds what a constant of another file is declared with, under a name that nothing else has. */
  void addConstant(String name, Node value) {
    constants.put(name, value);
  }

  /** What a constant of the module is declared with. */
  Optional<Node> constant(String name) {
    if (constants.containsKey(name) && !isAssigned(name)) {
      return Optional.of(constants.get(name));
    }
    return program.list("body").stream()
        .filter(each -> each.is("VariableDeclaration") && !isAssigned(name))
        .flatMap(each -> each.list("declarations").stream())
        .filter(each -> each.child("id").isName(name))
        .findFirst()
        .flatMap(each -> each.find("init"));
  }

  /** A class that the module declares, if its name always means it. */
  Optional<Node> classNamed(String name) {
    return classes().stream()
        .filter(each -> each.find("id").filter(id -> id.isName(name)).isPresent())
        .filter(each -> !isAssigned(name))
        .findFirst();
  }

  List<Node> classes() {
    return program.list("body").stream().filter(each -> each.is("ClassDeclaration")).toList();
  }

  Node program() {
    return program;
  }

  /** Notes that constants have other values in each run. */
  void vary(Set<String> names) {
    assigned.addAll(names);
  }

  /** Whether a name of the module may mean several things while it runs. */
  boolean isAssigned(String name) {
    return assigned.contains(name);
  }

  /** Whether the list or object that a name of the module means may be changed. */
  boolean isChanged(String name) {
    return changed.contains(name);
  }

  /** Whether parts of what a name means may be changed under other names. */
  boolean isAliased(String name) {
    return changesParts && aliased.contains(name);
  }

  /** The names whose values, lists or objects, may be changed by what a node does. */
  Set<String> changedIn(Node node) {
    Set<String> names = Names.changed(node);
    if (changesParts) {
      names.addAll(Names.handedOn(node));
    }
    return names;
  }

  /** Whether parts of lists or objects are changed anywhere. */
  boolean changesParts() {
    return changesParts;
  }

  /** Whether the module gives a name a meaning of its own. */
  boolean declares(String name) {
    return Names.declaredBy(program.list("body")).contains(name);
  }

  /** The properties that it gives other values anywhere. */
  WrittenProperties written() {
    if (written.isEmpty()) {
      List<Node> all = new ArrayList<>(foreign);
      all.add(program);
      written = Optional.of(new WrittenProperties(all));
    }
    return written.get();
  }

  /** Whether a word stands anywhere in it. */
  boolean mentions(String word) {
    return code.indexOf(word) >= 0;
  }

  /** Whether it asks where the project lies. */
  boolean asksForDirectory() {
    return ProjectDirectory.isAskedIn(code.toString());
  }

  /** The name under which a function is declared. */
  Optional<String> nameOf(Node function) {
    return functions.entrySet().stream()
        .filter(each -> each.getValue().start() == function.start())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Functions of other files that were added. */
  List<Node> foreign() {
    return foreign;
  }

  /** The functions that it declares, and those that it only exports. */
  List<Node> allFunctions() {
    List<Node> all = new ArrayList<>(functions.values());
    exported.values().stream().filter(Node::isFunction).forEach(all::add);
    return all;
  }

  /** Whether something of the script stands before it on its line. */
  boolean isBehindCode(int comment) {
    String before = code.substring(code.lastIndexOf("\n", comment - 1) + 1, comment).strip();
    return !before.isEmpty() && !before.matches(".*([{:]|[*]/)|//.*");
  }

  boolean isOneLine(int from, int to) {
    return from <= to && code.substring(from, to).indexOf('\n') < 0;
  }

  /** The programs of its files, its own first. */
  List<Node> files() {
    return files;
  }

  String text(Node node) {
    return code.substring(node.start(), node.end());
  }
}
