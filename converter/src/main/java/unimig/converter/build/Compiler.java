package unimig.converter.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import unimig.runner.diagnostic.BadInputException;
import unimig.runner.diagnostic.Diagnostic;

/** Runs the JDK's own compiler for Java 17 with every lint on; warnings do not stop it. */
final class Compiler {
  private static final String LINT = "-Xlint:all,-options,-path,-processing,-serial";

  private final String classPath;
  private final CompilerFindings findings;

  /**
   * @param directory that places in diagnostics are relative to
   */
  Compiler(Path directory, String classPath) {
    this.classPath = classPath;
    this.findings = new CompilerFindings(directory);
  }

  /**
   * Compiles the {@code .java} files among {@code sources} and adds their classes to {@code
   * entries}.
   *
   * @return warnings
   * @throws BadInputException with all errors and warnings, if there is an error
   */
  List<Diagnostic> compile(List<Path> sources, SortedMap<String, byte[]> entries)
      throws IOException {
    List<Path> java = sources.stream().filter(file -> file.toString().endsWith(".java")).toList();
    if (java.isEmpty()) {
      return List.of();
    }
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    try (MemoryClasses classes = MemoryClasses.of(collector)) {
      boolean done = run(classPath, collector, classes, classes.sources(java));
      List<Diagnostic> found = findings.of(collector.getDiagnostics());
      if (!done) {
        throw new BadInputException(found);
      }
      classes.copyTo(entries);
      return found;
    }
  }

  /** Whether there was no error. */
  static boolean run(
      String classPath,
      DiagnosticCollector<JavaFileObject> collector,
      MemoryClasses classes,
      Iterable<? extends JavaFileObject> sources) {
    List<String> options =
        List.of(
            "--release",
            "17",
            "-encoding",
            "UTF-8",
            "-proc:none",
            "-g",
            LINT,
            "-classpath",
            classPath);
    return systemCompiler().getTask(null, classes, collector, options, null, sources).call();
  }

  static JavaCompiler systemCompiler() {
    return Optional.ofNullable(ToolProvider.getSystemJavaCompiler())
        .orElseThrow(
            () ->
                new BuildException(
                    "no Java compiler in \"%s\", which is a JRE; run unimig with a JDK 17 or newer (set JAVA_HOME to it)"
                        .formatted(System.getProperty("java.home")),
                    null));
  }
}
