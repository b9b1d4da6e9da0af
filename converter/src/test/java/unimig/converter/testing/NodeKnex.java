package unimig.converter.testing;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import unimig.converter.witness.NodeWitness;
import unimig.runner.database.DatabaseUrl;

/**
 * The migrate commands of real Knex on Node, as its command line has them, against one database; so
 * histories are made that owe nothing to us. TypeScript is read by erasing its types.
 */
public final class NodeKnex implements AutoCloseable {
  /** The lines that the build installs, oldest first. */
  public static final List<String> LINES = List.of("0.21", "0.95", "1", "2", "3");

  private static final Path PACKAGES = Path.of("src/main/js/node_modules").toAbsolutePath();
  private static final String MARK = "unimig ";

  private final Process process;
  private final Writer requests;
  private final BufferedReader answers;

  private NodeKnex(Process process) {
    this.process = process;
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Starts Node.
   *
   * @param line one of {@link #LINES}
   * @param environment that migrations see beside that of the tests
   */
  public static NodeKnex start(String line, DatabaseUrl database, Map<String, String> environment) {
    try {
      Path scripts = Files.createTempDirectory("unimig-knex-");
      scripts.toFile().deleteOnExit();
      Path script = unpack(NodeKnex.class, "knex.cjs", scripts);
      unpack(NodeWitness.class, "resolve.cjs", scripts);
      ProcessBuilder node =
          new ProcessBuilder(
                  "node",
                  script.toString(),
                  PACKAGES.resolve("knex-" + line).toString(),
                  PACKAGES.resolve("sucrase").toString(),
                  connection(database).toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT);
      node.environment().putAll(environment);
      return new NodeKnex(node.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The command line of Knex, as a project calls it that has it installed.
   *
   * @param environment beside that of the tests
   * @return begun; errors go where the rest does
   */
  public static Process commandLine(
      String line, Path project, Map<String, String> environment, String... arguments) {
    try {
      List<String> command = new ArrayList<>();
      command.add("node");
      command.add(PACKAGES.resolve("knex-" + line).resolve("bin/cli.js").toString());
      command.addAll(List.of(arguments));
      ProcessBuilder node =
          new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true);
      node.environment().putAll(environment);
      node.environment().put("NO_COLOR", "1");
      return node.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path unpack(Class<?> beside, String name, Path into) throws IOException {
    Path file = into.resolve(name);
    try (InputStream bundled = beside.getResourceAsStream(name)) {
      Files.copy(Objects.requireNonNull(bundled, name), file);
    }
    file.toFile().deleteOnExit();
    return file;
  }

  /** Of a test database, as node-postgres wants it. */
  private static JsonObject connection(DatabaseUrl database) {
    URI place = URI.create(database.jdbcUrl().substring("jdbc:".length()));
    JsonObject json = new JsonObject();
    json.addProperty("host", place.getHost());
    json.addProperty("port", place.getPort());
    json.addProperty("database", place.getPath().substring(1));
    json.addProperty("user", database.properties().get("user"));
    json.addProperty("password", database.properties().get("password"));
    return json;
  }

  /** {@code migrate:latest}; the names of what ran. */
  public List<String> latest(Migrations migrations) {
    return names(ask("latest", migrations, Optional.empty()));
  }

  /** {@code migrate:up}, the next one. */
  public List<String> up(Migrations migrations) {
    return names(ask("up", migrations, Optional.empty()));
  }

  /** {@code migrate:up NAME}. */
  public List<String> up(Migrations migrations, String name) {
    return names(ask("up", migrations, Optional.of(name)));
  }

  /** {@code migrate:rollback}; the names of the last batch. */
  public List<String> rollback(Migrations migrations) {
    return names(ask("rollback", migrations, Optional.empty()));
  }

  /** {@code migrate:list}. */
  public Listed list(Migrations migrations) {
    JsonArray lists = ask("list", migrations, Optional.empty()).getAsJsonArray();
    return new Listed(names(lists.get(0)), names(lists.get(1)));
  }

  /** Names in order. */
  public record Listed(List<String> completed, List<String> pending) {}

  /**
   * What a knexfile says of migrations.
   *
   * @param schema where the history is; absent for the connection's own
   */
  public record Migrations(List<Path> directories, String table, Optional<String> schema) {
    public Migrations {
      directories = List.copyOf(directories);
    }

    public static Migrations in(Path directory) {
      return new Migrations(List.of(directory), "knex_migrations", Optional.empty());
    }

    /**
     * The first of them in a directory of their own, linked, as an older deployment has them.
     *
     * @param into need not be there; what it has of an earlier call stays
     */
    public Migrations first(int count, Path into) {
      try {
        Files.createDirectories(into);
        List<Path> files = new ArrayList<>();
        for (Path directory : directories) {
          try (var each = Files.list(directory)) {
            files.addAll(each.toList());
          }
        }
        files.sort(Comparator.comparing(file -> String.valueOf(file.getFileName())));
        for (Path file : files.subList(0, count)) {
          Path link = into.resolve(String.valueOf(file.getFileName()));
          if (!Files.exists(link)) {
            Files.createSymbolicLink(link, file.toAbsolutePath());
          }
        }
        return new Migrations(List.of(into), table, schema);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private JsonObject json() {
      JsonObject json = new JsonObject();
      JsonArray paths = new JsonArray();
      directories.forEach(each -> paths.add(each.toAbsolutePath().toString()));
      json.add("directory", paths);
      json.addProperty("tableName", table);
      schema.ifPresent(name -> json.addProperty("schemaName", name));
      JsonArray extensions = new JsonArray();
      List.of(".js", ".cjs", ".ts").forEach(extensions::add);
      json.add("loadExtensions", extensions);
      return json;
    }
  }

  private static List<String> names(JsonElement array) {
    return StreamSupport.stream(array.getAsJsonArray().spliterator(), false)
        .map(JsonElement::getAsString)
        .toList();
  }

  /**
   * @throws IllegalStateException with what Knex says, if it fails
   */
  private JsonElement ask(String command, Migrations migrations, Optional<String> name) {
    JsonObject config = migrations.json();
    name.ifPresent(each -> config.addProperty("name", each));
    JsonObject request = new JsonObject();
    request.addProperty("command", command);
    request.add("config", config);
    try {
      requests.write(request + "\n");
      requests.flush();
      for (String said = answers.readLine(); said != null; said = answers.readLine()) {
        if (said.startsWith(MARK)) {
          return result(JsonParser.parseString(said.substring(MARK.length())).getAsJsonObject());
        }
      }
      throw new IllegalStateException("Node ended by itself");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonElement result(JsonObject answer) {
    if (answer.has("failure")) {
      throw new IllegalStateException(answer.get("failure").getAsString());
    }
    return answer.get("result");
  }

  @Override
  public void close() {
    try {
      requests.close();
      process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
