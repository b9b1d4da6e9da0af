package unimig.converter.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.converter.testing.LegacyTree;

/** Which file a request means, as Node decides, with what TypeScript adds. */
final class ModuleResolverTest {
  private static final String NONE = "none";
  private static final String PACKAGE = "node_modules/pack/package.json";

  private final Path root;
  private final LegacyTree tree;

  ModuleResolverTest(@TempDir Path directory) {
    this.root = directory.resolve("project");
    this.tree = new LegacyTree(root).with("package.json", "{}");
  }

  private String resolve(String from, String request) {
    return new ModuleResolver(new ProjectFiles(root, List.of()))
        .resolve(ScriptFiles.PROJECT + "/" + from, request)
        .map(FailureDiagnostics::relative)
        .orElse(NONE);
  }

  private String resolve(String request) {
    return resolve("migrations/m.js", request);
  }

  private ModuleResolverTest with(String... paths) {
    for (String path : paths) {
      tree.with(path, "");
    }
    return this;
  }

  @Test
  void takesTheFirstConditionThatIsWrittenAndFits() {
    tree.with(
        PACKAGE,
        """
        {"exports": {
          ".": {"types": "./t.d.ts", "default": "./first.js", "require": "./second.js"},
          "./b": {"import": "./b.mjs", "require": "./b.cjs", "default": "./b.js"},
          "./c": {"browser": "./c.browser.js", "node": {"require": "./c.cjs"}, "default": "./c.js"},
          "./d": {"node": {"deno": "./d.deno.js"}, "default": "./d.js"}
        }}
        """);
    with("node_modules/pack/first.js", "node_modules/pack/second.js", "node_modules/pack/t.d.ts")
        .with("node_modules/pack/b.mjs", "node_modules/pack/b.cjs", "node_modules/pack/b.js")
        .with("node_modules/pack/c.cjs", "node_modules/pack/c.js", "node_modules/pack/d.js");

    assertEquals("node_modules/pack/first.js", resolve("pack"));
    assertEquals("node_modules/pack/b.cjs", resolve("pack/b"));
    assertEquals("node_modules/pack/c.cjs", resolve("pack/c"));
    // A nested condition that has nothing to offer leaves the choice to the next.
    assertEquals("node_modules/pack/d.js", resolve("pack/d"));
  }

  @Test
  void takesWhatIsOnlyThereForImportWhereNothingElseIs() {
    tree.with(PACKAGE, "{\"exports\": {\"types\": \"./t.d.ts\", \"import\": \"./esm.js\"}}");
    with("node_modules/pack/esm.js", "node_modules/pack/index.js");

    assertEquals("node_modules/pack/esm.js", resolve("pack"));
  }

  @Test
  void takesTheMostSpecificPattern() {
    tree.with(
        PACKAGE,
        """
        {"exports": {
          "./*": "./all/*.js",
          "./lib/*": "./lib/*.js",
          "./lib/*.js": "./lib/*.js",
          "./lib/deep/*": "./elsewhere/*.js",
          "./lib/exact": "./exact.js",
          "./twice/*": "./t/*/*.js",
          "./lib/private/*": null
        }}
        """);
    with("node_modules/pack/all/a.js", "node_modules/pack/lib/a.js", "node_modules/pack/exact.js")
        .with("node_modules/pack/elsewhere/a/b.js", "node_modules/pack/t/x/x.js")
        .with("node_modules/pack/lib/private/a.js", "node_modules/pack/all/lib/private/a.js");

    assertEquals("node_modules/pack/all/a.js", resolve("pack/a"));
    assertEquals("node_modules/pack/lib/a.js", resolve("pack/lib/a"));
    assertEquals("node_modules/pack/lib/a.js", resolve("pack/lib/a.js"));
    assertEquals("node_modules/pack/elsewhere/a/b.js", resolve("pack/lib/deep/a/b"));
    assertEquals("node_modules/pack/exact.js", resolve("pack/lib/exact"));
    assertEquals("node_modules/pack/t/x/x.js", resolve("pack/twice/x"));
    assertEquals(NONE, resolve("pack/lib/private/a"));
  }

  @Test
  void findsNothingThatAPackageDoesNotExport() {
    tree.with(PACKAGE, "{\"main\": \"hidden.js\", \"exports\": {\"./open\": \"./open.js\"}}");
    with("node_modules/pack/open.js", "node_modules/pack/hidden.js", "node_modules/pack/index.js");

    assertEquals("node_modules/pack/open.js", resolve("pack/open"));
    assertEquals(NONE, resolve("pack"));
    assertEquals(NONE, resolve("pack/hidden.js"));
    assertEquals(NONE, resolve("pack/package.json"));
  }

