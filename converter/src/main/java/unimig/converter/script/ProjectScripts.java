package unimig.converter.script;

import com.google.gson.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads scripts of a project without running them. */
public final class ProjectScripts {
  private static final Pattern REQUIRE =
      Pattern.compile("\\brequire\\(\\s*(['\"])([^'\"\\n]+)\\1\\s*\\)");

  /** A migration that imports more loads an application, of which it uses little. */
  private static final int MOST_FILES = 40;

  private final ScriptEngine engine;
  private final ScriptFiles files;
  private final ModuleResolver resolver;

  public ProjectScripts(ScriptEngine engine, ScriptFiles files) {
    this.engine = engine;
    this.files = files;
    this.resolver = new ModuleResolver(files);
  }

  /**
   * What a migration looks at in rows, as {@code hints.cjs} writes it; the project's own files that
   * it imports are part of it.
   *
   * @param path virtual, of a file that is there
   * @throws ScriptFailedException if it cannot be parsed
   */
  public String hints(String path) {
    JsonObject modules = new JsonObject();
    Deque<String> open = new ArrayDeque<>();
    open.add(path);
    while (!open.isEmpty() && modules.size() < MOST_FILES) {
      String next = open.remove();
      if (!modules.has(next)) {
        code(next).ifPresent(code -> modules.add(next, module(next, code, open)));
      }
    }
    return engine.sources().tool("parser", "hints", path, "", modules.toString());
  }

  private JsonObject module(String path, String code, Deque<String> open) {
    JsonObject requires = new JsonObject();
    imports(path, code).forEach(requires::addProperty);
    requires.asMap().values().forEach(each -> open.add(each.getAsString()));
    JsonObject module = new JsonObject();
    module.addProperty("code", code);
    module.add("requires", requires);
    return module;
  }

  private Optional<String> code(String path) {
    boolean esModule = path.endsWith(".js") && resolver.isModulePackage(path);
    return files.read(path).map(bytes -> engine.sources().code(path, bytes, esModule));
  }

  /** The project's own scripts that a file loads, by the text by which it does. */
  private Map<String, String> imports(String path, String code) {
    Map<String, String> found = new TreeMap<>();
    Matcher require = REQUIRE.matcher(code);
    while (require.find()) {
      String request = require.group(2);
      resolver
          .resolve(path, request)
          .filter(ProjectScripts::isOwn)
          .ifPresent(target -> found.put(request, target));
    }
    return found;
  }

  private static boolean isOwn(String path) {
    return !path.contains("/node_modules/") && path.matches(".*\\.[cm]?[jt]sx?");
  }
}
