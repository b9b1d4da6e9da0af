package unimig.runner.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.migration.JavaMigration;
import unimig.runner.api.ConvertedMigration;

/**
 * The Java migrations of a set, loaded once. They are handed to Flyway as objects, which spares it
 * the scan of the class path and gives the same history rows.
 */
final class JavaMigrations implements AutoCloseable {
  private static final String PACKAGE = "db/migration";

  private final Optional<URLClassLoader> loader;
  private final List<JavaMigration> all;

  private JavaMigrations(Optional<URLClassLoader> loader, List<JavaMigration> all) {
    this.loader = loader;
    this.all = List.copyOf(all);
  }

  /**
   * @param classes a jar or a directory
   * @throws RunFailedException with {@code BAD_CLASS} naming every class that cannot be loaded
   */
  static JavaMigrations load(Optional<Path> classes, Map<String, String> environment) {
    if (classes.isEmpty()) {
      return new JavaMigrations(Optional.empty(), List.of());
    }
    try {
      URLClassLoader loader =
          new URLClassLoader(
              new URL[] {classes.get().toUri().toURL()}, JavaMigrations.class.getClassLoader());
      return new JavaMigrations(
          Optional.of(loader), instances(loader, names(classes.get()), environment));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + classes.get(), e);
    }
  }

  List<JavaMigration> all() {
    return all;
  }

  /** These of them; closing either closes both. */
  JavaMigrations only(List<JavaMigration> chosen) {
    return new JavaMigrations(loader, chosen);
  }

  ClassLoader classLoader() {
    return loader.<ClassLoader>map(l -> l).orElseGet(JavaMigrations.class::getClassLoader);
  }

  private static List<String> names(Path classes) throws IOException {
    if (Files.isDirectory(classes)) {
      return names(classes.resolve(PACKAGE), classes);
    }
    try (FileSystem jar = FileSystems.newFileSystem(classes)) {
      return names(jar.getPath("/" + PACKAGE), jar.getPath("/"));
    }
  }

  private static List<String> names(Path folder, Path root) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.contains("$"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .map(name -> name.replace('/', '.').replace('\\', '.'))
          .sorted()
          .toList();
    }
  }

  private static List<JavaMigration> instances(
      ClassLoader loader, List<String> names, Map<String, String> environment) {
    List<JavaMigration> instances = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (String name : names) {
      try {
        instance(loader, name).ifPresent(instances::add);
      } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
        failures.add(
            Failure.of(
                    FailureCode.BAD_CLASS,
                    "class \"" + name + "\" cannot be made: " + rootOf(e),
                    "compile it again for this version of Java and of the runner's api")
                .inMigration(name));
      }
    }
    if (!failures.isEmpty()) {
      throw new RunFailedException(failures);
    }
    for (JavaMigration instance : instances) {
      if (instance instanceof ConvertedMigration converted) {
        converted.useEnvironment(environment);
      }
    }
    return instances;
  }

  private static Optional<JavaMigration> instance(ClassLoader loader, String name)
      throws ReflectiveOperationException {
    Class<?> type = Class.forName(name, true, loader);
    if (!JavaMigration.class.isAssignableFrom(type) || Modifier.isAbstract(type.getModifiers())) {
      return Optional.empty();
    }
    return Optional.of((JavaMigration) type.getDeclaredConstructor().newInstance());
  }

  private static Throwable rootOf(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  @Override
  public void close() {
    loader.ifPresent(JavaMigrations::close);
  }

  private static void close(URLClassLoader loader) {
    try {
      loader.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the jar of migrations", e);
    }
  }
}