  @Test
  void skipsTargetsThatLeadOutOfThePackage() {
    tree.with(
        PACKAGE,
        """
        {"exports": {
          "./up": "./../other/index.js",
          "./below": "./node_modules/inner/index.js",
          "./bare": "other",
          "./list": ["../other/index.js", {"browser": "./no.js"}, "./yes.js"]
        }}
        """);
    with("node_modules/other/index.js", "node_modules/pack/node_modules/inner/index.js")
        .with("node_modules/pack/yes.js");

    assertEquals(NONE, resolve("pack/up"));
    assertEquals(NONE, resolve("pack/below"));
    assertEquals(NONE, resolve("pack/bare"));
    assertEquals("node_modules/pack/yes.js", resolve("pack/list"));
  }

  @Test
  void takesTheMainOfAPackageThatWasNeverBuilt() {
    tree.with(PACKAGE, "{\"main\": \"src/index.ts\", \"exports\": \"./dist/index.js\"}");
    with("node_modules/pack/src/index.ts");

    assertEquals("node_modules/pack/src/index.ts", resolve("pack"));
  }

  @Test
  void letsAPackageAskForItselfByName() {
    tree.with(
        "package.json", "{\"name\": \"@shop/db\", \"exports\": {\"./names\": \"./names.js\"}}");
    with("names.js", "hidden.js");

    assertEquals("names.js", resolve("@shop/db/names"));
    assertEquals(NONE, resolve("@shop/db/hidden.js"));
  }

  @Test
  void knowsTheImportsOfThePackage() {
    tree.with(
        "package.json",
        """
        {"imports": {
          "#names": "./lib/names.js",
          "#lib/*": "./lib/*.js",
          "#lib/odd/*": "./odd/*.js",
          "#clock": {"browser": "./clock.browser.js", "default": "./clock.js"},
          "#pack": "pack/open",
          "#out": "../out.js"
        }}
        """);
    tree.with(PACKAGE, "{\"exports\": {\"./open\": \"./open.js\"}}");
    with("lib/names.js", "lib/deep/a.js", "odd/a.js", "clock.js", "node_modules/pack/open.js");

    assertEquals("lib/names.js", resolve("#names"));
    assertEquals("lib/deep/a.js", resolve("#lib/deep/a"));
    assertEquals("odd/a.js", resolve("#lib/odd/a"));
    assertEquals("clock.js", resolve("#clock"));
    assertEquals("node_modules/pack/open.js", resolve("#pack"));
    assertEquals(NONE, resolve("#out"));
    assertEquals(NONE, resolve("#unknown"));
    // Another package's imports are its own.
    assertEquals(NONE, resolve("node_modules/pack/open.js", "#names"));
  }

  @Test
  void readsConfigurationsWithCommentsAndFinalCommas() {
    tree.with(
        "tsconfig.json",
        """
        // the whole of it
        {
          /* "paths": {"@/*": ["nowhere/*"]}, */
          "compilerOptions": {
            "baseUrl": ".", // of the paths
            "paths": {
              "@/*": ["missing/*", "src/*", /* last, */ ],
              "~": ["src/odd,]name.ts"], // final comma
            },
          },
        }
        """);
    with("src/names.ts", "src/odd,]name.ts");

    assertEquals("src/names.ts", resolve("migrations/m.ts", "@/names"));
    assertEquals("src/odd,]name.ts", resolve("migrations/m.ts", "~"));
  }

  @Test
  void takesTheAliasesOfTheConfigurationThatIsExtended() {
    tree.with("tsconfig.json", "{\"extends\": \"./config/base\",}");
    tree.with("config/base.json", "{\"compilerOptions\": {\"paths\": {\"@db\": [\"../db.ts\"]}}}");
    with("db.ts");

    assertEquals("db.ts", resolve("migrations/m.ts", "@db"));
  }

  @Test
  void triesExtensionsDirectoriesAndTypeScriptInPlaceOfJavaScript() {
    tree.with("lib/package.json", "{\"main\": \"./main\"}");
    with("lib/main.js", "names/index.ts", "a.ts", "b.cts", "c.mts", "both.js", "both.ts", "v.tsx");

    assertEquals("lib/main.js", resolve("../lib"));
    assertEquals("names/index.ts", resolve("../names"));
    assertEquals("a.ts", resolve("../a.js"));
    assertEquals("b.cts", resolve("../b.cjs"));
    assertEquals("c.mts", resolve("../c.mjs"));
    assertEquals("both.js", resolve("../both"));
    assertEquals("v.tsx", resolve("../v"));
    assertEquals(NONE, resolve("../nothing"));
  }

  @Test
  void followsLinksInsideTheProjectOnly() throws IOException {
    tree.with("packages/db/package.json", "{\"main\": \"db.js\"}");
    with("packages/db/db.js", "../outside/index.js", "node_modules/.keep");
    Files.createSymbolicLink(root.resolve("node_modules/db"), Path.of("../packages/db"));
    Files.createSymbolicLink(root.resolve("node_modules/out"), Path.of("../../outside"));

    assertEquals("packages/db/db.js", resolve("db"));
    assertEquals(NONE, resolve("out"));
    assertEquals(NONE, resolve("../../outside/index.js"));
  }
}
