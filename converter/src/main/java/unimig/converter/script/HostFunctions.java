package unimig.converter.script;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.jspecify.annotations.Nullable;
import unimig.converter.script.ScriptFiles.Kind;

/** The object that {@code runtime.cjs} calls its host: all that a script can reach. */
final class HostFunctions {
  private static final String BUNDLED = "bundled:";

  /** What does not answer the same each time, or has an effect. */
  private static final Set<String> TOUCHING =
      Set.of(
          "env",
          "envNames",
          "random",
          "randomBytes",
          "readFile",
          "kind",
          "list",
          "compared",
          "computed",
          "log",
          "refused",
          "acquire",
          "query");

  private final ScriptEngine engine;
  private final Context context;
  private ScriptRun run;
  private ModuleResolver resolver;
  private final Set<String> loaded = new TreeSet<>();
  private final Set<String> bySettings = new TreeSet<>();
  private final Set<String> bundled = new TreeSet<>();
  private Set<String> beforeSettings = Set.of();
  private Optional<ScriptFailure> refusal = Optional.empty();
  private Optional<SourceSection> running = Optional.empty();
  private final Preparation preparation = new Preparation();
  private boolean clockCounts = true;
  private int touches;
  private final Map<String, Object> functions = new HashMap<>();

  HostFunctions(ScriptEngine engine, Context context, ScriptRun run) {
    this.engine = engine;
    this.context = context;
    this.run = run;
    this.resolver = new ModuleResolver(run.files());
    addFiles();
    addKept();
    addValues();
    addCryptography();
    addDatabase();
  }

  ProxyObject object() {
    return ProxyObject.fromMap(functions);
  }

  /** What was loaded or read so far. */
  LoadedFiles loaded() {
    return LoadedFiles.of(loaded, bySettings, bundled);
  }

  /** The first thing that the script was refused, even if it went on after that. */
  Optional<ScriptFailure> refusal() {
    return refusal;
  }

  /** What it took to make files into modules. */
  Preparation preparation() {
    return preparation;
  }

  /** Starts anew for another migration. */
  void renew(ScriptRun other) {
    if (run.files() != other.files()) {
      resolver = new ModuleResolver(other.files());
    }
    run = other;
    loaded.clear();
    bySettings.clear();
    bundled.clear();
    refusal = Optional.empty();
  }

  /** The function of the migration that was called last, if its script got that far. */
  Optional<SourceSection> running() {
    return running;
  }

  private void add(String name, Function<Value[], @Nullable Object> function) {
    boolean touching = TOUCHING.contains(name);
    functions.put(
        name,
        (ProxyExecutable)
            arguments -> {
              touches += touching ? 1 : 0;
              return function.apply(arguments);
            });
  }

  private void addFiles() {
    add("resolve", a -> resolver.resolve(a[0].asString(), a[1].asString()).orElse(null));
    add("leadsOutside", a -> leadsOutside(a[0].asString(), a[1].asString()));
    add("place", a -> engine.sources().original(a[0].asString()));
    add("compile", a -> compile(a[0].asString()));
    add("counts", a -> run.branches().isPresent() && ModuleSources.isCounted(a[0].asString()));
    add("readText", a -> new String(read(a[0].asString()), StandardCharsets.UTF_8));
    add(
        "readFile",
        a ->
            run.files().kind(a[0].asString()) == Kind.FILE
                ? Base64.getEncoder().encodeToString(read(a[0].asString()))
                : null);
    add("kind", a -> kind(a[0].asString()));
    add(
        "list",
        a ->
            run.files()
                .list(a[0].asString())
                .map(names -> ProxyArray.fromArray(names.toArray()))
                .orElse(null));
    add("bundled", a -> nothing(() -> bundled.add(a[0].asString())));
    add("workingDirectory", a -> run.settings().workingDirectory());
  }

  /** For modules that stay loaded. */
  private void addKept() {
    add("touches", a -> touches);
    add("form", a -> form().name());
    add("loadedAgain", a -> nothing(() -> loaded.addAll(strings(a[0]))));
    add("isStateless", a -> isStateless(a[0].asString()));
  }

  private boolean isStateless(String path) {
    boolean esModule = path.endsWith(".js") && resolver.isModulePackage(path);
    Optional<byte[]> bytes = run.files().read(path);
    return bytes.isPresent()
        && preparation.during(() -> engine.sources().isStateless(path, bytes.get(), esModule));
  }

  private boolean leadsOutside(String from, String request) {
    return request.matches("(\\.{1,2}(/.*)?|/.*)")
        && run.files().kind(VirtualPath.resolve(VirtualPath.parent(from), request)) == Kind.OUTSIDE;
  }

  private @Nullable String kind(String path) {
    Kind kind = run.files().kind(path);
    return kind == Kind.MISSING ? null : kind.name().toLowerCase(Locale.ROOT);
  }

  private byte[] read(String path) {
    loaded.add(path);
    return run.files()
        .read(path)
        .orElseThrow(() -> new IllegalStateException("vanished while it was read: " + path));
  }

  private Value compile(String path) {
    if (path.startsWith(BUNDLED)) {
      Source bundle = engine.bundle(path.substring(BUNDLED.length()));
      return context.eval(bundle);
    }
    boolean esModule = path.endsWith(".js") && resolver.isModulePackage(path);
    try {
      byte[] bytes = read(path);
      Source source =
          preparation.during(() -> engine.sources().module(path, bytes, esModule, form()));
      return context.eval(source);
    } catch (ScriptFailedException e) {
      throw refuse(e);
    } catch (PolyglotException e) {
      if (e.isSyntaxError()) {
        throw refuse(new ScriptFailedException(engine.sources().syntaxFailure(path, e)));
      }
      throw e;
    }
  }

