package unimig.converter.translate;

import com.google.gson.JsonArray;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import unimig.converter.script.OpenScript.Declared;
import unimig.converter.script.Syntax;

/**
 * Functions of other files of the project, which a script imports. They become functions of the
 * script's module, under names that nothing else has; the names that they find around them are
 * those of their own file. Which function a name means is asked of the loaded modules, so that
 * files which only hand on what others export do not matter.
 */
final class ImportedFunctions {
  /** What Node gives each file of its own. */
  private static final Set<String> OF_FILE =
      Set.of("__dirname", "__filename", "exports", "module", "require");

  private final ScriptAnswers script;
  private final Module module;

  /** Name → the files in which something inside of functions may have it. */
  private final Map<String, Set<String>> known = new HashMap<>();

  private final Map<String, File> files = new HashMap<>();

  /** Place of a function → its name in the script's module. */
  private final Map<Declared, String> names = new HashMap<>();

  /** What a name or a member of another file means, by its text. */
  private final Map<String, Optional<String>> meanings = new HashMap<>();

  private ImportedFunctions(ScriptAnswers script, Module module) {
    this.script = script;
    this.module = module;
  }

  /** A file and what it declares; offsets count from its place in the script's module. */
  private record File(String path, Module module, int start) {}

  /** Adds those that a script calls, directly or by way of others, to its module. */
  static void add(ScriptAnswers script, Module module) {
    ImportedFunctions functions = new ImportedFunctions(script, module);
    functions.note(module.program(), script.path());
    File own = new File(script.path(), module, 0);
    module.program().list("body").forEach(each -> functions.replace(each, own));
  }

  private void note(Node node, String path) {
    Names.declaredIn(node).forEach(name -> note(name, path));
    node.children().forEach(each -> note(each, path));
  }

  private void note(String name, String path) {
    known.computeIfAbsent(name, unused -> new HashSet<>()).add(path);
  }

  /** Lets what means an imported function be its name in the script's module. */
  private void replace(Node node, File file) {
    Set<Integer> references = new HashSet<>();
    Names.references(node).forEach(each -> references.add(each.start()));
    members(node, file, references);
    for (Node each : Names.references(node)) {
      name(each, file);
    }
  }

  private void members(Node node, File file, Set<Integer> references) {
    if (node.is("CallExpression")) {
      plainCall(node);
    }
    boolean member =
        node.is("MemberExpression")
            && !node.flag("computed")
            && node.child("object").is("Identifier")
            && references.contains(node.child("object").start());
    Optional<String> function = member ? imported(node, file) : Optional.empty();
    if (function.isPresent()) {
      String root = node.child("object").name();
      node.json().addProperty("type", "Identifier");
      List.of("object", "property", "computed").forEach(node.json()::remove);
      rename(node, function.get(), root, file);
      return;
    }
    node.children().forEach(child -> members(child, file, references));
  }

  /** {@code _module.name.call(void 0, a)}, which the erasure of imports makes of a call. */
  private static void plainCall(Node call) {
    ImportedCall plain = ImportedCall.of(call);
    if (plain.callee().end() != call.child("callee").end()) {
      call.json().add("callee", plain.callee().json());
      JsonArray arguments = new JsonArray();
      plain.arguments().forEach(each -> arguments.add(each.json()));
      call.json().add("arguments", arguments);
    }
  }

  private Optional<String> imported(Node member, File file) {
    String root = member.child("object").name();
    boolean fixed =
        isFixed(root, file.module())
            && file.module().function(root).isEmpty()
            && !ConsoleRule.isLogger(root);
    return fixed && member.property().isPresent()
        ? meaning(root + "." + member.property().get(), file)
        : Optional.empty();
  }

  private static boolean isFixed(String name, Module module) {
    return module.declares(name) && !module.isAssigned(name) && !module.isChanged(name);
  }

  private void name(Node reference, File file) {
    String name = reference.name();
    boolean own = file.module() == module;
    boolean ofFile = file.module().declares(name) || (!own && OF_FILE.contains(name));
    if (reference.elsewhere().isPresent() || !ofFile) {
      return;
    }
    Optional<String> function =
        (own && module.function(name).isPresent()) || !isFixed(name, file.module())
            ? Optional.empty()
            : meaning(name, file);
    if (function.isPresent()) {
      rename(reference, function.get(), name, file);
    } else if (!own) {
      rename(reference, constant(name, file), name, file);
    }
  }

  private void rename(Node node, String name, String written, File file) {
    node.json().addProperty("name", name);
    if (file.module() != module) {
      node.json().addProperty("path", file.path());
      node.json().addProperty("written", written);
    }
  }

  /** A name for what a file declares besides functions. */
  private String constant(String name, File file) {
    String key = file.path() + " " + name;
    Optional<String> meaning = meanings.get(key);
    if (meaning != null) {
      return meaning.orElseThrow();
    }
    String unique = unique(name, file.path());
    meanings.put(key, Optional.of(unique));
    boolean fixed = isFixed(name, file.module()) && !file.module().isAliased(name);
    if (!fixed && !OF_FILE.contains(name)) {
      module.vary(Set.of(unique));
    }
    Optional<Node> value = file.module().constant(name);
    value.ifPresent(each -> replace(each, file));
    value.ifPresent(each -> module.addConstant(unique, each));
    return unique;
  }

  /** The name of the function that an expression of a file means, if it is one of the project. */
  private Optional<String> meaning(String text, File file) {
    String key = file.path() + ":" + text;
    Optional<String> meaning = meanings.get(key);
    if (meaning == null) {
      meaning = script.declared(file.path(), text).flatMap(each -> name(each, text, file));
      meanings.put(key, meaning);
    }
    return meaning;
  }

  private Optional<String> name(Declared declared, String text, File user) {
    String name = names.get(declared);
    if (name != null || declared.path().equals(script.path())) {
      return Optional.ofNullable(name);
    }
    File file = files.computeIfAbsent(declared.path(), this::file);
    Optional<Node> function = function(declared, file);
    boolean clashes =
        function.stream()
            .flatMap(each -> Names.free(each).stream())
            .anyMatch(each -> !file.module().declares(each) && module.declares(each));
    if (function.isEmpty() || clashes) {
      return Optional.empty();
    }
    boolean named = user.module() == module && text.indexOf('.') < 0;
    String unique = named ? text : unique(name(function.get(), text, file), declared.path());
    names.put(declared, unique);
    replace(function.get(), file);
    module.add(unique, function.get());
    return Optional.of(unique);
  }

  private static String name(Node function, String text, File file) {
    String exported = text.substring(text.lastIndexOf('.') + 1);
    return exported.equals("default")
        ? file.module().nameOf(function).orElse("imported")
        : exported;
  }

  private File file(String path) {
    Syntax syntax = script.syntax(path);
    Module other = new Module(syntax);
    int start = module.add(syntax, other.program());
    other.program().list("body").forEach(each -> note(each, path));
    return new File(path, other, start);
  }

  /** The innermost function of a file that stands there, if the module declares or exports it. */
  private static Optional<Node> function(Declared declared, File file) {
    int start = file.start() + declared.start();
    return file.module().allFunctions().stream().filter(each -> each.start() == start).findFirst();
  }

  /**
   * A name that no other file uses.
   *
   * @param path of the file that declares what is named
   */
  private String unique(String name, String path) {
    String unique = name;
    for (int i = 2; !known.getOrDefault(unique, Set.of(path)).equals(Set.of(path)); i++) {
      unique = name + i;
    }
    known.put(unique, Set.of(path, ""));
    return unique;
  }
}
