package unimig.converter.translate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import unimig.converter.catalog.Catalog;
import unimig.converter.script.ContextPool;
import unimig.converter.script.ProjectFiles;
import unimig.converter.script.ScriptFiles;
import unimig.converter.script.ScriptTree;
import unimig.converter.testing.LegacyTree;
import unimig.runner.diagnostic.Diagnostic;

/** A script, translated with Knex 3. */
final class TranslatedScript {
  private TranslatedScript() {}

  /** Why it is not translated; fails with its Java if it is. */
  static List<Diagnostic> reasons(Path root, String script) {
    new LegacyTree(root).with("m.js", script);
    ScriptFiles files = new ProjectFiles(root, List.of());
    return new Translator(new ContextPool(ScriptTree.ENGINE, files, Duration.ofMinutes(1)))
        .translate(ScriptTree.settings("3"), ScriptFiles.PROJECT + "/m.js", Catalog.NOTHING)
        .accept(new Reasons());
  }

  /** The first reason, with line and column, for statements of {@code up} from line 3 on. */
  static String reason(Path root, String statements) {
    String script =
        "exports.up = async (knex) => {\n"
            + "const rows = await knex('t').select('a', 'b');\n"
            + statements
            + "\n};\nexports.down = async () => {};\n";
    Diagnostic reason = reasons(root, script).get(0);
    String place = reason.place().line() + ":" + reason.place().column();
    return place + " " + reason.message().replaceFirst("^not translated: ", "");
  }

  private static final class Reasons implements Translation.Visitor<List<Diagnostic>> {
    @Override
    public List<Diagnostic> complete(Translation.Complete translation) {
      throw new AssertionError("translated: " + translation.program().up());
    }

    @Override
    public List<Diagnostic> refused(Translation.Refused refused) {
      return refused.reasons();
    }
  }
}
