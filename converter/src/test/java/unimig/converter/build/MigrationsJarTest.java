package unimig.converter.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.runner.api.ConvertedMigration;
import unimig.runner.diagnostic.BadInputException;
import unimig.runner.diagnostic.Diagnostic;

final class MigrationsJarTest {
  private static final String MIGRATION =
      """
      package db.migration;

      import unimig.runner.api.ConvertedMigration;
      import unimig.runner.api.Session;

      public final class %s extends ConvertedMigration {
        @Override
        protected void up(Session db) {
          db.execute("select 1");
        }
      }
      """;

  private final Path directory;

  MigrationsJarTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void holdsClassesScriptsAndManifestInOrder() throws IOException {
    write("migrations.json", "{}");
    write("java/db/migration/V2__b.java", MIGRATION.formatted("V2__b"));
    write("java/db/migration/V1__a.java", MIGRATION.formatted("V1__a"));
    write("legacy/knex/3.ts", "export const up = () => {}");

    Built built = build();

    assertEquals(new Built(directory.resolve("migrations.jar"), 2, List.of()), built);
    try (JarFile jar = new JarFile(built.jar().toFile())) {
      assertEquals(
          List.of(
              "META-INF/",
              "META-INF/MANIFEST.MF",
              "META-INF/unimig/",
              "META-INF/unimig/migrations.json",
              "db/",
              "db/migration/",
              "db/migration/V1__a.class",
              "db/migration/V2__b.class",
              "legacy/",
              "legacy/knex/",
              "legacy/knex/3.ts"),
          jar.stream().map(ZipEntry::getName).toList());
      assertEquals(1, jar.getManifest().getMainAttributes().size());
    }
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(4, files.count());
    }
  }

  @Test
  void loadsAsAFlywayMigration() throws Exception {
    write("migrations.json", "{}");
    write("java/db/migration/V7__load_me.java", MIGRATION.formatted("V7__load_me"));
    URL[] jar = {build().jar().toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(jar, getClass().getClassLoader())) {
      Object migration =
          loader.loadClass("db.migration.V7__load_me").getDeclaredConstructor().newInstance();
      assertEquals("7", ((ConvertedMigration) migration).getVersion().getVersion());
      assertTrue(loader.getResources("db/migration").hasMoreElements());
    }
  }

  @Test
  void makesTheSameBytesTwice() throws IOException {
    write("migrations.json", "{}");
    write("java/db/migration/V1__a.java", MIGRATION.formatted("V1__a"));
    byte[] first = Files.readAllBytes(build().jar());
    Files.setLastModifiedTime(
        directory.resolve("java/db/migration/V1__a.java"), FileTime.fromMillis(0));
    assertArrayEquals(first, Files.readAllBytes(build().jar()));
  }

  @Test
  void reportsEveryErrorWithItsPlaceAndKeepsTheOldJar() throws IOException {
    write("migrations.json", "{}");
    write("migrations.jar", "old");
    write("java/db/migration/V1__a.java", "package db.migration;\n\tclass V1__a { Missing x; }\n");
    write(
        "java/db/migration/V2__b.java", "package db.migration;\n\nclass V2__b { int x = \"\"; }\n");

    List<Diagnostic> found = assertThrows(BadInputException.class, this::build).diagnostics();

    assertEquals(
        List.of(
            "java/db/migration/V1__a.java:2:16 COMPILE_ERROR",
            "java/db/migration/V2__b.java:3:23 COMPILE_ERROR"),
        found.stream().map(each -> each.place() + " " + each.code()).toList());
    assertFalse(found.get(0).message().contains("\n"));
    assertEquals("old", Files.readString(directory.resolve("migrations.jar")));
  }

  @Test
  void warnsWithoutStopping() throws IOException {
    write("migrations.json", "{}");
    write(
        "java/db/migration/Addition.java",
        "package db.migration;\nclass Addition { java.util.List raw; }\n");
    Built built = build();
    assertEquals(
        List.of("java/db/migration/Addition.java:2:27 COMPILE_WARNING"),
        built.warnings().stream().map(each -> each.place() + " " + each.code()).toList());
    assertEquals(1, built.classes());
  }

  @Test
  void buildsASetWithoutJava() throws IOException {
    write("migrations.json", "{}");
    assertEquals(0, build().classes());
  }

  @Test
  void asksForAManifest() {
    List<Diagnostic> found = assertThrows(BadInputException.class, this::build).diagnostics();
    assertEquals("MISSING_MANIFEST", found.get(0).code());
  }

  private Built build() {
    return new MigrationsJar(directory, System.getProperty("java.class.path")).build();
  }

  private void write(String name, String content) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
