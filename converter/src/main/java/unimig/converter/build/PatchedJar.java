package unimig.converter.build;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** A jar of migrations in which one class is another. */
public final class PatchedJar {
  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  private final SortedMap<String, byte[]> entries = new TreeMap<>();
  private final String classPath;

  /**
   * @param jar that {@link MigrationsJar} built
   * @param classPath to compile against, as {@code java.class.path} has it
   */
  public PatchedJar(Path jar, String classPath) {
    this.classPath = classPath + System.getProperty("path.separator") + jar;
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : file.stream().toList()) {
        if (!entry.isDirectory() && !entry.getName().equals(MANIFEST)) {
          entries.put(entry.getName(), file.getInputStream(entry).readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new BuildException("cannot read " + jar + ": " + e, e);
    }
  }

  /**
   * Writes the jar with another class.
   *
   * @param file of the class, such as {@code java/db/migration/V1__a.java}
   * @param source of the class instead
   * @return whether it compiles; else nothing is written
   */
  public boolean write(Path target, String file, String source) {
    String name = file.substring(file.indexOf('/') + 1);
    String stem = name.substring(0, name.lastIndexOf('.'));
    Optional<SortedMap<String, byte[]>> compiled = compile(name, source);
    if (compiled.isEmpty()) {
      return false;
    }
    SortedMap<String, byte[]> patched = new TreeMap<>(entries);
    patched.keySet().removeIf(each -> each.startsWith(stem + ".") || each.startsWith(stem + "$"));
    patched.putAll(compiled.get());
    try {
      Files.write(target, ReproducibleJar.of(patched));
      return true;
    } catch (IOException e) {
      throw new BuildException("cannot write " + target + ": " + e, e);
    }
  }

  private Optional<SortedMap<String, byte[]>> compile(String name, String source) {
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    try (MemoryClasses classes = MemoryClasses.of(collector)) {
      JavaFileObject unit =
          new SimpleJavaFileObject(URI.create("memory:///" + name), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
              return source;
            }
          };
      if (!Compiler.run(classPath, collector, classes, List.of(unit))) {
        return Optional.empty();
      }
      SortedMap<String, byte[]> compiled = new TreeMap<>();
      classes.copyTo(compiled);
      return Optional.of(compiled);
    } catch (IOException e) {
      throw new BuildException("cannot compile " + name + ": " + e, e);
    }
  }
}
