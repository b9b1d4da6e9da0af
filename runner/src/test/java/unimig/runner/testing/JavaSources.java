package unimig.runner.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles migrations as a user's build does. */
public final class JavaSources {
  private JavaSources() {}

  /**
   * Compiles every {@code .java} file below {@code sources}.
   *
   * @param classPath with the system's separator
   * @throws IllegalStateException with the compiler's output if it fails
   */
  public static void compile(Path sources, Path classes, String classPath) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter output = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      Files.createDirectories(classes);
      List<String> options =
          List.of("--release", "17", "-proc:none", "-d", classes.toString(), "-cp", classPath);
      boolean done =
          compiler
              .getTask(
                  output,
                  files,
                  null,
                  options,
                  null,
                  files.getJavaFileObjectsFromPaths(below(sources, ".java")))
              .call();
      if (!done) {
        throw new IllegalStateException(output.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Packs every file below {@code classes}. */
  public static void pack(Path classes, Path jar) {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (Path each : below(classes, "")) {
        out.putNextEntry(new JarEntry(classes.relativize(each).toString()));
        Files.copy(each, out);
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> below(Path directory, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(file -> Files.isRegularFile(file) && file.toString().endsWith(ending))
          .sorted()
          .toList();
    }
  }
}
