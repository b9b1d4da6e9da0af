package unimig.runner.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.database.postgresql.PostgreSQLDatabaseType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.Driver;
import unimig.runner.testing.JavaSources;
import unimig.runner.testing.TestDatabase;

/** Converted classes compiled and run with nothing of ours but the api, by Flyway's defaults. */
final class StockFlywayTest {
  private static final String MIGRATION =
      """
      package db.migration;

      import java.util.Map;
      import unimig.runner.api.ConvertedMigration;
      import unimig.runner.api.Session;

      public final class V20240105093000__split_full_name extends ConvertedMigration {
        @Override
        protected void up(Session db) {
          db.execute("create table a (v jsonb, tenant text, path text)");
          db.transaction(
              () ->
                  db.update(
                      "insert into a values (?, ?, ?)",
                      "{\\"a\\": 1}", db.env("tenant"), db.env("PATH")));
        }

        @Override
        protected void down(Session db) {
          db.execute("drop table a");
        }

        @Override
        public Integer getChecksum() {
          return 0x5f3a91c2;
        }
      }
      """;

  private static final String STOCK =
      """
      package stock;

      import java.util.Map;
      import org.flywaydb.core.Flyway;

      public final class Stock implements java.util.function.Function<String, Integer> {
        @Override
        public Integer apply(String url) {
          return Flyway.configure(getClass().getClassLoader())
              .dataSource(url, null, null)
              .placeholders(Map.of("tenant", "t"))
              .load()
              .migrate()
              .migrationsExecuted;
        }
      }
      """;

  private final Path directory;

  StockFlywayTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void aConvertedClassRunsUnchanged() throws Exception {
    Path classes = compiled();
    List<Path> classPath = new ArrayList<>(libraries());
    classPath.add(classes);
    try (TestDatabase database = TestDatabase.create();
        URLClassLoader loader =
            new URLClassLoader(urls(classPath), ClassLoader.getPlatformClassLoader())) {
      assertThrows(
          ClassNotFoundException.class,
          () -> loader.loadClass("unimig.runner.engine.MigrationEngine"));
      assertEquals(1, migrate(loader, url(database)));
      assertEquals(0, migrate(loader, url(database)));
      assertEquals(
          List.of("{\"a\": 1}|t|" + System.getenv("PATH")), database.query("select * from a"));
      assertEquals(
          List.of("20240105093000|JDBC|split full name|1597673922"),
          database.query("select version, type, description, checksum from flyway_schema_history"));
    }
  }

  @SuppressWarnings("unchecked")
  private static int migrate(ClassLoader loader, String url) throws ReflectiveOperationException {
    Object stock = loader.loadClass("stock.Stock").getDeclaredConstructor().newInstance();
    return ((Function<String, Integer>) stock).apply(url);
  }

  private Path compiled() throws IOException, URISyntaxException {
    Path sources = directory.resolve("java");
    write(sources.resolve("db/migration/V20240105093000__split_full_name.java"), MIGRATION);
    write(sources.resolve("stock/Stock.java"), STOCK);
    Path classes = directory.resolve("classes");
    String compilerPath =
        Stream.of(jarOf(Flyway.class), api())
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    JavaSources.compile(sources, classes, compilerPath);
    return classes;
  }

  private List<Path> libraries() throws IOException, URISyntaxException {
    return List.of(
        jarOf(Flyway.class), jarOf(PostgreSQLDatabaseType.class), jarOf(Driver.class), api());
  }

  /** What the api jar holds, as the build packs it. */
  private Path api() throws IOException, URISyntaxException {
    Path api = directory.resolve("api");
    Path from = jarOf(Session.class).resolve("unimig/runner/api");
    Path to = Files.createDirectories(api.resolve("unimig/runner/api"));
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(file.getFileName());
        if (!Files.exists(copy)) {
          Files.copy(file, copy);
        }
      }
    }
    assertTrue(Files.exists(to.resolve("Session.class")));
    return api;
  }

  private static Path jarOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static URL[] urls(List<Path> classPath) throws IOException {
    URL[] urls = new URL[classPath.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = classPath.get(i).toUri().toURL();
    }
    return urls;
  }

  private static String url(TestDatabase database) {
    Map<String, String> properties = database.url().properties();
    return "%s?user=%s&password=%s"
        .formatted(
            database.url().jdbcUrl(),
            properties.getOrDefault("user", ""),
            properties.getOrDefault("password", ""));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
