package unimig.converter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher script beside a jar that shows what it was given. */
final class LauncherTest {
  private static final Path LAUNCHER = Path.of("../runner/src/main/launcher/unimig-runner");

  private final Path directory;

  LauncherTest(@TempDir Path directory) {
    this.directory = directory;
  }

  /** Prints each argument in a line of its own and ends with 7. */
  static final class Echo {
    private Echo() {}

    public static void main(String[] arguments) {
      for (String argument : arguments) {
        System.out.println(argument);
      }
      System.exit(7);
    }
  }

  @BeforeEach
  void install() throws IOException {
    Files.copy(LAUNCHER, Files.createDirectory(directory.resolve("tool")).resolve("unimig"));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Echo.class.getName());
    String echo = Echo.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(directory.resolve("tool/unimig.jar"));
        JarOutputStream jar = new JarOutputStream(out, manifest);
        InputStream in = Echo.class.getClassLoader().getResourceAsStream(echo)) {
      jar.putNextEntry(new ZipEntry(echo));
      in.transferTo(jar);
    }
  }

  @Test
  void passesArgumentsAndExitCodeThroughLinks() throws Exception {
    Path links = Files.createDirectory(directory.resolve("links"));
    Files.createSymbolicLink(links.resolve("one"), Path.of("../tool/unimig"));
    Files.createSymbolicLink(links.resolve("two"), links.resolve("one"));
    Run run = run(Map.of(), links.resolve("two"), "a b", "", "*");
    assertEquals(new Run(7, "a b\n\n*\n", ""), run);
  }

  @Test
  void namesAJavaThatIsTooOld() throws Exception {
    Path old = Files.createDirectories(directory.resolve("jdk8/bin")).resolve("java");
    Files.writeString(old, "#!/bin/sh\necho 'openjdk version \"1.8.0_402\"' >&2\n");
    assertTrue(old.toFile().setExecutable(true));
    Run run = run(Map.of("JAVA_HOME", directory.resolve("jdk8").toString()), tool());
    assertEquals(1, run.exitCode());
    assertTrue(run.errors().contains("is Java 8; set JAVA_HOME to JDK 17 or newer"), run.errors());
  }

  @Test
  void namesAJavaHomeWithoutJava() throws Exception {
    Run run = run(Map.of("JAVA_HOME", "/nowhere"), tool());
    assertEquals(
        new Run(1, "", "unimig: no Java at \"/nowhere/bin/java\"; correct JAVA_HOME or unset it\n"),
        run);
  }

  @Test
  void saysWhenTheJarIsMissing() throws Exception {
    Files.delete(directory.resolve("tool/unimig.jar"));
    Run run = run(Map.of(), tool());
    assertEquals(1, run.exitCode());
    assertTrue(run.errors().contains("unimig.jar\" is missing"), run.errors());
  }

  @Test
  void takesFurtherWordsForJava() throws Exception {
    Run run = run(Map.of("UNIMIG_JAVA_OPTS", "-Xmx64m -XshowSettings:vm"), tool());
    assertEquals(7, run.exitCode());
    assertTrue(run.errors().contains("Max. Heap Size: 64.00M"), run.errors());
  }

  private Path tool() {
    return directory.resolve("tool/unimig");
  }

  private record Run(int exitCode, String output, String errors) {}

  private Run run(Map<String, String> environment, Path launcher, String... arguments)
      throws IOException, InterruptedException {
    Path errors = directory.resolve("errors");
    ProcessBuilder builder =
        new ProcessBuilder(
                Stream.concat(Stream.of("bash", launcher.toString()), Stream.of(arguments))
                    .toList())
            .redirectError(errors.toFile());
    builder.environment().keySet().removeAll(List.of("UNIMIG_JAVA_OPTS", "JAVA_TOOL_OPTIONS"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output, Files.readString(errors));
  }
}