  private ModuleSources.Form form() {
    if (run.branches().isPresent()) {
      return ModuleSources.Form.COUNTED;
    }
    return run.open()
        ? ModuleSources.Form.OPEN
        : run.watched() ? ModuleSources.Form.WATCHED : ModuleSources.Form.PLAIN;
  }

  /** The ways of a file of the project that was loaded. */
  List<BranchPoint> ways(String path) {
    boolean esModule = path.endsWith(".js") && resolver.isModulePackage(path);
    return engine.sources().ways(path, read(path), esModule);
  }

  Syntax syntax(String path) {
    boolean esModule = path.endsWith(".js") && resolver.isModulePackage(path);
    return engine.sources().syntax(path, read(path), esModule);
  }

  private void addValues() {
    add("env", a -> run.values().environment(a[0].asString()).orElse(null));
    add("envNames", a -> ProxyArray.fromArray(run.values().environmentNames().toArray()));
    add("clockCounts", a -> nothing(() -> clockCounts = a[0].asBoolean()));
    add("now", a -> now());
    add("random", a -> run.values().random());
    add("machine", a -> machine(a[0].asString(), a[1].asBoolean()));
    add(
        "randomBytes",
        a -> Base64.getEncoder().encodeToString(run.values().randomBytes(a[0].asInt())));
    add("settingsBegin", a -> nothing(this::settingsBegin));
    add("migrationBegins", a -> nothing(this::migrationBegins));
    add("running", a -> nothing(() -> running = Optional.ofNullable(a[0].getSourceLocation())));
    add("used", a -> nothing(this::usedDate));
    add("compared", a -> nothing(() -> run.values().compared(a[0].asString(), strings(a[1]))));
    add("computed", a -> nothing(() -> run.values().computed(a[0].asString())));
    add("log", a -> nothing(() -> run.log().print(a[0].asString(), a[1].asString())));
    add("logs", a -> run.log() != ScriptLog.SILENT);
    add("refused", a -> nothing(() -> refuse(a[0].asString(), a[1].asString(), a[2].asString())));
  }

  private String machine(String fact, boolean own) {
    touches += own ? 1 : 0;
    return run.values().machine(fact, own);
  }

  private double now() {
    if (!clockCounts) {
      return 0;
    }
    touches++;
    return run.values().now();
  }

  private void usedDate() {
    if (clockCounts) {
      touches++;
      run.values().usedDate();
    }
  }

  private void settingsBegin() {
    running = Optional.empty();
    beforeSettings = Set.copyOf(loaded);
    run.values().settingsBegin();
  }

  private void migrationBegins() {
    // A second direction in the same context finds what the first has loaded.
    loaded.stream().filter(path -> !beforeSettings.contains(path)).forEach(bySettings::add);
    run.values().migrationBegins();
  }

  /** Keeps a failure that would lose its place on the way through JavaScript. */
  private ScriptFailedException refuse(ScriptFailedException e) {
    refusal = Optional.of(refusal.orElse(e.failure()));
    return e;
  }

  private void refuse(String code, String message, String place) {
    if (refusal.isEmpty()) {
      refusal =
          Optional.of(
              new ScriptFailure(
                  ScriptFailure.Kind.REFUSED,
                  code,
                  message,
                  "",
                  Optional.of(place).filter(p -> !p.isEmpty())));
    }
  }

  private static @Nullable Object nothing(Runnable action) {
    action.run();
    return null;
  }

  private static List<String> strings(Value array) {
    return IntStream.range(0, (int) array.getArraySize())
        .mapToObj(i -> array.getArrayElement(i).asString())
        .collect(Collectors.toList());
  }

  private void addCryptography() {
    add("hash", a -> hash(a[0].asString(), a[1].asString()));
    add("hmac", a -> hmac(a[0].asString(), a[1].asString(), a[2].asString()));
  }

  private static String hash(String algorithm, String data) {
    try {
      MessageDigest digest = MessageDigest.getInstance(javaName(algorithm, "SHA-"));
      return Base64.getEncoder().encodeToString(digest.digest(Base64.getDecoder().decode(data)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("Digest method not supported: " + algorithm, e);
    }
  }

  private static String hmac(String algorithm, String key, String data) {
    try {
      Mac mac = Mac.getInstance("Hmac" + javaName(algorithm, "SHA"));
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "RAW"));
      return Base64.getEncoder().encodeToString(mac.doFinal(Base64.getDecoder().decode(data)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("Digest method not supported: " + algorithm, e);
    }
  }

  /** Node says sha256 where Java says SHA-256 or, for a Mac, SHA256. */
  private static String javaName(String algorithm, String sha) {
    return algorithm.toUpperCase(Locale.ROOT).replaceFirst("^SHA-?", sha);
  }

  private void addDatabase() {
    add("acquire", a -> database().acquire());
    add("release", a -> nothing(() -> database().release(a[0].asInt())));
    add(
        "query",
        a ->
            database()
                .query(
                    a[0].asInt(),
                    a[1].asString(),
                    a[2].asString(),
                    a[3].asBoolean(),
                    a[4].asString()));
    add("traced", a -> database().isTraced());
    add("serverVersion", a -> database().serverVersion());
    add("connectionSettings", a -> connectionSettings(database()));
  }

  private ScriptDatabase database() {
    return run.database().orElseThrow();
  }

  private static String connectionSettings(ScriptDatabase database) {
    String[] names = database.databaseAndUser();
    JsonObject settings = new JsonObject();
    settings.addProperty("database", names[0]);
    settings.addProperty("user", names[1]);
    return settings.toString();
  }
}
