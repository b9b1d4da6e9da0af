package unimig.runner.api;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogFactory;

/** What {@code console.log} and its like print: lines of Flyway's log. */
public final class Console {
  private static final Log LOG = LogFactory.getLog(Console.class);

  private Console() {}

  public static void log(String text) {
    LOG.info(text);
  }

  public static void info(String text) {
    LOG.info(text);
  }

  public static void warn(String text) {
    LOG.warn(text);
  }

  public static void error(String text) {
    LOG.error(text);
  }

  public static void debug(String text) {
    LOG.debug(text);
  }
}
