package unimig.converter.script;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unimig.converter.script.ScriptFiles.Kind;

/**
 * Finds the file that a {@code require} or {@code import} means, by Node's rules ("All together" in
 * Node's modules documentation) with what TypeScript adds: its extensions, {@code ./x.js} that
 * stands for {@code ./x.ts}, and the path aliases of {@code tsconfig.json}. Unlike Node, it takes
 * the {@code main} of a package whose exported file is missing, as one that was never built.
 */
final class ModuleResolver {
  private static final List<String> EXTENSIONS =
      List.of("", ".js", ".json", ".cjs", ".ts", ".cts", ".mjs", ".mts", ".tsx");
  private static final Map<String, String> TYPESCRIPT_OF =
      Map.of(".js", ".ts", ".cjs", ".cts", ".mjs", ".mts");

  private final ScriptFiles files;
  private final JsonFiles json;
  private final PathAliases aliases;

  ModuleResolver(ScriptFiles files) {
    this.files = files;
    this.json = new JsonFiles(files);
    this.aliases = new PathAliases(json);
  }

  /**
   * @param from file that asks
   * @param request as it stands in the script
   */
  Optional<String> resolve(String from, String request) {
    return find(VirtualPath.parent(from), request).map(files::realPath);
  }

  /** Whether a {@code .js} file is an ES module because its package says so. */
  boolean isModulePackage(String file) {
    for (String at = VirtualPath.parent(file); !at.equals("/"); at = VirtualPath.parent(at)) {
      Optional<Boolean> module =
          json.object(at + "/package.json")
              .map(p -> JsonFiles.text(p.get("type")).filter("module"::equals).isPresent());
      if (module.isPresent()) {
        return module.get();
      }
    }
    return false;
  }

  private Optional<String> find(String directory, String request) {
    if (request.matches("(\\.{1,2}(/.*)?|/.*)")) {
      return fileOrDirectory(VirtualPath.resolve(directory, request));
    }
    if (request.startsWith("file://")) {
      return fileOrDirectory(request.substring("file://".length()));
    }
    return aliases.candidates(directory, request).stream()
        .flatMap(alias -> fileOrDirectory(alias).stream())
        .findFirst()
        .or(() -> request.startsWith("#") ? imported(directory, request) : Optional.empty())
        .or(() -> inOwnPackage(directory, request))
        .or(() -> inPackages(directory, request));
  }

  /** {@code LOAD_PACKAGE_IMPORTS}. */
  private Optional<String> imported(String directory, String request) {
    Optional<String> scope = packageOf(directory);
    return scope
        .flatMap(root -> json.object(root + "/package.json"))
        .flatMap(p -> PackageExports.imported(p, request))
        .flatMap(
            target ->
                target.startsWith("./")
                    ? file(VirtualPath.resolve(scope.get(), target))
                    : inPackages(scope.get(), target));
  }

  /** {@code LOAD_PACKAGE_SELF}: a package that exports something may ask for itself by name. */
  private Optional<String> inOwnPackage(String directory, String request) {
    return packageOf(directory)
        .filter(
            root ->
                json.object(root + "/package.json").filter(p -> isNamed(p, request)).isPresent())
        .flatMap(root -> exported(root, Request.of(request).subpath()));
  }

  private static boolean isNamed(JsonObject packageJson, String request) {
    return PackageExports.isClosed(packageJson)
        && JsonFiles.text(packageJson.get("name"))
            .filter(Request.of(request).name()::equals)
            .isPresent();
  }

  /** {@code LOOKUP_PACKAGE_SCOPE}: the nearest directory with a package.json. */
  private Optional<String> packageOf(String directory) {
    for (String at = directory; !at.equals("/"); at = VirtualPath.parent(at)) {
      if (at.endsWith("/node_modules")) {
        return Optional.empty();
      }
      if (files.kind(at + "/package.json") == Kind.FILE) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private Optional<String> fileOrDirectory(String path) {
    return file(path).or(() -> directory(path));
  }

  private Optional<String> file(String path) {
    for (String extension : EXTENSIONS) {
      if (files.kind(path + extension) == Kind.FILE) {
        return Optional.of(path + extension);
      }
    }
    return TYPESCRIPT_OF.entrySet().stream()
        .filter(twin -> path.endsWith(twin.getKey()))
        .map(twin -> path.substring(0, path.length() - twin.getKey().length()) + twin.getValue())
        .filter(typescript -> files.kind(typescript) == Kind.FILE)
        .findFirst();
  }

  private Optional<String> directory(String path) {
    if (files.kind(path) != Kind.DIRECTORY) {
      return Optional.empty();
    }
    return json.object(path + "/package.json")
        .flatMap(p -> JsonFiles.text(p.get("main")))
        .map(main -> VirtualPath.resolve(path, main))
        .flatMap(target -> file(target).or(() -> file(target + "/index")))
        .or(() -> file(path + "/index"));
  }

  private Optional<String> inPackages(String directory, String request) {
    String at = directory;
    while (!at.equals("/")) {
      Optional<String> found = inPackage(at + "/node_modules/", request);
      if (found.isPresent()) {
        return found;
      }
      at = VirtualPath.parent(at);
    }
    return inNodePath(request);
  }

  private Optional<String> inNodePath(String request) {
    for (int i = 0; files.kind("/node_path/" + i) == Kind.DIRECTORY; i++) {
      Optional<String> found = inPackage("/node_path/" + i + "/", request);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<String> inPackage(String packages, String request) {
    Request asked = Request.of(request);
    String root = packages + asked.name();
    if (files.kind(root) != Kind.DIRECTORY) {
      return Optional.empty();
    }
    return json.object(root + "/package.json").filter(PackageExports::isClosed).isPresent()
        ? exported(root, asked.subpath())
        : fileOrDirectory(VirtualPath.resolve(root, asked.subpath()));
  }

  private Optional<String> exported(String root, String subpath) {
    return json.object(root + "/package.json")
        .flatMap(p -> PackageExports.exported(p, subpath))
        .map(target -> VirtualPath.resolve(root, target))
        .flatMap(
            target ->
                files.kind(target) == Kind.FILE
                    ? Optional.of(target)
                    : fileOrDirectory(VirtualPath.resolve(root, subpath)));
  }

  /**
   * What is asked of packages.
   *
   * @param subpath {@code .} or {@code ./…}
   */
  private record Request(String name, String subpath) {
    static Request of(String request) {
      int slash = request.indexOf('/', request.startsWith("@") ? request.indexOf('/') + 1 : 0);
      return slash < 0
          ? new Request(request, ".")
          : new Request(request.substring(0, slash), "." + request.substring(slash));
    }
  }
}
