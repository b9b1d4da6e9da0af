package unimig.converter.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What npm would have installed into a project: links to the packages that the build bundles. */
public final class NodePackages {
  private static final Path BUNDLED = Path.of("src/main/js/node_modules").toAbsolutePath();

  private NodePackages() {}

  /** Installs Knex 3, its driver, and packages that migrations like to use. */
  public static void install(Path project) {
    Map.of("knex", "knex-3", "pg", "pg", "lodash", "lodash", "nanoid", "nanoid", "uuid", "uuid")
        .forEach((name, bundled) -> link(project, name, bundled));
  }

  public static void link(Path project, String name, String bundled) {
    try {
      Path modules = Files.createDirectories(project.resolve("node_modules"));
      Files.createSymbolicLink(modules.resolve(name), BUNDLED.resolve(bundled));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A Knex that puts something else into each statement that it sends. */
  public static void installOtherKnex(Path project, String before, String after) {
    Path knex = BUNDLED.resolve("knex-3");
    LegacyTree.write(
        project,
        "node_modules/knex/package.json",
        "{ \"name\": \"knex\", \"version\": \"9.9.9\", \"main\": \"other.js\" }\n");
    LegacyTree.write(
        project,
        "node_modules/knex/other.js",
        """
        const Client = require('%1$s/lib/dialects/postgres');
        const query = Client.prototype._query;
        Client.prototype._query = function (connection, sent) {
          sent.sql = sent.sql.replace(%2$s, %3$s);
          return query.call(this, connection, sent);
        };
        module.exports = require('%1$s');
        """
            .formatted(knex, "\"" + before + "\"", "\"" + after + "\""));
  }
}
