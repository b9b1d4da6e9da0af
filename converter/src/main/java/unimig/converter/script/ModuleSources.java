package unimig.converter.script;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.SourceSection;
import unimig.converter.script.ScriptFailure.Kind;

/**
 * Makes project files into module functions: TypeScript erased, ES modules turned into CommonJS.
 */
final class ModuleSources {
  private static final String HEAD =
      "(function (exports, require, module, __filename, __dirname, __import_meta) {";
  private static final Pattern MODULE_SYNTAX =
      Pattern.compile(
          "(?m)^\\s*(import\\s*[\\w{*\"'(]"
              + "|export\\s+(default|const|let|var|function|async|class|type|interface|enum|\\{|\\*))"
              + "|\\bimport\\s*\\(|\\bimport\\.meta\\b");

  /** {@code @param {import('knex').Knex} knex} imports nothing; what Knex makes begins with it. */
  private static final Pattern JSDOC_TAG =
      Pattern.compile("(?m)^\\s*(/\\*)?\\*\\s*@(?:[^*\\n]|\\*(?!/))*");

  /**
   * Without any of these a script cannot look at a value in a way that neither a proxy nor a
   * built-in function notices; the last is a package, whose code is not watched.
   */
  private static final Pattern INSPECTING =
      Pattern.compile(
          "\\b(if|while|for|switch|in|instanceof|typeof)\\b|[?!]|&&|\\|\\||=="
              + "|[\\w)\\]]\\s*\\[\\s*[\\w$(`]"
              + "|\\brequire\\s*\\(\\s*['\"][^./]");

  /**
   * Without any of these a file has no function: once it has loaded, nothing of it ever runs again,
   * and no answer of a database comes to it.
   */
  private static final Pattern FUNCTION =
      Pattern.compile("\\bfunction\\b|=>|\\bclass\\b|\\)\\s*(:[^{;]*)?\\{");

  /** What may make something that has a memory, in a file without functions. */
  private static final Pattern MEMORY =
      Pattern.compile("(?i)\\bnew\\b|memo|once|cache|throttle|debounce|/[a-z]*[gy]");

  private static final Pattern PLACE_IN_MESSAGE = Pattern.compile("\\((\\d+):(\\d+)\\)");
  private static final Pattern PLACE = Pattern.compile("(.*):(\\d+):(\\d+)");
  private static final String PROBE = "__unimig_probe";

  /** Direct eval sees what the module declares. */
  private static final String DOOR =
      ";globalThis.__unimig_doors.set(__filename, (__unimig_code) => eval(__unimig_code));\n";

  private static final String ADDED_BEFORE = "/*\u0001*/(function (%s) { return /*\u0002*/";

  /** What a script that is counted calls its counter. */
  private static final String COUNTER = "__unimig_ways";

  private static final int TREES = 64;

  private final ScriptEngine engine;
  private final Map<String, Source> made = new ConcurrentHashMap<>();
  private final Map<String, String> erased = new ConcurrentHashMap<>();
  private final Map<String, CountedCode> counted = new ConcurrentHashMap<>();
  private final Map<String, Boolean> stateless = new ConcurrentHashMap<>();

