package unimig.runner.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/** Stands before an object of JDBC or of the driver. */
public final class JdbcProxy {
  private JdbcProxy() {}

  /** An object of {@code type}, all of whose calls go to {@code handler}. */
  public static <T> T of(Class<T> type, InvocationHandler handler) {
    // Flyway looks for the driver's copy support beside the connection's class.
    ClassLoader loader = Driver.class.getClassLoader();
    return type.cast(Proxy.newProxyInstance(loader, new Class<?>[] {type}, handler));
  }

  /** Passes a call on; what it throws is thrown as it is. */
  public static @Nullable Object pass(
      Object target, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
