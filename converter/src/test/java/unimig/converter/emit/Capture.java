package unimig.converter.emit;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import unimig.runner.api.ConvertedMigration;
import unimig.runner.api.Session;

/**
 * Compiles what was emitted and takes down the statements it sends and the values it binds. It
 * stands for no database: nothing is answered.
 */
final class Capture {
  /**
   * A statement as it left the class.
   *
   * @param values in order of their place; byte arrays as lists
   */
  record Sent(String sql, List<Optional<Object>> values) {}

  private final List<Sent> sent = new ArrayList<>();

  private Capture() {}

  /** Compiles with every warning an error. */
  static ConvertedMigration compile(EmittedClass emitted, Path directory) {
    try {
      Path source = directory.resolve(emitted.path());
      Files.createDirectories(source.getParent());
      Files.writeString(source, emitted.text());
      JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
      StringWriter messages = new StringWriter();
      List<String> options =
          List.of(
              "-Xlint:all",
              "-Xdoclint:all,-missing",
              "-Werror",
              "-proc:none",
              "--release",
              "17",
              "-d",
              directory.toString(),
              "-cp",
              System.getProperty("java.class.path"));
      try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
        boolean compiled =
            compiler
                .getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
                .call();
        Assertions.assertTrue(compiled, messages + "\n" + head(emitted.text()));
      }
      URL[] classes = {directory.toUri().toURL()};
      URLClassLoader loader = new URLClassLoader(classes, Capture.class.getClassLoader());
      String name = source.getFileName().toString().replace(".java", "");
      return (ConvertedMigration)
          loader.loadClass("db.migration." + name).getDeclaredConstructor().newInstance();
    } catch (IOException | ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static String head(String text) {
    return text.substring(0, Math.min(text.length(), 5_000));
  }

  static List<Sent> up(ConvertedMigration migration) {
    Capture capture = new Capture();
    migration.apply(capture.connection());
    return capture.sent;
  }

  static List<Sent> down(ConvertedMigration migration, Map<String, String> environment) {
    Capture capture = new Capture();
    DataSource none = proxy(DataSource.class, (proxy, method, args) -> null);
    migration.rollback(Session.of(capture.connection(), environment, none));
    return capture.sent;
  }

  private Connection connection() {
    return proxy(
        Connection.class,
        (proxy, method, args) ->
            switch (method.getName()) {
              case "createStatement" -> statement();
              case "prepareStatement" -> preparedStatement((String) args[0]);
              case "getAutoCommit" -> false;
              case "setSavepoint" -> proxy(Savepoint.class, (p, m, a) -> null);
              default -> null;
            });
  }

  private Statement statement() {
    return proxy(
        Statement.class,
        (proxy, method, args) -> {
          if (method.getName().equals("execute")) {
            sent.add(new Sent((String) args[0], List.of()));
            return false;
          }
          return null;
        });
  }

  private PreparedStatement preparedStatement(String sql) {
    TreeMap<Integer, Optional<Object>> values = new TreeMap<>();
    return proxy(
        PreparedStatement.class,
        (proxy, method, args) -> {
          switch (method.getName()) {
            case "setNull" -> values.put((Integer) args[0], Optional.empty());
            case "setObject" -> values.put((Integer) args[0], Optional.of(args[1]));
            case "setBytes" -> values.put((Integer) args[0], Optional.of(list((byte[]) args[1])));
            case "execute" -> sent.add(new Sent(sql, List.copyOf(values.values())));
            default -> {}
          }
          return method.getReturnType() == int.class ? 0 : falseOrNull(method.getReturnType());
        });
  }

  private static @Nullable Object falseOrNull(Class<?> type) {
    return type == boolean.class ? false : null;
  }

  private static List<Byte> list(byte[] bytes) {
    List<Byte> list = new ArrayList<>();
    for (byte b : bytes) {
      list.add(b);
    }
    return list;
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(Capture.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
