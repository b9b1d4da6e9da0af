package unimig.converter.translate;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import unimig.converter.catalog.Catalog;
import unimig.converter.translate.Constants.Constant;

/** What the functions of one migration have in common while it is translated. */
final class Unit {
  private static final String API = "unimig.runner.api.";

  private final ScriptAnswers script;
  private final Module module;
  private final Constants constants;
  private final Catalog catalog;
  private final boolean transactional;
  private final List<Sent> statements = new ArrayList<>();
  private final Set<Integer> applied = new TreeSet<>();
  private boolean applying = true;
  private boolean unknownStatements;
  private boolean keepsStatements;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private final Map<String, String> descriptions = new HashMap<>();
  private final Map<String, Method> methods = new LinkedHashMap<>();
  private final Set<String> methodNames = new HashSet<>(Set.of("up", "down", "sql", "getChecksum"));
  private final Set<String> repeated = new HashSet<>();
  private final Set<String> imports = new TreeSet<>();
  private final Set<Integer> strayQuestionMarks = new TreeSet<>();

  /**
   * A method besides up and down.
   *
   * @param text of its declaration; empty while it is translated
   * @param usesDatabase whether its first parameter is the session
   */
  record Method(String name, String text, Type returns, boolean usesDatabase) {}

  Unit(ScriptAnswers script, boolean transactional, Catalog catalog) {
    this.catalog = catalog;
    this.script = script;
    this.transactional = transactional;
    this.module = new Module(script.syntax());
    this.constants = new Constants(script, module);
  }

  ScriptAnswers script() {
    return script;
  }

  UntouchedValues values() {
    return script.values();
  }

  /** The place of an offset in the parsed code, in its file: {@code path:line:column}. */
  String place(int offset) {
    Module.Part part = module.part(offset);
    return script.place(part.syntax(), offset - part.start());
  }

  /** The tables as they are when it runs. */
  Catalog catalog() {
    return catalog;
  }

  Module module() {
    return module;
  }

  Constants constants() {
    return constants;
  }

  boolean transactional() {
    return transactional;
  }

  JavaLiterals literals() {
    return new JavaLiterals(this);
  }

  Constant constant(JsonElement json) {
    return Constants.constant(json);
  }

  /** Placeholder for a statement in Java. */
  String add(Sent sent) {
    int known = statements.indexOf(sent);
    if (known < 0) {
      statements.add(sent);
    }
    int number = known < 0 ? statements.size() - 1 : known;
    if (applying) {
      applied.add(number);
    }
    return "sql(" + number + ")";
  }

  /** Notes that from here on {@code down} is translated. */
  void goDown() {
    applying = false;
  }

  /** Notes a statement that only the run knows. */
  void unknownStatement() {
    unknownStatements = true;
  }

  boolean hasUnknownStatements() {
    return unknownStatements;
  }

  /** The numbers of the statements that {@code up} may send. */
  Set<Integer> applied() {
    return applied;
  }

  List<Sent> statements() {
    return statements;
  }

  Map<String, Method> methods() {
    return methods;
  }

  /** Notes that Knex numbers a question mark in the text of a statement. */
  void strayQuestionMark(Node statement) {
    strayQuestionMarks.add(statement.start());
  }

  /** Offsets of the statements, in order. */
  Set<Integer> strayQuestionMarks() {
    return strayQuestionMarks;
  }

  /** Notes that a method is called by itself. */
  void repeat(String method) {
    repeated.add(method);
  }

  boolean isRepeated(String method) {
    return repeated.contains(method);
  }

  /** Takes away the methods that were added to others, and their names. */
  void keepOnly(Set<String> keys) {
    methods.entrySet().stream()
        .filter(each -> !keys.contains(each.getKey()))
        .forEach(each -> methodNames.remove(each.getValue().name()));
    methods.keySet().retainAll(keys);
  }

  /** A method name that no other has. */
  String methodName(String wanted) {
    String name = JavaNames.of(wanted);
    for (int i = 2; !methodNames.add(name); i++) {
      name = JavaNames.of(wanted) + i;
    }
    return name;
  }

  /** Notes that what a failed statement says is used, so that it must be sent as Knex writes it. */
  void keepStatements() {
    keepsStatements = true;
  }

  boolean keepsStatements() {
    return keepsStatements;
  }

  /** The name of a constant of the class. */
  String field(String wanted, String type, String value) {
    String java = wanted;
    String declared = type + " = " + value;
    for (int i = 2; !fields.getOrDefault(java, declared).equals(declared); i++) {
      java = wanted + "_" + i;
    }
    fields.put(java, declared);
    return java;
  }

  /** Notes the comments of a constant of the class. */
  void describe(String field, String comments) {
    descriptions.put(field, comments);
  }

  /** Declarations of the constants of the class, some of which may not be used. */
  List<String> fields() {
    return fields.entrySet().stream()
        .map(
            each ->
                descriptions.getOrDefault(each.getKey(), "")
                    + "private static final "
                    + each.getValue().replaceFirst(" = ", " " + each.getKey() + " = ")
                    + ";")
        .toList();
  }

  void use(String qualifiedName) {
    imports.add(qualifiedName);
  }

  String api(String name) {
    use(API + name);
    return name;
  }

  String javaScript() {
    return api("JavaScript");
  }

  Set<String> imports() {
    return imports;
  }
}