  /** Syntax trees of the files asked for last, among them those that many migrations import. */
  private final Map<String, String> trees =
      new LinkedHashMap<>(TREES, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > TREES;
        }
      };

  private final Map<String, RewrittenText> rewritten = new ConcurrentHashMap<>();

  ModuleSources(ScriptEngine engine) {
    this.engine = engine;
  }

  /**
   * A file as a function of what Node's module wrapper passes.
   *
   * @param bytes of the file, UTF-8
   * @param esModule whether a {@code .js} file is an ES module by its package
   * @param form what is added to the module
   * @throws ScriptFailedException if it cannot be parsed
   */
  Source module(String path, byte[] bytes, boolean esModule, Form form) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String key = path + "\0" + esModule + form + "\0" + text;
    return made.computeIfAbsent(key, unused -> make(path, text, esModule, form));
  }

  /** What is added to a module. */
  enum Form {
    PLAIN,
    /** Inspections of values are noticed. */
    WATCHED,
    /** Expressions can be evaluated in the module's scope. */
    OPEN,
    /** The ways that it takes are counted, by a counter that it is called with first. */
    COUNTED
  }

  private Source make(String path, String text, boolean esModule, Form form) {
    String code = erased(path, text, esModule);
    boolean own = !path.contains("/node_modules/");
    boolean watched = form == Form.WATCHED && own && FUNCTION.matcher(text).find();
    if (watched && INSPECTING.matcher(code).find()) {
      code = tool("parser", "instrument", path, code, PROBE);
    }
    rewritten.put(path, new RewrittenText(text, HEAD + code));
    String end = form == Form.OPEN && own ? DOOR : "";
    if (form == Form.COUNTED && isCounted(path)) {
      String counting = HEAD + branches(path, text, code).code();
      // What the counter is given by stands on the first line, and is an addition like the others.
      String given = ADDED_BEFORE.formatted(COUNTER);
      rewritten.put(path, new RewrittenText(text, HEAD + code, given + counting));
      return Source.newBuilder("js", given + counting + "\n})})", path).buildLiteral();
    }
    return Source.newBuilder("js", HEAD + code + "\n" + end + "})", path).buildLiteral();
  }

  /** Whether a file is counted where its context counts: packages are not the project's own. */
  static boolean isCounted(String path) {
    return path.startsWith(ScriptFiles.PROJECT + "/")
        && !path.contains("/node_modules/")
        && !path.endsWith(".json");
  }

  /** The ways of a file that is counted, in the order of their numbers. */
  List<BranchPoint> ways(String path, byte[] bytes, boolean esModule) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return branches(path, text, erased(path, text, esModule)).points();
  }

  private CountedCode branches(String path, String text, String code) {
    return counted.computeIfAbsent(
        path + "\0" + code,
        unused -> {
          JsonObject given = new JsonObject();
          given.addProperty("original", text);
          given.addProperty("counter", COUNTER);
          return CountedCode.parse(
              tool("parser", "branches", path, code, given.toString()),
              new RewrittenText(text, code));
        });
  }

  /**
   * The syntax tree, as {@code syntax.cjs} writes it, of the script that is run: without types, and
   * with {@code require} for {@code import}.
   */
  Syntax syntax(String path, byte[] bytes, boolean esModule) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String code = erased(path, text, esModule);
    rewritten.put(path, new RewrittenText(text, HEAD + code));
    return new Syntax(path, code, tree(path, code), HEAD.length());
  }

  /** What is run of a file, without types and with {@code require} for {@code import}. */
  String code(String path, byte[] bytes, boolean esModule) {
    return erased(path, new String(bytes, StandardCharsets.UTF_8), esModule);
  }

  private String tree(String path, String code) {
    String key = path + "\0" + code;
    String known;
    synchronized (trees) {
      known = trees.get(key);
    }
    if (known == null) {
      known = tool("parser", "syntax", path, code, "");
      synchronized (trees) {
        trees.put(key, known);
      }
    }
    return known;
  }

  /** Where in the code of a module an offset of what is run is. */
  static int offset(int offset) {
    return offset - HEAD.length();
  }

  /** Whether a file that can be parsed keeps nothing for later calls; packages are taken to. */
  boolean isStateless(String path, byte[] bytes, boolean esModule) {
    if (path.contains("/node_modules/") || path.endsWith(".json")) {
      return true;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (!FUNCTION.matcher(text).find() && !MEMORY.matcher(text).find()) {
      return true;
    }
    return stateless.computeIfAbsent(
        path + "\0" + esModule + "\0" + text,
        unused ->
            Boolean.valueOf(tool("parser", "stateless", path, erased(path, text, esModule), "")));
  }

  String tool(String name, String function, String path, String code, String argument) {
    try {
      return engine.tool(name).apply(function, code, argument);
    } catch (PolyglotException e) {
      throw new ScriptFailedException(syntaxFailure(path, String.valueOf(e.getMessage())));
    }
  }

  private String erased(String path, String text, boolean esModule) {
    String key = path + "\0" + esModule + "\0" + text;
    return erased.computeIfAbsent(key, unused -> erase(path, text, esModule));
  }

  private String erase(String path, String text, boolean esModule) {
    String code = text.startsWith("\uFEFF") ? text.substring(1) : text;
    code = code.startsWith("#!") ? "//" + code : code;
    boolean typescript = path.matches(".*\\.[cm]?tsx?");
    boolean modules = typescript || path.endsWith(".mjs") || esModule || hasModuleSyntax(code);
    return modules ? tool("sucrase", "erase", path, code, path) : code;
  }

  private static boolean hasModuleSyntax(String code) {
    return MODULE_SYNTAX.matcher(JSDOC_TAG.matcher(code).replaceAll("")).find();
  }

  /** {@code path:line:column} in what was run as the place in the file; others stay as they are. */
  String original(String place) {
    Matcher parts = PLACE.matcher(place);
    RewrittenText text = parts.matches() ? rewritten.get(parts.group(1)) : null;
    if (text == null) {
      return place;
    }
    int line = number(parts.group(2));
    return parts.group(1) + ":" + line + ":" + text.originalColumn(line, number(parts.group(3)));
  }

  private static ScriptFailure syntaxFailure(String path, String message) {
    Matcher place = PLACE_IN_MESSAGE.matcher(message);
    Optional<String> at =
        place.find()
            ? Optional.of(path + ":" + place.group(1) + ":" + Math.max(1, number(place.group(2))))
            : Optional.of(path + ":1:1");
    return new ScriptFailure(Kind.SYNTAX, "SYNTAX_ERROR", firstLine(message), "", at);
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  /** Where a parse error of the engine is. */
  ScriptFailure syntaxFailure(String path, PolyglotException e) {
    SourceSection section = e.getSourceLocation();
    int line = section == null ? 1 : section.getStartLine();
    int column = section == null ? 1 : section.getStartColumn();
    return new ScriptFailure(
        Kind.SYNTAX,
        "SYNTAX_ERROR",
        firstLine(String.valueOf(e.getMessage())),
        "",
        Optional.of(original(path + ":" + line + ":" + column)));
  }

  private static String firstLine(String message) {
    String first = message.lines().findFirst().orElse("");
    return first.replaceFirst("^(SyntaxError|Error): ", "").replaceFirst("^/\\S+?:\\d+:\\d+ ", "");
  }
}
