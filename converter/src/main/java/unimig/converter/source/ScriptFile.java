package unimig.converter.source;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What can be told of a JavaScript or TypeScript file without running it. */
final class ScriptFile {
  /** What the bundled engine runs. */
  static final Set<String> EXTENSIONS = Set.of(".js", ".ts", ".cjs", ".mjs");

  private static final Pattern NO_MIGRATION =
      Pattern.compile(".*(\\.d\\.[cm]?ts|[._-](test|spec)\\.[cm]?[jt]s)");

  private static final Pattern NAMED_EXPORT =
      Pattern.compile(
          "\\bexports\\s*\\.\\s*up\\b|\\bexports\\s*\\[\\s*['\"]up['\"]|exports\\s*,\\s*['\"]up['\"]"
              + "|\\bexport\\s+(async\\s+)?function\\s*\\*?\\s*up\\b"
              + "|\\bexport\\s+(const|let|var)\\s+up\\b"
              + "|\\bexport\\s*\\{[^}]*\\bup\\b|\\bup:\\s*\\(\\)\\s*=>\\s*up\\b");
  private static final Pattern WHOLE_EXPORT =
      Pattern.compile("\\bmodule\\.exports\\s*=|\\bexport\\s+default\\b|\\bexport\\s*=");
  private static final Pattern UP_MEMBER =
      Pattern.compile("(?<![.\\w$])up\\s*(:|\\(|,|\\})|['\"]up['\"]\\s*:");

  private ScriptFile() {}

  /** Whether a file may be a script at all, by its name: no declarations, tests or source maps. */
  static boolean isScript(Path file) {
    return EXTENSIONS.contains(Directory.extension(file)) && !isDeclarationOrTest(file);
  }

  static boolean isDeclarationOrTest(Path file) {
    return NO_MIGRATION.matcher(Directory.name(file).toLowerCase(Locale.ROOT)).matches();
  }

  /** Whether a text exports {@code up} in one of the ways that people and compilers write it. */
  static boolean exportsUp(String text) {
    return NAMED_EXPORT.matcher(text).find()
        || (WHOLE_EXPORT.matcher(text).find() && UP_MEMBER.matcher(text).find());
  }

  /** Other tools whose migrations export {@code up} and {@code down} as those of Knex do. */
  enum OtherTool {
    SEQUELIZE("Sequelize", "\\bqueryInterface\\b"),
    TYPEORM("TypeORM", "\\bMigrationInterface\\b|\\bqueryRunner\\b"),
    NODE_PG_MIGRATE("node-pg-migrate", "\\bpgm\\b|\\bMigrationBuilder\\b"),
    DB_MIGRATE("db-migrate", "\\bdbmigrate\\b|\\bdb-migrate\\b"),
    KYSELY("Kysely", "\\bKysely\\s*<|from ['\"]kysely['\"]"),
    MONGO("MongoDB", "\\bdb\\.collection\\(");

    private final String title;
    private final Pattern sign;

    OtherTool(String title, String sign) {
      this.title = title;
      this.sign = Pattern.compile(sign);
    }

    String title() {
      return title;
    }

    /** The tool that most of {@code texts} bear the sign of. */
    static Optional<OtherTool> of(List<String> texts) {
      return Arrays.stream(values())
          .filter(
              tool ->
                  2 * texts.stream().filter(text -> tool.sign.matcher(text).find()).count()
                      > texts.size())
          .findFirst();
    }
  }
}
