package unimig.converter.script;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import unimig.converter.script.ScriptFiles.Kind;
import unimig.runner.diagnostic.SourceSpan;

/**
 * Collects the files that bridged migrations need at run time, under {@code legacy/} of a converted
 * set: {@code legacy/scripts/<class>.json} describes one script, {@code legacy/files/…} holds every
 * file that it may load, {@code legacy/files.json} lists them.
 */
public final class ScriptArchive {
  static final String FILES = "legacy/files";
  public static final String INDEX = "legacy/files.json";
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /** Any quoted text may name a file of the project, whether it is required or read. */
  private static final Pattern QUOTED = Pattern.compile("['\"`]([^'\"`\\n]{1,200})['\"`]");

  /** What names a module: behind words that load one, or by a path from where it stands. */
  private static final Pattern REQUESTED =
      Pattern.compile(
          "(?:\\brequire(?:\\.resolve)?\\s*\\(|\\bfrom\\b|\\bimport\\b\\s*\\(?)\\s*['\"`]([^'\"`\\n]{1,200})['\"`]"
              + "|['\"`](\\.{1,2}/[^'\"`\\n]{0,200})['\"`]");

  private final ScriptFiles files;
  private final TrackedFiles tracked;
  private final ModuleResolver resolver;
  private final TreeMap<String, byte[]> contents = new TreeMap<>();
  private final Set<String> done = new HashSet<>();

  private ScriptArchive(ScriptFiles files) {
    this.files = files;
    this.tracked = new TrackedFiles(files);
    this.resolver = new ModuleResolver(tracked);
  }

  /**
   * The scripts with everything that they may load.
   *
   * @return path below the output directory → bytes; empty if there are no scripts
   */
  public static Map<String, byte[]> of(ScriptFiles files, List<ArchivedScript> scripts) {
    ScriptArchive archive = new ScriptArchive(files);
    scripts.forEach(archive::add);
    return archive.contents();
  }

  private void add(ArchivedScript archived) {
    Deque<String> open = new ArrayDeque<>(archived.loaded());
    open.add(archived.script());
    archived.settings().knexfile().ifPresent(open::add);
    open.addAll(archived.settings().prelude());
    while (!open.isEmpty()) {
      String file = open.remove();
      if (done.add(file)) {
        resolver.isModulePackage(file);
        open.addAll(named(file));
      }
    }
    contents.put(description(archived.className()), utf8(GSON.toJson(describe(archived)) + "\n"));
  }

  /** Resource name of the description of a bridged migration's script. */
  public static String description(String className) {
    return "legacy/scripts/" + className + ".json";
  }

  /** Where a place in a file of the project is in the converted set that holds the file. */
  static SourceSpan kept(SourceSpan place) {
    return new SourceSpan(
        FILES + ScriptFiles.PROJECT + "/" + place.file(), place.line(), place.column());
  }

  /**
   * The files that an index lists, as paths below the output directory.
   *
   * @param index content of {@link #INDEX}; one that is not ours lists nothing
   */
  public static List<String> listed(String index) {
    try {
      return JsonParser.parseString(index).getAsJsonArray().asList().stream()
          .flatMap(path -> JsonFiles.text(path).stream())
          .map(path -> FILES + path)
          .toList();
    } catch (JsonParseException | IllegalStateException e) {
      return List.of();
    }
  }

  private Set<String> named(String file) {
    Set<String> named = new TreeSet<>();
    Optional<byte[]> bytes = tracked.read(file);
    if (bytes.isEmpty() || !file.matches(".*\\.([cm]?[jt]sx?|json)")) {
      return named;
    }
    String text = new String(bytes.get(), StandardCharsets.UTF_8);
    Matcher requested = REQUESTED.matcher(text);
    while (requested.find()) {
      String request = requested.group(1) == null ? requested.group(2) : requested.group(1);
      resolver.resolve(file, request.replaceFirst("^node:", "")).ifPresent(named::add);
    }
    if (!file.contains("/node_modules/")) {
      named.addAll(beside(file, text));
    }
    return named;
  }

  private Set<String> beside(String file, String text) {
    Set<String> named = new TreeSet<>();
    Matcher quoted = QUOTED.matcher(text);
    while (quoted.find()) {
      String beside = VirtualPath.resolve(VirtualPath.parent(file), quoted.group(1));
      if (tracked.kind(beside) == Kind.FILE) {
        named.add(beside);
      }
    }
    return named;
  }

  private static JsonObject describe(ArchivedScript archived) {
    ScriptSettings settings = archived.settings();
    JsonObject json = new JsonObject();
    json.addProperty("script", archived.script());
    json.addProperty("knexLine", settings.knexLine());
    settings.knexfile().ifPresent(path -> json.addProperty("knexfile", path));
    settings.environment().ifPresent(name -> json.addProperty("environment", name));
    JsonArray prelude = new JsonArray();
    settings.prelude().forEach(prelude::add);
    json.add("prelude", prelude);
    json.addProperty("disableTransactions", settings.disableTransactions());
    json.addProperty("workingDirectory", settings.workingDirectory());
    return json;
  }

  private Map<String, byte[]> contents() {
    if (contents.isEmpty()) {
      return Map.of();
    }
    TreeMap<String, byte[]> all = new TreeMap<>(contents);
    JsonArray index = new JsonArray();
    // A hidden file may hold secrets (.env); none of them is a module.
    for (String path : tracked.found().stream().filter(path -> !path.contains("/.")).toList()) {
      files.read(path).ifPresent(bytes -> all.put(FILES + path, bytes));
      index.add(path);
    }
    all.put(INDEX, utf8(GSON.toJson(index) + "\n"));
    return all;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
