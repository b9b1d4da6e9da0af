package unimig.converter.build;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;

/** Keeps what the compiler writes in memory, by the name it has in a jar. */
final class MemoryClasses extends ForwardingJavaFileManager<StandardJavaFileManager> {
  private final SortedMap<String, ByteArrayOutputStream> classes = new TreeMap<>();

  private MemoryClasses(StandardJavaFileManager files) {
    super(files);
  }

  static MemoryClasses of(DiagnosticCollector<JavaFileObject> collector) {
    return new MemoryClasses(
        Compiler.systemCompiler()
            .getStandardFileManager(collector, Locale.ENGLISH, StandardCharsets.UTF_8));
  }

  Iterable<? extends JavaFileObject> sources(List<Path> files) {
    return fileManager.getJavaFileObjectsFromPaths(files);
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
    String name = className.replace('.', '/') + kind.extension;
    return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
      @Override
      public OutputStream openOutputStream() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        classes.put(name, bytes);
        return bytes;
      }
    };
  }

  void copyTo(SortedMap<String, byte[]> entries) {
    classes.forEach((name, bytes) -> entries.put(name, bytes.toByteArray()));
  }
}
