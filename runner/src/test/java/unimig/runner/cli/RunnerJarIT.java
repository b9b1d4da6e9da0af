package unimig.runner.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unimig.runner.testing.TestDatabase;
import unimig.runner.testing.TestSet;

/** The packed thin runner, started as a user does. */
final class RunnerJarIT {
  private static final Path JAR = Path.of("target/unimig-runner.jar");
  private static final long MEGABYTE = 1_000_000;

  @Test
  void migratesWithSqlAndClasses(@TempDir Path directory) throws Exception {
    TestSet set =
        new TestSet(directory)
            .sql("V1__a.sql", "create table a (id int);")
            .java(
                "V2__b",
                "protected void up(Session db) { db.execute(\"insert into a values (7)\"); }");
    set.build();
    try (TestDatabase database = TestDatabase.create()) {
      Run run =
          run(
              "target/unimig-runner",
              "migrate",
              "--dir",
              directory.toString(),
              "--database-url",
              database.urlText());
      assertEquals(0, run.exitCode(), run.output());
      assertTrue(run.output().startsWith("2 migrations applied in "), run.output());
      assertEquals(List.of("7"), database.query("select id from a"));
    }
  }

  @Test
  void tellsItsVersion() throws Exception {
    assertTrue(run("target/unimig-runner", "--version").output().matches("unimig \\d.*\n"));
  }

  @Test
  void isThin() throws IOException {
    assertTrue(Files.size(JAR) < 12 * MEGABYTE, Files.size(JAR) + " bytes");
  }

  @Test
  void listsThirdPartyPartsWithLicences() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      String parts = text(jar, "META-INF/THIRD-PARTY.txt");
      for (String part : List.of("flyway-core", "picocli", "Gson", "PostgreSQL JDBC Driver")) {
        assertTrue(parts.contains(part), part);
      }
      assertTrue(text(jar, "META-INF/LICENSE").contains("Apache License"));
      assertTrue(
          text(jar, "META-INF/licences/postgresql/LICENSE")
              .contains("PostgreSQL Global Development Group"));
    }
  }

  private static String text(JarFile jar, String name) throws IOException {
    return new String(
        jar.getInputStream(new ZipEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
  }

  private record Run(int exitCode, String output) {}

  private static Run run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(Stream.of(command).toList())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }
}
