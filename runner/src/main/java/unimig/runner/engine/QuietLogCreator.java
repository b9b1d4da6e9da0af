package unimig.runner.engine;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/** Keeps Flyway silent; what matters comes back in results and exceptions. Made by Flyway. */
public final class QuietLogCreator implements LogCreator {
  private static final Log SILENCE =
      new Log() {
        @Override
        public void debug(String message) {}

        @Override
        public void info(String message) {}

        @Override
        public void warn(String message) {}

        @Override
        public void error(String message) {}

        @Override
        public void error(String message, Exception e) {}

        @Override
        public void notice(String message) {}
      };

  public QuietLogCreator() {}

  @Override
  public Log createLogger(Class<?> owner) {
    return SILENCE;
  }
}
