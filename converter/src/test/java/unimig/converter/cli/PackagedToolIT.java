package unimig.converter.cli;

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
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at {@code target/unimig.jar} and its launcher as a user gets them. */
final class PackagedToolIT {
  private static final Path JAR = Path.of("target/unimig.jar");

  /** Runs JavaScript; started with nothing but the packaged jar and this class. */
  static final class Probe {
    private Probe() {}

    public static void main(String[] arguments) {
      try (Engine engine =
              Engine.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();
          Context context = Context.newBuilder("js").engine(engine).build()) {
        System.out.println(
            context.eval("js", "[1, 2].map(n => n * 21).join() + /\\p{L}/u.test('é')"));
        System.out.println(context.eval("js", "new Intl.NumberFormat('de').format(1234.5)"));
      }
    }
  }

  @Test
  void runsJavaScriptFromTheOneJar() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String classPath = JAR + System.getProperty("path.separator") + "target/test-classes";
    Run run = run(java.toString(), "-cp", classPath, Probe.class.getName());
    assertEquals("21,42true\n1.234,5\n", run.output());
  }

  @Test
  void buildsWithTheClassesInTheJar(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve("migrations.json"), "{}");
    Path source = directory.resolve("java/db/migration/V1__a.java");
    Files.createDirectories(source.getParent());
    Files.writeString(
        source,
        """
        package db.migration;

        public final class V1__a extends unimig.runner.api.ConvertedMigration {
          @Override
          protected void up(unimig.runner.api.Session db) {}
        }
        """);
    Run run = run("target/unimig", "build", directory.toString());
    assertEquals(0, run.exitCode());
    assertTrue(Files.exists(directory.resolve("migrations.jar")));
  }

  @Test
  void tellsItsVersion() throws Exception {
    assertTrue(run("target/unimig", "--version").output().matches("unimig \\d.*\\n"));
  }

  /** Loading classes is a good part of a short run. */
  @Test
  void startsFromItsArchive() throws Exception {
    Run run = run("env", "UNIMIG_JAVA_OPTS=-Xlog:class+load:stdout", "target/unimig", "--version");
    assertTrue(
        run.output()
            .lines()
            .anyMatch(
                line -> line.contains("unimig.") && line.endsWith("shared objects file (top)")),
        run.output());
  }

  @Test
  void listsThirdPartyPartsWithLicences() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      String parts = text(jar, "META-INF/THIRD-PARTY.txt");
      for (String part :
          List.of(
              "(Apache License, Version 2.0) flyway-core",
              "(BSD-2-Clause) PostgreSQL JDBC Driver",
              "org.graalvm.js:js-language",
              "(MIT) Testcontainers Core")) {
        assertTrue(parts.contains(part), part);
      }
      assertTrue(parts.lines().noneMatch(line -> line.contains("unimig:")), parts);
      assertTrue(text(jar, "META-INF/THIRD-PARTY-postgresql.txt").contains("PostgreSQL License"));
      assertTrue(text(jar, "META-INF/LICENSE").contains("Apache License"));
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
