package unimig.converter.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import unimig.converter.conversion.Conversion;
import unimig.converter.conversion.ConversionSettings;
import unimig.converter.conversion.ConvertedMigrations;
import unimig.converter.conversion.LegacyProject;
import unimig.converter.conversion.SetWriter;
import unimig.converter.script.ScriptEngine;
import unimig.converter.source.KnexfileReader;
import unimig.converter.source.SetRequest;
import unimig.converter.source.SourceSettings;
import unimig.converter.source.VersionedMigration;
import unimig.runner.manifest.Manifest;

/** A small legacy project on disk, and what becomes of it. */
public final class LegacyTree {
  /** Looks at an answer, so it is bridged where nothing is translated, as here. */
  public static final String BRIDGED =
      """
      const { shout } = require('../lib/shout');
      exports.up = async (knex) => {
        for (const { id, name } of await knex('users').select('id', 'name')) {
          await knex('users').where({ id }).update({ name: shout(name) });
        }
      };
      exports.down = async () => {};
      """;

  public static final String RECORDED =
      """
      exports.up = (knex) => knex('users').update({ active: true });
      exports.down = async () => {};
      """;

  private static final KnexfileReader NO_KNEXFILE =
      (file, environment) -> {
        throw new IllegalStateException("there is no knexfile: " + file + " " + environment);
      };

  private final Path root;

  public LegacyTree(Path root) {
    this.root = root;
  }

  /** Migrations of two sets, in all modes. */
  public static LegacyTree of(Path root) {
    return new LegacyTree(root)
        .with("package.json", "{}\n")
        .with(
            "migrations/20240101000000_users.js",
            """
            exports.up = (knex) =>
              knex.schema.createTable('users', (table) => {
                table.increments('id');
                table.string('name').notNullable();
                table.boolean('active').defaultTo(false);
              });
            exports.down = (knex) => knex.schema.dropTable('users');
            """)
        .with("migrations/20240301000000_shout.js", BRIDGED)
        .with("lib/shout.js", "exports.shout = (text) => text.toUpperCase();\n")
        .with("scripts/20240201000000_name_index.sql", "create index by_name on users (name);\n")
        .with("scripts/20240201000000_name_index.down.sql", "drop index by_name;\n");
  }

  public LegacyTree with(String path, String text) {
    write(root, path, text);
    return this;
  }

  public LegacyTree without(String path) {
    try {
      Files.delete(root.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  public static void write(Path directory, String path, String text) {
    try {
      Path file = directory.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Converts what is found, on so many threads. */
  public ConvertedMigrations convert(
      ScriptEngine engine, int workers, Optional<Manifest> previous) {
    return convert(engine, settings(List.of(root), List.of(), workers), previous);
  }

  /** Converts {@code migrations} as the set that is asked for, such as {@code legacy=knex}. */
  public ConvertedMigrations convertAs(
      ScriptEngine engine, String set, Optional<Manifest> previous) {
    SetRequest request = SetRequest.parse(set + ":" + root.resolve("migrations"));
    return convert(engine, settings(List.of(), List.of(request), 1), previous);
  }

  private static ConvertedMigrations convert(
      ScriptEngine engine, ConversionSettings settings, Optional<Manifest> previous) {
    return new Conversion(engine, NO_KNEXFILE, settings, new Silent()).convert(previous);
  }

  private static ConversionSettings settings(
      List<Path> paths, List<SetRequest> requests, int workers) {
    SourceSettings source =
        new SourceSettings(requests, Optional.empty(), Optional.empty(), List.of());
    return new ConversionSettings(
        paths, source, List.of(), List.of(), Duration.ofMinutes(1), false, false, "", "", workers);
  }

  /** The project as the proof reads it. */
  public LegacyProject read(Manifest manifest) {
    return LegacyProject.read(
        settings(List.of(root), List.of(), 1), NO_KNEXFILE, Optional.of(manifest));
  }

  /** Converts into {@code output}, as the command does. */
  public ConvertedMigrations convertInto(ScriptEngine engine, Path output) {
    SetWriter writer = new SetWriter(output);
    ConvertedMigrations converted = convert(engine, 2, writer.previous());
    writer.write(converted);
    return converted;
  }

  /** Path → text of every file below a directory; a directory that is empty ends in a slash. */
  public static Map<String, String> files(Path directory) {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.toList()) {
        String name = directory.relativize(path).toString();
        if (Files.isRegularFile(path)) {
          files.put(name, Files.readString(path, StandardCharsets.ISO_8859_1));
        } else if (isEmpty(path)) {
          files.put(name + "/", "");
        }
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    }
  }

  private static final class Silent implements Conversion.Listener {
    @Override
    public void found(LegacyProject project) {}

    @Override
    public void converted(VersionedMigration migration, int done, int all) {}
  }
}
