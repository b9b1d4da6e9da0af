package unimig.converter.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Whether sources compile, without a warning; nothing is written. */
public final class CompileCheck {
  private final String classPath;

  /**
   * @param classPath to compile against, as {@code java.class.path} has it
   */
  public CompileCheck(String classPath) {
    this.classPath = classPath;
  }

  /**
   * Compiles all sources at once, as a compiler is slow to start; again without those that fail, as
   * their errors may hide those of others.
   *
   * @param sources by path, such as {@code java/db/migration/V1__a.java}
   * @return what the compiler says of those that fail, by path
   * @throws BuildException if there is no compiler, or it fails without naming a source
   */
  public Map<String, String> failing(Map<String, String> sources) {
    Map<String, String> rest = new TreeMap<>(sources);
    Map<String, String> failing = new TreeMap<>();
    while (!rest.isEmpty()) {
      Map<String, String> found = compile(rest);
      if (found.isEmpty()) {
        break;
      }
      failing.putAll(found);
      rest.keySet().removeAll(found.keySet());
    }
    return failing;
  }

  private Map<String, String> compile(Map<String, String> sources) {
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    List<Text> texts =
        sources.entrySet().stream().map(each -> new Text(each.getKey(), each.getValue())).toList();
    boolean done;
    try (MemoryClasses classes = MemoryClasses.of(collector)) {
      done = Compiler.run(classPath, collector, classes, texts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> found = new TreeMap<>();
    for (var said : collector.getDiagnostics()) {
      boolean counts = said.getKind() != Diagnostic.Kind.NOTE;
      if (counts && said.getSource() instanceof Text text) {
        String message = said.getMessage(Locale.ENGLISH).lines().findFirst().orElse("");
        found.putIfAbsent(text.path, "line " + said.getLineNumber() + ": " + message);
      }
    }
    if (!done && found.isEmpty()) {
      throw new BuildException("the Java compiler fails: " + collector.getDiagnostics(), null);
    }
    return found;
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String path;
    private final String text;

    Text(String path, String text) {
      super(URI.create("memory:///" + path), Kind.SOURCE);
      this.path = path;
      this.text = text;
    }

    @Override
    public String getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
